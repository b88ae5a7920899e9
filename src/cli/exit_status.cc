#include "cli/exit_status.h"

#include <csignal>

#include "core/interruption.h"

namespace lectern::cli {

ExitStatus status_of(const core::Error& error) {
  switch (error.code) {
    case core::Error::Code::InvalidUsage:
      return kWrongUsage;
    case core::Error::Code::ArchiveProblems:
    case core::Error::Code::SelfTest:
      return kArchiveProblems;
    case core::Error::Code::Interrupted:
      return core::interrupted() == SIGTERM ? kTerminated : kInterrupted;
    default:
      return kOperationFailed;
  }
}

}  // namespace lectern::cli
