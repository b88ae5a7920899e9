#include "pipeline/listed_files.h"

#include <string_view>
#include <utility>

#include "core/parallel.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;
using core::DirectoryEntry;

/// Nobody asks for hidden ones.
bool is_hidden(const DirectoryEntry& entry) {
  return entry.name.front() == '.';
}

bool is_folder(const DirectoryEntry& entry) {
  return entry.kind == DirectoryEntry::Kind::Directory && !entry.link && !is_hidden(entry);
}

bool is_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace

void ListedFiles::look_at(const fs::path& root) {
  std::vector<std::string> level{root.string()};
  while (!level.empty()) {
    std::vector<std::vector<std::string>> next(level.size());
    const auto look = [&](std::size_t i) -> core::Result<void> {
      std::optional<std::vector<DirectoryEntry>> entries;
      {
        const std::lock_guard lock(mutex_);
        if (const auto known = listings_.find(level[i]); known != listings_.end()) entries = known->second;
      }
      if (!entries) {
        auto listed = disk_.list(level[i]);
        if (!listed) return {};
        entries = *std::move(listed);
        const std::lock_guard lock(mutex_);
        listings_.emplace(level[i], *entries);
      }
      for (const DirectoryEntry& entry : *entries) {
        if (is_folder(entry)) next[i].push_back(level[i] + '/' + entry.name);
      }
      return {};
    };
    if (auto looked = core::for_each_in_parallel(level.size(), look); !looked) return;  // interrupted: so is all else
    level.clear();
    for (std::vector<std::string>& folders : next) {
      std::move(folders.begin(), folders.end(), std::back_inserter(level));
    }
  }
}

void ListedFiles::forget(const fs::path& path) {
  const std::string name = path.string();
  const std::lock_guard lock(mutex_);
  std::erase_if(listings_, [&](const auto& item) { return is_below(item.first, name); });
  listings_.erase(path.parent_path().string());
}

std::optional<core::Fingerprint> ListedFiles::fingerprint() const {
  const std::lock_guard lock(mutex_);
  core::Fingerprinter out;
  for (const auto& [folder, entries] : listings_) {
    out.add("folder").add(folder);
    for (const DirectoryEntry& entry : entries) {
      if (is_hidden(entry)) continue;
      const bool file = entry.kind == DirectoryEntry::Kind::File;
      if ((file && entry.stamp == 0) || (!file && entry.link)) return std::nullopt;
      out.add(entry.name).add(static_cast<std::uint64_t>(entry.kind)).add(entry.link).add(entry.stamp);
    }
  }
  return out.finish();
}

core::Result<std::vector<DirectoryEntry>> ListedFiles::list(const fs::path& folder) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = listings_.find(folder.string()); known != listings_.end()) return known->second;
  }
  return disk_.list(folder);
}

}  // namespace lectern::pipeline
