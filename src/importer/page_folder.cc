#include "importer/page_folder.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <vector>

#include "importer/descriptor.h"
#include "importer/picture_shelf.h"
#include "markdown/urls.h"

namespace lectern::importer {
namespace {

core::Error refused(const char* why) {
  return {core::Error::Code::InvalidUsage, why, ""};
}

/// The parts of a relative path; none where it leads out of its folder.
std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    std::string part = path.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == ".." || part.find('\0') != std::string::npos) return {};
    parts.push_back(std::move(part));
  }
  return parts;
}

core::Result<std::string> read_whole(const Descriptor& file) {
  struct stat status {};
  if (fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return refused("is no file");
  if (static_cast<std::uintmax_t>(status.st_size) > kMaxPictureBytes) return refused("is larger than 32 MiB");
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return refused("cannot be read");
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

core::Result<std::string> PageFolder::read(const std::string& reference) const {
  if (!markdown::scheme_of(reference).empty() || reference[0] == '/') return refused("is not beside the page");
  const std::string path = percent_decoded(std::string_view(reference).substr(0, reference.find_first_of("?#")));
  const std::vector<std::string> parts = parts_of(path);
  if (parts.empty() || path[0] == '/') return refused("is not in the folder of the page");
  Descriptor here(open(folder_.empty() ? "." : folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    // Part by part, so that no link on the way leads elsewhere; a pipe must not make us wait.
    const int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | (i + 1 < parts.size() ? O_DIRECTORY : O_NONBLOCK);
    here = Descriptor(here ? openat(here.get(), parts[i].c_str(), flags) : -1);
    if (!here && errno == ELOOP) return refused("is a link to somewhere else");
    if (!here) return refused("is not there");
  }
  return read_whole(here);
}

}  // namespace lectern::importer
