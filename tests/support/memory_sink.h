#pragma once

#include <map>
#include <string>

#include "core/file_sink.h"

/// Keeps what is written to it.
class MemorySink : public lectern::core::FileSink {
 public:
  lectern::core::Result<void> write(std::string_view path, std::string_view bytes) override {
    const auto [file, fresh] = files.emplace(path, bytes);
    if (fresh || file->second == bytes) return {};
    return lectern::core::Error{lectern::core::Error::Code::InvalidUsage, "written twice: " + file->first, {}};
  }

  lectern::core::Result<void> copy(std::string_view path, const std::filesystem::path&) override {
    return lectern::core::Error{lectern::core::Error::Code::InvalidUsage, "copied: " + std::string(path), {}};
  }

  lectern::core::Result<void> reuse(std::string_view path, std::string_view) override {
    return lectern::core::Error{lectern::core::Error::Code::NotFound, "nothing to reuse: " + std::string(path), {}};
  }

  std::map<std::string, std::string, std::less<>> files;
};
