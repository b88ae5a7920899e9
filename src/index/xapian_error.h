#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <new>
#include <utility>

#include "core/result.h"

namespace lectern::index {

inline constexpr const char* kBuildAgain = "build the archive again to make a new index";

/// What Xapian threw over the database in `folder`, in our words and with a next step.
inline core::Error xapian_error(const std::filesystem::path& folder, const Xapian::Error& cause) {
  using Code = core::Error::Code;
  const std::string type = cause.get_type();
  const auto error = [&](Code code, std::string_view what, std::string hint) {
    return core::Error{code, fmt::format("{} {} ({})", what, folder.string(), cause.get_msg()), std::move(hint)};
  };
  if (type == "DatabaseNotFoundError") return error(Code::NotFound, "there is no index in", kBuildAgain);
  if (type == "DatabaseVersionError")
    return error(Code::IndexMismatch, "another Xapian made the index in", kBuildAgain);
  if (type == "DatabaseLockError") {
    return error(Code::Io, "another program is writing the index in", "wait until it has finished");
  }
  if (type == "DatabaseOpeningError") return error(Code::Corrupt, "cannot open the index in", kBuildAgain);
  if (type == "DatabaseError" || type == "DatabaseCreateError") {
    return error(Code::Io, "the disk fails the index in", "check its space and your permissions");
  }
  return error(Code::Corrupt, "the index is damaged in", kBuildAgain);
}

/// Runs `action`, which gives a `core::Result`; what Xapian throws becomes an error. Damaged data can also ask for
/// more memory than there is.
template <typename Action>
auto guarded(const std::filesystem::path& folder, Action&& action) -> decltype(action()) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& cause) {
    return xapian_error(folder, cause);
  } catch (const std::bad_alloc&) {
    return core::Error{core::Error::Code::Corrupt,
                       fmt::format("the index is damaged in {} (it asks for too much memory)", folder.string()),
                       kBuildAgain};
  }
}

}  // namespace lectern::index
