#include "publish/publication.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "core/file_system.h"
#include "publish/descriptor.h"
#include "publish/file_path.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

bool is_page(std::string_view path) {
  return path.ends_with(".html");
}

core::Error not_published(std::string_view from) {
  return {core::Error::Code::NotFound, fmt::format("the last publish has no {}", from), ""};
}

core::Error two_of_one_name(std::string_view path) {
  return {core::Error::Code::InvalidUsage, fmt::format("two different files want to be {}", path),
          "rename one of the folders or files that give this address"};
}

/// Whether `path` is a folder above one of the names, or the other way round.
bool clashes(const std::set<std::string, std::less<>>& names, std::string_view path) {
  const std::string below = std::string(path) + '/';
  const auto next = names.lower_bound(below);
  if (next != names.end() && next->starts_with(below)) return true;
  for (std::string_view above = folder_of(path); !above.empty(); above = folder_of(above)) {
    if (names.contains(above)) return true;
  }
  return false;
}

/// Units whose paths begin with `prefix`.
std::pair<const ListedUnit*, const ListedUnit*> units_below(const TreeListing& listing, std::string_view prefix) {
  const ListedUnit* const begin = listing.units.data();
  const ListedUnit* const end = begin + listing.units.size();
  const auto before = [](const ListedUnit& unit, std::string_view text) { return unit.path < text; };
  const ListedUnit* const first = std::lower_bound(begin, end, prefix, before);
  const ListedUnit* last = first;
  while (last != end && last->path.starts_with(prefix)) ++last;
  return {first, last};
}

}  // namespace

Publication::Publication(const Before& before, StagingTree& staging)
    : before_(before),
      staging_(staging),
      generation_(std::max(before.live.generation, before.staged ? before.staged->generation : 0) + 1),
      units_(&before.live, before.staged ? &*before.staged : nullptr) {}

Publication::Named Publication::name(std::string_view path) {
  const std::lock_guard guard(mutex_);
  Unit& unit = units_.at(path);
  const bool first = !std::exchange(unit.named, true);
  if (first) unit.next.fresh = true;
  return {&unit, first};
}

void Publication::count(std::size_t files, std::size_t pages) {
  const std::lock_guard guard(mutex_);
  files_ += files;
  pages_ += pages;
}

