#pragma once

#include "core/error.h"

namespace lectern::cli {

/// What the shell gets to know; listed in `lectern --help`.
enum ExitStatus : int {
  kDone = 0,
  kArchiveProblems = 1,
  kWrongUsage = 2,
  kOperationFailed = 3,
  kInterrupted = 130,  ///< by SIGINT; as shells have it, 128 and the signal's number
  kTerminated = 143,   ///< by SIGTERM
};

ExitStatus status_of(const core::Error& error);

}  // namespace lectern::cli
