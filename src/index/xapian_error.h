#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <exception>
#include <filesystem>
#include <utility>

#include "core/file_system.h"
#include "core/result.h"

namespace lectern::index {

inline constexpr const char* kBuildAgain = "build the archive again to make a new index";

/// What Xapian threw over the database in `folder`, in our words and with a next step.
inline core::Error xapian_error(const std::filesystem::path& folder, const Xapian::Error& cause) {
  using Code = core::Error::Code;
  const std::string type = cause.get_type();
  const auto error = [&](Code code, std::string_view what, std::string hint) {
    const char* system = cause.get_error_string();
    return core::Error{code,
                       fmt::format("{} {} ({}{}{})", what, folder.string(), cause.get_msg(),
                                   system == nullptr ? "" : ": ", system == nullptr ? "" : system),
                       std::move(hint)};
  };
  if (type == "DatabaseNotFoundError") return error(Code::NotFound, "there is no index in", kBuildAgain);
  if (type == "DatabaseVersionError") {
    return error(Code::IndexMismatch, "another Xapian made the index in", kBuildAgain);
  }
  if (type == "DatabaseLockError") {
    return error(Code::Io, "another program is writing the index in", "wait until it has finished");
  }
  if (type == "DatabaseModifiedError") {
    return error(Code::Io, "another program has changed the index in", "try again");
  }
  if (cause.get_error_string() != nullptr) {  // what the operating system said
    return error(Code::Io, "the disk fails the index in", "check its space and your permissions");
  }
  return error(Code::Corrupt, "the index is damaged in", kBuildAgain);
}

/// Runs `action`, which gives a `core::Result`; what Xapian throws becomes an error. Over damaged data it also lets
/// exceptions of the standard library pass: texts that are too long, more memory than there is.
template <typename Action>
auto guarded(const std::filesystem::path& folder, Action&& action) -> decltype(action()) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& cause) {
    return xapian_error(folder, cause);
  } catch (const std::filesystem::filesystem_error& cause) {
    return core::io_error("write", cause.path1(), cause.code());
  } catch (const std::exception& cause) {
    return core::Error{core::Error::Code::Corrupt,
                       fmt::format("the index is damaged in {} ({})", folder.string(), cause.what()), kBuildAgain};
  }
}

}  // namespace lectern::index
