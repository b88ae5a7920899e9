#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "core/diagnostic.h"
#include "core/result.h"
#include "serve/site.h"

namespace lectern::serve {

/// What changed on the disk since the last rebuild began. Each path begins with the watched folder as it was given,
/// less a slash at its end; it names a file or a folder that was written, came, went, or was replaced. When a folder
/// went, what was in it is not listed; when one came, its files are. Links are not followed: a change behind a link has
/// the path of what it leads to.
struct Changes {
  std::set<std::filesystem::path> paths;
  /// Anything may have changed, `paths` tells too little: the first build, or more events than the system keeps.
  bool everything = false;

  bool empty() const { return paths.empty() && !everything; }
};

/// What a rebuild gives. A folder that is replaced in place may be named again: it is read anew for every request.
struct Outcome {
  /// The site of now; nothing when problems stopped the rebuild, and the last good site stays.
  std::optional<std::filesystem::path> folder;
  /// The path of the site's address, for the links of its 404 page: `/`, or `/courses/` with both slashes.
  std::string base_path = "/";
  core::Diagnostics problems;
};

/// Shows pages before the rebuild is done (the search index may take longer), with all problems known by then, and with
/// the files that they need and the folder has not. All of them win over the folder until the outcome names a folder.
/// May be called several times, or not at all.
using Publish = std::function<void(Pages pages, const core::Diagnostics& problems)>;

/// Makes the site anew. Called from one thread, never twice at once; what changes meanwhile leads to another call. The
/// process may be ended in the middle of it, as a build may be at any moment. An Error leaves the last site as it is.
using Rebuild = std::function<core::Result<Outcome>(const Changes& changes, const Publish& publish)>;

}  // namespace lectern::serve
