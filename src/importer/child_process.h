#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"

namespace lectern::importer {

/// What another program may use.
struct ChildLimits {
  std::chrono::seconds time{60};
  std::size_t output_bytes = 64U << 20U;  ///< on standard output, and in each file that it writes
};

struct ChildOutput {
  int status = 0;  ///< its exit status; 128 and the signal's number when one ended it
  std::string output;
  std::string errors;  ///< the beginning of its standard error
};

/// Runs a program, found on PATH, without a shell, with nothing on standard input, in `folder`. NotFound when there is
/// no such program; Io when it is out of bounds, and it is ended then; Interrupted when somebody asked to end.
core::Result<ChildOutput> run_program(const std::vector<std::string>& command, const std::filesystem::path& folder,
                                      const ChildLimits& limits = {});

}  // namespace lectern::importer