/// The file of the last publish that holds just this already.
std::optional<Fingerprint> Publication::live_twin(std::string_view path, const ListedUnit* listed,
                                                  const Content& content) const {
  if (!before_.exists || (before_.known && listed == nullptr)) return {};
  const Descriptor file(
      open((before_.output / fs::path(path)).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  const Fingerprint is = fingerprint_of(status);
  // Somebody put another file there; what the trees have in common is the one that is listed.
  if (before_.known && !listed->path.ends_with('/') && is != listed->is) return {};
  if (!content.equals(file.get(), is.bytes)) return {};
  return is;
}

core::Result<void> Publication::place(std::string_view path, const Content& content) {
  const std::string_view folder = hashed_folder_of(path);
  if (!folder.empty()) {
    auto unit = enter(folder);
    if (!unit) return unit.error();
    const auto first = name_inside(**unit, path);
    if (!first) return first.error();
    return *first ? put_inside(**unit, path, content) : compare(path, content);
  }
  const auto [unit, first] = name(path);
  if (!first) return compare(path, content);
  unit->next.pages = is_page(path) ? 1 : 0;
  count(1, unit->next.pages);
  return put(*unit, path, content);
}

core::Result<void> Publication::put(Unit& unit, std::string_view path, const Content& content) {
  if (const auto twin = live_twin(path, unit.live, content)) return take(unit, path, path, *twin);
  auto written = staging_.write(path, content);
  if (!written) return written.error();
  unit.next.is = *written;
  return {};
}

/// Carries the live file `from` over; `is` is what it is.
core::Result<void> Publication::take(Unit& unit, std::string_view path, std::string_view from, const Fingerprint& is) {
  if (unit.staged != nullptr && unit.staged->is == is) {
    unit.next.is = is;
    return {};
  }
  auto linked = staging_.link(path, before_.output / fs::path(from));
  if (!linked) return linked.error();
  unit.next.is = *linked;
  return {};
}

core::Result<void> Publication::compare(std::string_view path, const Content& content) const {
  const Descriptor file(open((staging_.folder() / fs::path(path)).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status {};
  if (file && fstat(file.get(), &status) == 0 &&
      content.equals(file.get(), static_cast<std::uint64_t>(status.st_size))) {
    return {};
  }
  return two_of_one_name(path);
}

/// The hashed folder, ready to be written into.
core::Result<Unit*> Publication::enter(std::string_view folder) {
  const std::lock_guard guard(mutex_);
  Unit& unit = units_.at(folder);
  if (unit.named) return &unit;
  unit.inside = std::make_unique<Unit::Inside>();
  unit.inside->on_staged = unit.is_aligned();
  if (!unit.inside->on_staged) {
    if (auto made = staging_.make_folder(folder); !made) return made.error();
  }
  unit.named = true;
  unit.next.fresh = true;
  unit.next.files = unit.next.pages = 0;
  return &unit;
}

/// Whether the file is yet to be written. A folder that was reused as a whole has all its files.
core::Result<bool> Publication::name_inside(Unit& unit, std::string_view path) {
  const std::lock_guard guard(mutex_);
  if (!unit.inside) return false;
  if (clashes(unit.inside->names, path)) return two_of_one_name(path);
  if (!unit.inside->names.emplace(path).second) return false;
  ++unit.next.files;
  ++files_;
  if (is_page(path)) {
    ++unit.next.pages;
    ++pages_;
  }
  return true;
}

void Publication::set_differs(Unit& unit) {
  const std::lock_guard guard(mutex_);
  unit.inside->differs = true;
}

core::Result<void> Publication::put_inside(Unit& unit, std::string_view path, const Content& content) {
  if (const auto twin = live_twin(path, unit.live, content)) {
    if (unit.inside->on_staged && file_fingerprint(AT_FDCWD, (staging_.folder() / fs::path(path)).c_str()) == twin) {
      return {};
    }
    auto linked = staging_.link(path, before_.output / fs::path(path));
    return linked ? core::Result<void>() : core::Result<void>(linked.error());
  }
  set_differs(unit);
  auto written = staging_.write(path, content);
  return written ? core::Result<void>() : core::Result<void>(written.error());
}

core::Result<void> Publication::reuse(std::string_view path, std::string_view from) {
  if (!before_.known) return not_published(from);
  if (path.ends_with('/') && from.ends_with('/')) return reuse_folder(path, from);
  const Unit* unit = nullptr;
  {
    const std::lock_guard guard(mutex_);
    unit = units_.find(from);
  }
  const ListedUnit* live = unit != nullptr ? unit->live : nullptr;
  return live != nullptr && hashed_folder_of(path).empty() ? reuse_unit(path, *live) : reuse_file(path, from);
}

core::Result<void> Publication::reuse_unit(std::string_view path, const ListedUnit& from) {
  const auto [unit, first] = name(path);
  if (!first) return unit->inside ? core::Result<void>(two_of_one_name(path)) : core::Result<void>();
  unit->next.files = from.files;
  unit->next.pages = from.pages;
  count(from.files, from.pages);
  if (from.path.ends_with('/')) return take_folder(*unit, path, from);
  return take(*unit, path, from.path, from.is);
}

core::Result<void> Publication::take_folder(Unit& unit, std::string_view path, const ListedUnit& from) {
  const bool same_name = from.path == path;
  if (same_name && unit.is_aligned()) {
    unit.next.version = unit.staged->version;
    unit.next.is = unit.staged->is;
    return {};
  }
  if (auto linked = staging_.link_folder(path, before_.output / from.path); !linked) return linked;
  unit.next.version = same_name && from.version != 0 ? from.version : generation_;
  if (const auto is = tree_fingerprint(staging_.folder() / fs::path(path))) unit.next.is = *is;
  return {};
}

/// A file out of a hashed folder, or into one.
core::Result<void> Publication::reuse_file(std::string_view path, std::string_view from) {
  const fs::path source = before_.output / fs::path(from);
  if (!file_fingerprint(AT_FDCWD, source.c_str())) return not_published(from);
  return place(path, PublishedContent(source));
}

core::Result<void> Publication::reuse_folder(std::string_view path, std::string_view from) {
  const auto [first, last] = units_below(before_.live, from);
  for (const ListedUnit* unit = first; unit != last; ++unit) {
    const std::string target = std::string(path) + unit->path.substr(from.size());
    // Below a hashed folder nothing is a unit; a folder of folders is one only under a hashed name.
    const bool is_folder = target.ends_with('/');
    const std::string_view hashed = hashed_folder_of(target);
    const bool alike = is_folder == unit->path.ends_with('/') && (is_folder ? hashed == target : hashed.empty());
    auto reused = alike ? reuse_unit(target, *unit) : core::Result<void>(not_published(unit->path));
    if (!reused) return reused;
  }
  return first != last ? core::Result<void>() : core::Result<void>(not_published(from));
}

core::Result<void> Publication::reuse_rest(const std::function<bool(std::string_view)>& stays) {
  for (const ListedUnit& unit : before_.live.units) {
    if (!before_.known) break;
    if (!unit.fresh || units_.at(unit.path).named || !stays(unit.path)) continue;
    if (auto reused = reuse_unit(unit.path, unit); !reused) return reused;
  }
  return {};
}

std::size_t Publication::file_count() const {
  const std::lock_guard guard(mutex_);
  return files_;
}

std::size_t Publication::page_count() const {
  const std::lock_guard guard(mutex_);
  return pages_;
}

}  // namespace lectern::publish
