#pragma once

#include <string>

namespace lectern::core {

/// Why an operation failed: disk, database, arguments. Faults in the author's text are `Diagnostic`s instead.
struct Error {
  enum class Code {
    InvalidUsage,     ///< the caller asked for something that makes no sense
    ArchiveProblems,  ///< diagnostics of severity Error stopped the operation; they have been reported
    NotFound,
    Io,             ///< the disk, its permissions or its space
    Corrupt,        ///< a file that we wrote does not read back as we wrote it
    IndexMismatch,  ///< an index made by another version of the analysis or of the format
    SelfTest,       ///< a build that cannot find its own lessons
    Interrupted,    ///< a signal asked to stop
  };

  Code code;
  std::string message;  ///< one sentence, lower-case first letter, no full stop; names the file or value
  std::string hint;     ///< what to do about it; may be empty
};

}  // namespace lectern::core
