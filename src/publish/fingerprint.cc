#include "publish/fingerprint.h"

#include <fcntl.h>
#include <xxhash.h>

#include <algorithm>
#include <string>
#include <vector>

namespace lectern::publish {
namespace {

std::optional<Fingerprint> fingerprint(int at, const char* path, mode_t kind) {
  struct stat status {};
  if (fstatat(at, path, &status, AT_SYMLINK_NOFOLLOW) != 0 || (status.st_mode & S_IFMT) != kind) return {};
  return fingerprint_of(status);
}

}  // namespace

Fingerprint fingerprint_of(const struct stat& status) {
  const std::int64_t modified = std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
  const auto bytes = S_ISDIR(status.st_mode) ? 0 : static_cast<std::uint64_t>(status.st_size);
  return {status.st_ino, modified, bytes};
}

std::optional<Fingerprint> file_fingerprint(int at, const char* path) {
  return fingerprint(at, path, S_IFREG);
}

std::optional<Fingerprint> folder_fingerprint(int at, const char* path) {
  return fingerprint(at, path, S_IFDIR);
}

std::optional<Fingerprint> tree_fingerprint(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  auto whole = folder_fingerprint(AT_FDCWD, folder.c_str());
  std::vector<std::string> inner;
  std::error_code cause;
  for (fs::recursive_directory_iterator at(folder, cause), end; !cause && at != end; at.increment(cause)) {
    if (!at->is_directory() || at->is_symlink()) continue;
    const auto is = folder_fingerprint(AT_FDCWD, at->path().c_str());
    if (!is) return {};
    inner.push_back(at->path().lexically_relative(folder).string() + '/' + std::to_string(is->inode) + '/' +
                    std::to_string(is->modified_ns));
  }
  if (!whole || cause) return {};
  if (inner.empty()) return whole;
  std::sort(inner.begin(), inner.end());
  std::string all;
  for (const std::string& one : inner) all += one + '\n';
  whole->bytes = XXH3_64bits(all.data(), all.size()) | 1;
  return whole;
}

}  // namespace lectern::publish
