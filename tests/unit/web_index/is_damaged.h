#pragma once

#include <string>

#include "core/result.h"

/// Whether `result` is the error for damage, in words that name the file.
template <typename T>
bool is_damaged(const lectern::core::Result<T>& result, const std::string& file) {
  return !result && result.error().code == lectern::core::Error::Code::Corrupt &&
         result.error().message.starts_with(file + " of the web index is damaged");
}
