#include "importer/lesson_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "core/file_system.h"
#include "core/interruption.h"
#include "importer/descriptor.h"

namespace lectern::importer {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno != 0 ? errno : EIO, std::generic_category()};
}

core::Error taken(const fs::path& lesson) {
  return {core::Error::Code::InvalidUsage, fmt::format("{} is there already, and is not replaced", lesson.string()),
          "rename or remove it, or import into another course"};
}

core::Result<void> write_file(const fs::path& path, std::string_view bytes) {
  Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file) return core::io_error("make", path, last_error());
  while (!bytes.empty()) {
    const ssize_t count = write(file.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return core::io_error("write", path, last_error());
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (!file.close()) return core::io_error("write", path, last_error());
  return {};
}

/// A fresh folder that only its owner can enter would stay so: lessons are as open as other folders.
void open_to_others(const fs::path& folder) {
  const mode_t mask = umask(0);
  umask(mask);
  chmod(folder.c_str(), 0777 & ~mask);
}

/// Renames, unless there is something of the new name.
bool rename_to_new(const fs::path& from, const fs::path& to) {
  constexpr unsigned kNoReplace = 1;  // RENAME_NOREPLACE
  if (syscall(SYS_renameat2, AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), kNoReplace) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  // A file system that cannot promise it: look first.
  struct stat there {};
  if (lstat(to.c_str(), &there) == 0) {
    errno = EEXIST;
    return false;
  }
  return std::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

LessonWriter::~LessonWriter() {
  if (finished_) return;
  std::error_code ignored;  // hidden folders are no part of an archive
  for (const Staged& staged : staged_) fs::remove_all(staged.named ? staged.lesson : staged.hidden, ignored);
}

core::Result<void> LessonWriter::add(const std::string& folder, const std::vector<LessonFile>& files) {
  struct stat there {};
  const fs::path lesson = course_ / folder;
  if (lstat(lesson.c_str(), &there) == 0) return taken(lesson);
  std::string hidden = (course_ / ".lectern-import-XXXXXX").string();
  if (mkdtemp(hidden.data()) == nullptr) return core::io_error("make a folder in", course_, last_error());
  staged_.push_back({hidden, lesson});
  open_to_others(hidden);
  for (const LessonFile& file : files) {
    if (auto going = core::check_interruption(); !going) return going;
    const fs::path path = hidden / fs::path(file.name);
    std::error_code cause;
    fs::create_directories(path.parent_path(), cause);
    if (cause) return core::io_error("make", path.parent_path(), cause);
    if (auto written = write_file(path, file.bytes); !written) return written;
  }
  return {};
}

core::Result<void> LessonWriter::finish() {
  for (Staged& staged : staged_) {
    if (auto going = core::check_interruption(); !going) return going;
    if (!rename_to_new(staged.hidden, staged.lesson))
      return errno == EEXIST || errno == ENOTEMPTY ? taken(staged.lesson)
                                                   : core::io_error("make", staged.lesson, last_error());
    staged.named = true;
  }
  finished_ = true;
  return {};
}

}  // namespace lectern::importer
