// The end of a publish: what stays for readers of the last one, what goes, and the list of all that is there.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/file_system.h"
#include "core/parallel.h"
#include "publish/file_path.h"
#include "publish/marker.h"
#include "publish/publication.h"
#include "publish/publisher.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

/// The folders above `units` (sorted), sorted, each once, with the tree itself.
std::vector<std::string> folders_above(const std::vector<ListedUnit>& units) {
  std::vector<std::string> out{""};
  std::string_view last;
  for (const ListedUnit& unit : units) {
    std::string_view folder = folder_of(unit.path);
    if (folder == last) continue;
    last = folder;
    for (; !folder.empty(); folder = folder_of(folder)) out.emplace_back(folder);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// A path that is both a file and a folder.
const std::string* find_clash(const std::vector<ListedUnit>& units, const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    const auto at = std::lower_bound(units.begin(), units.end(), folder,
                                     [](const ListedUnit& unit, const std::string& path) { return unit.path < path; });
    if (at != units.end() && at->path == folder) return &at->path;
  }
  return nullptr;
}

}  // namespace

core::Result<TreeListing> Publication::finish(bool hashed_stay) {
  if (auto kept = hashed_stay ? keep_hashed() : core::Result<void>(); !kept) return kept.error();
  const auto [marker, first] = name(kMarkerName);
  if (auto written = put(*marker, kMarkerName, BytesContent(kMarkerText)); !written) return written.error();
  if (auto finished = finish_folders(); !finished) return finished.error();
  if (auto removed = remove_unnamed(); !removed) return removed.error();
  return list();
}

core::Result<void> Publication::keep_hashed() {
  std::vector<std::pair<const ListedUnit*, Unit*>> leaving;
  for (const ListedUnit& listed : before_.live.units) {
    if (!listed.fresh || !is_hashed(listed.path)) continue;
    if (Unit& unit = units_.at(listed.path); !unit.named && !is_in_the_way(listed.path)) {
      leaving.emplace_back(&listed, &unit);
    }
  }
  return core::for_each_in_parallel(leaving.size(),
                                    [&](std::size_t i) { return keep(*leaving[i].second, *leaving[i].first); });
}

/// Whether this publish has a folder where `path` is a file, or the other way round.
bool Publication::is_in_the_way(const std::string& path) {
  const auto is_named = [&](std::string_view name) {
    const Unit* unit = units_.find(name);
    return unit != nullptr && unit->named;
  };
  if (!path.ends_with('/') && is_named(path + '/')) return true;
  if (path.ends_with('/') && is_named(std::string_view(path).substr(0, path.size() - 1))) return true;
  for (std::string_view above = folder_of(path); !above.empty(); above = folder_of(above)) {
    if (is_named(above)) return true;
  }
  return false;
}

core::Result<void> Publication::keep(Unit& unit, const ListedUnit& listed) {
  auto taken = listed.path.ends_with('/') ? take_folder(unit, listed.path, listed)
                                          : take(unit, listed.path, listed.path, listed.is);
  if (!taken && taken.error().code == core::Error::Code::NotFound) return {};  // removed by hand: nothing to keep
  if (!taken) return taken;
  unit.named = true;
  unit.next.fresh = false;
  unit.next.files = listed.files;
  unit.next.pages = listed.pages;
  return {};
}

core::Result<void> Publication::finish_folders() {
  std::vector<std::pair<std::string_view, Unit*>> entered;
  units_.for_each([&](std::string_view path, Unit& unit) {
    if (unit.named && unit.inside) entered.emplace_back(path, &unit);
  });
  for (const auto& [path, unit] : entered) {
    if (auto finished = finish_folder(path, *unit); !finished) return finished;
  }
  return {};
}

core::Result<void> Publication::finish_folder(std::string_view path, Unit& unit) {
  const Unit::Inside& inside = *unit.inside;
  const bool same =
      !inside.differs && unit.live != nullptr && unit.live->version != 0 && inside.names.size() == unit.live->files;
  const fs::path folder = staging_.folder() / fs::path(path);
  if (inside.on_staged && !same) {
    // It grew on the last one's files, of which some are not wanted any more.
    std::vector<std::string> unwanted;
    std::error_code cause;
    for (fs::recursive_directory_iterator at(folder, cause), end; !cause && at != end; at.increment(cause)) {
      std::string name = at->path().lexically_relative(staging_.folder()).string();
      if (!at->is_directory() && !inside.names.contains(name)) unwanted.push_back(std::move(name));
    }
    if (cause) return core::io_error("list", folder, cause);
    for (const std::string& name : unwanted) {
      if (auto removed = staging_.remove_inside(name); !removed) return removed;
    }
  }
  if (inside.on_staged && same) {
    unit.next.is = unit.staged->is;
    unit.next.version = unit.staged->version;
    return {};
  }
  const auto is = tree_fingerprint(folder);
  if (!is) return core::io_error("read", folder, std::make_error_code(std::errc::no_such_file_or_directory));
  unit.next.is = *is;
  unit.next.version = same ? unit.live->version : generation_;
  return {};
}

core::Result<void> Publication::remove_unnamed() {
  std::vector<std::string_view> unnamed;
  units_.for_each([&](std::string_view path, const Unit& unit) {
    if (!unit.named && unit.staged != nullptr) unnamed.push_back(path);
  });
  return core::for_each_in_parallel(unnamed.size(), [&](std::size_t i) { return staging_.remove(unnamed[i]); });
}

core::Result<TreeListing> Publication::list() {
  TreeListing out;
  out.generation = generation_;
  units_.for_each([&](std::string_view path, Unit& unit) {
    if (!unit.named) return;
    unit.next.path = path;
    out.units.push_back(std::move(unit.next));
  });
  std::sort(out.units.begin(), out.units.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  const std::vector<std::string> folders = folders_above(out.units);
  if (const std::string* clash = find_clash(out.units, folders)) {
    return core::Error{core::Error::Code::InvalidUsage, fmt::format("{} wants to be both a file and a folder", *clash),
                       "rename one of the folders or files that give this address"};
  }
  auto listed = staging_.finish(folders);
  if (!listed) return listed.error();
  out.folders = *std::move(listed);
  return out;
}

}  // namespace lectern::publish
