#include "publish/publisher.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "core/file_system.h"
#include "publish/build_lock.h"
#include "publish/exchange.h"
#include "publish/file_path.h"
#include "publish/listing.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

core::Result<void> write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return core::io_error("write", path, last_error());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// A new file; the disk may say only at the end that it is full, so closing is checked too.
core::Result<void> write_file(const fs::path& path, std::string_view bytes) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) return core::io_error("write", path, last_error());
  auto written = write_all(descriptor, bytes, path);
  if (close(descriptor) != 0 && written) return core::io_error("write", path, last_error());
  return written;
}

/// `public` of `x/public/`, `.` and links included: the folder itself, not a name for it.
core::Result<fs::path> real_folder(const fs::path& output) {
  std::error_code cause;
  fs::path path = fs::weakly_canonical(fs::absolute(output), cause);
  if (cause) return core::io_error("open", output, cause);
  if (!path.has_filename()) path = path.parent_path();
  if (path.filename().empty() || path.parent_path() == path) {
    return core::Error{core::Error::Code::InvalidUsage, fmt::format("{} cannot be published into", output.string()),
                       "name a folder with -o"};
  }
  return path;
}

fs::path beside(const fs::path& output, std::string_view suffix) {
  return output.parent_path() / fmt::format(".{}.{}", output.filename().string(), suffix);
}

core::Result<void> remove_tree(const fs::path& path) {
  std::error_code cause;
  fs::remove_all(path, cause);
  return cause ? core::Result<void>(core::io_error("remove", path, cause)) : core::Result<void>();
}

}  // namespace

struct Publisher::State {
  fs::path output;
  fs::path staging;
  BuildLock lock;
  Listing previous;

  std::mutex mutex;  // guards what follows
  Listing staged;
  std::set<fs::path> folders;
  std::size_t pages = 0;

  State(fs::path output_folder, fs::path staging_folder, BuildLock held, Listing published)
      : output(std::move(output_folder)),
        staging(std::move(staging_folder)),
        lock(std::move(held)),
        previous(std::move(published)) {}

  ~State() {
    std::error_code ignored;  // the next build removes what stays
    fs::remove_all(staging, ignored);
  }

  /// Where `path` is staged, its folder made; nothing when it is staged already.
  core::Result<std::optional<fs::path>> claim(std::string_view path);
  core::Result<void> keep(const std::string& path);
};

core::Result<std::optional<fs::path>> Publisher::State::claim(std::string_view path) {
  if (!is_plain_path(path) || path == kListingName) {
    return core::Error{core::Error::Code::InvalidUsage, fmt::format("\"{}\" is not a path inside the site", path), ""};
  }
  const std::lock_guard guard(mutex);
  if (!staged.emplace(std::string(path), true).second) return std::optional<fs::path>();
  if (path.ends_with(".html")) ++pages;
  fs::path target = staging / fs::path(path);
  std::error_code cause;
  if (folders.insert(target.parent_path()).second) fs::create_directories(target.parent_path(), cause);
  if (cause) return core::io_error("make the folder", target.parent_path(), cause);
  return std::optional(std::move(target));
}

/// Carries a file of the live site over. A link costs nothing, and neither side ever writes into it again.
core::Result<void> Publisher::State::keep(const std::string& path) {
  std::error_code cause;
  const fs::path from = output / path, to = staging / path;
  fs::create_directories(to.parent_path(), cause);
  if (!cause) fs::create_hard_link(from, to, cause);
  if (cause && cause != std::errc::no_such_file_or_directory) fs::copy_file(from, to, cause);
  if (cause == std::errc::no_such_file_or_directory) return {};  // somebody removed it by hand: nothing to keep
  if (cause) return core::io_error("keep", from, cause);
  staged.emplace(path, false);
  return {};
}

core::Result<Publisher> Publisher::begin(const fs::path& output) {
  auto folder = real_folder(output);
  if (!folder) return folder.error();
  std::error_code cause;
  fs::create_directories(folder->parent_path(), cause);
  if (cause) return core::io_error("make the folder", folder->parent_path(), cause);
  auto lock = BuildLock::take(beside(*folder, "lectern-lock"));
  if (!lock) return lock.error();
  auto previous = read_listing(*folder);
  if (!previous) return previous.error();
  const fs::path staging = beside(*folder, "lectern-staging");
  if (auto removed = remove_tree(staging); !removed) return removed.error();
  fs::create_directory(staging, cause);
  if (cause) return core::io_error("make the folder", staging, cause);
  return Publisher(std::make_unique<State>(*std::move(folder), staging, *std::move(lock), *std::move(previous)));
}

core::Result<void> Publisher::write(std::string_view path, std::string_view bytes) {
  auto target = state_->claim(path);
  if (!target) return target.error();
  if (*target) return write_file(**target, bytes);
  auto before = core::DiskFileSystem().read(state_->staging / fs::path(path));
  if (before && *before == bytes) return {};
  return core::Error{core::Error::Code::InvalidUsage, fmt::format("two different files want to be {}", path),
                     "rename one of the folders or files that give this address"};
}

core::Result<void> Publisher::copy(std::string_view path, const fs::path& source) {
  auto target = state_->claim(path);
  if (!target) return target.error();
  if (!*target) {
    auto bytes = core::DiskFileSystem().read(source);
    return bytes ? write(path, *bytes) : core::Result<void>(bytes.error());
  }
  std::error_code cause;
  fs::copy_file(source, **target, cause);
  if (cause) return core::io_error("copy", source, cause);
  fs::permissions(
      **target, fs::perms::owner_write | fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read, cause);
  return cause ? core::Result<void>(core::io_error("write", **target, cause)) : core::Result<void>();
}

core::Result<void> Publisher::reuse(std::string_view path, std::string_view from) {
  if (path.ends_with('/') && from.ends_with('/')) {
    std::error_code cause;
    for (const auto& entry : fs::directory_iterator(state_->output / fs::path(from), cause)) {
      const std::string name = entry.path().filename().string() + (entry.is_directory() ? "/" : "");
      if (auto reused = reuse(std::string(path) + name, std::string(from) + name); !reused) return reused;
    }
    return cause ? core::Result<void>(core::io_error("keep", fs::path(from), cause)) : core::Result<void>();
  }
  auto target = state_->claim(path);
  if (!target) return target.error();
  if (!*target) return {};
  std::error_code cause;
  fs::create_hard_link(state_->output / fs::path(from), **target, cause);
  return cause ? core::Result<void>(core::io_error("keep", fs::path(from), cause)) : core::Result<void>();
}

std::size_t Publisher::file_count() const {
  const std::lock_guard guard(state_->mutex);
  return state_->staged.size();
}

std::size_t Publisher::page_count() const {
  const std::lock_guard guard(state_->mutex);
  return state_->pages;
}

fs::path Publisher::staging() const {
  return state_->staging;
}

core::Result<void> Publisher::commit() {
  for (const auto& [path, fresh] : state_->previous) {
    if (!fresh || !is_hashed(path) || state_->staged.contains(path)) continue;
    if (auto kept = state_->keep(path); !kept) return kept;
  }
  if (auto written = write_file(state_->staging / kListingName, format_listing(state_->staged)); !written)
    return written;
  if (auto exchanged = exchange(state_->staging, state_->output); !exchanged) return exchanged;
  return remove_tree(state_->staging);
}

Publisher::Publisher(std::unique_ptr<State> state) : state_(std::move(state)) {}
Publisher::Publisher(Publisher&&) noexcept = default;
Publisher& Publisher::operator=(Publisher&&) noexcept = default;
Publisher::~Publisher() = default;

}  // namespace lectern::publish
