#include "serve/site_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace lectern::serve {
namespace {

namespace fs = std::filesystem;

/// The real place of `root/path`, when that is inside the real place of `root`.
std::optional<fs::path> real_place(const fs::path& root, std::string_view path) {
  std::error_code cause;
  const fs::path top = fs::canonical(root, cause);
  if (cause) return std::nullopt;
  fs::path place = fs::canonical(top / fs::path(path), cause);
  if (cause) return std::nullopt;
  const auto [above, rest] = std::mismatch(top.begin(), top.end(), place.begin(), place.end());
  if (above != top.end()) return std::nullopt;
  return place;
}

}  // namespace

SiteFile::SiteFile(SiteFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(std::exchange(other.size_, 0)) {}

SiteFile& SiteFile::operator=(SiteFile&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  return *this;
}

SiteFile::~SiteFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

std::size_t SiteFile::read(std::uint64_t offset, char* buffer, std::size_t buffer_bytes) const {
  while (true) {
    const ssize_t count = pread(descriptor_, buffer, buffer_bytes, static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    return count < 0 ? 0 : static_cast<std::size_t>(count);
  }
}

std::string SiteFile::read_all() const {
  std::string bytes(static_cast<std::size_t>(size_), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const std::size_t count = read(done, bytes.data() + done, bytes.size() - done);
    if (count == 0) break;
    done += count;
  }
  bytes.resize(done);
  return bytes;
}

std::optional<SiteFile> open_inside(const fs::path& root, std::string_view path) {
  const auto place = real_place(root, path);
  if (!place) return std::nullopt;
  // Without waiting, for a FIFO would otherwise hold the request for ever.
  const int descriptor = open(place->c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return std::nullopt;
  struct stat facts {};
  if (fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    close(descriptor);
    return std::nullopt;
  }
  return SiteFile(descriptor, static_cast<std::uint64_t>(facts.st_size));
}

bool is_folder_inside(const fs::path& root, std::string_view path) {
  const auto place = real_place(root, path);
  std::error_code ignored;
  return place && fs::is_directory(*place, ignored);
}

}  // namespace lectern::serve
