#pragma once

#include <span>
#include <string_view>

#include "core/diagnostic.h"

namespace lectern::pipeline {

/// A code that some stage reports.
struct ProblemCode {
  std::string_view code;
  core::Severity mildest;  ///< of those that it is reported with
};

/// The entry of `code`; null when no stage reports it.
const ProblemCode* find_problem_code(std::string_view code);
/// All codes, sorted.
std::span<const std::string_view> problem_code_names();

}  // namespace lectern::pipeline
