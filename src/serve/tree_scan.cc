#include "serve/tree_scan.h"

#include <sys/stat.h>

#include <algorithm>

#include "serve/watched_names.h"

namespace lectern::serve {
namespace {

namespace fs = std::filesystem;

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

void scan(const fs::path& folder, const std::vector<fs::path>& ignored, TreeFacts& out) {
  std::error_code cause;
  fs::directory_iterator entries(folder, cause);
  for (const fs::directory_iterator end; !cause && entries != end; entries.increment(cause)) {
    const fs::path& path = entries->path();
    if (is_passing_name(path.filename().string())) continue;
    if (std::find(ignored.begin(), ignored.end(), path) != ignored.end()) continue;
    struct stat facts {};
    if (lstat(path.c_str(), &facts) != 0) continue;
    const bool is_folder = S_ISDIR(facts.st_mode);
    // A folder's times change with what is in it, which is compared by itself.
    out[path] = is_folder ? FileFacts{facts.st_ino, 0, 0, 0}
                          : FileFacts{facts.st_ino, static_cast<std::uint64_t>(facts.st_size),
                                      nanoseconds(facts.st_mtim), nanoseconds(facts.st_ctim)};
    if (is_folder) scan(path, ignored, out);
  }
}

}  // namespace

TreeFacts scan_trees(const std::vector<fs::path>& roots, const std::vector<fs::path>& ignored) {
  TreeFacts out;
  for (const fs::path& root : roots) scan(root, ignored, out);
  return out;
}

std::set<fs::path> differences(const TreeFacts& before, const TreeFacts& after) {
  std::set<fs::path> out;
  for (const auto& [path, facts] : after) {
    const auto known = before.find(path);
    if (known == before.end() || known->second != facts) out.insert(path);
  }
  for (const auto& [path, facts] : before) {
    if (!after.contains(path)) out.insert(path);
  }
  return out;
}

}  // namespace lectern::serve
