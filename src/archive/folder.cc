#include "archive/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "archive/folder_name.h"
#include "archive/plain_text.h"
#include "archive/problem.h"
#include "core/utf8.h"

namespace lectern::archive {
namespace {

using core::DirectoryEntry;

/// Below a lesson each folder is read once, so that links cannot multiply what is in them.
constexpr std::size_t kLessonDepth = 2;

std::string child_path(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

/// Names that a person, a URL and a diagnostic can show.
bool is_presentable(std::string_view name) {
  if (core::first_invalid_utf8(name)) return false;
  for (std::size_t offset = 0; offset < name.size();) {
    const char32_t c = core::next_code_point(name, offset);
    if (is_control(c) || c == U'\t' || c == U'\n' || c == U'\r') return false;
  }
  return true;
}

/// `name` with `?` for what cannot be shown.
std::string presentable(std::string_view name) {
  std::string out;
  for (const char c : name) out += c >= 0x20 && c < 0x7F ? c : '?';
  return out;
}

class Lister {
 public:
  Lister(const core::FileSystem& files, const ArchiveRoot& root, core::Diagnostics& problems,
         const FolderBounds& bounds)
      : files_(files), root_(root), problems_(problems), bounds_(bounds) {}

  core::Result<Folder> list_root() {
    const auto canonical = files_.canonical(root_.path());
    if (!canonical) return canonical.error();
    canonical_root_ = canonical->generic_string();
    auto entries = files_.list(root_.path());
    if (!entries) return entries.error();
    Folder out;
    std::set<std::string> seen = {canonical_root_};
    fill(out, *entries, seen, 0);
    return out;
  }

 private:
  using Canonical = std::string;

  /// `seen` holds the folders that a link must not lead to again: those above, and below a lesson all that were read.
  void fill(Folder& folder, const std::vector<DirectoryEntry>& entries, std::set<Canonical>& seen, std::size_t depth) {
    for (const DirectoryEntry& entry : entries) {
      if (is_ignored_name(entry.name)) continue;
      if (++entry_count_ > bounds_.entries) return report_too_many();
      const std::string path = child_path(folder.path, entry.name);
      const std::optional<Canonical> canonical = examine(entry, path);
      if (!canonical) continue;
      if (entry.kind == DirectoryEntry::Kind::File) {
        folder.files.push_back({entry.name, path, entry.bytes});
      } else if (seen.count(*canonical) > 0) {
        report(problems_, problem::kLinkLoop, root_.shown(path),
               "this link leads back to a folder that is already read", "remove the link, or link to the single files");
      } else if (depth < kLessonDepth) {
        std::set<Canonical> seen_below = seen;
        descend(folder, entry.name, *canonical, seen_below, depth + 1);
      } else {
        descend(folder, entry.name, *canonical, seen, depth + 1);
      }
    }
  }

  void descend(Folder& parent, const std::string& name, const Canonical& canonical, std::set<Canonical>& seen,
               std::size_t depth) {
    Folder child{name, child_path(parent.path, name), {}, {}};
    if (depth > bounds_.depth) {
      report(problems_, problem::kFolderTooDeep, root_.shown(child.path),
             fmt::format("folders are nested more than {} deep here", bounds_.depth));
      return;
    }
    const auto entries = files_.list(root_.location(child.path));
    if (!entries) return report_unreadable(child.path, entries.error());
    seen.insert(canonical);
    fill(child, *entries, seen, depth);
    parent.folders.push_back(std::move(child));
  }

  /// Where `entry` really stands, when it may be part of the archive.
  std::optional<Canonical> examine(const DirectoryEntry& entry, const std::string& path) {
    if (!is_presentable(entry.name)) {
      report(problems_, problem::kNameInvalid,
             root_.shown(path.substr(0, path.size() - entry.name.size())) + presentable(entry.name),
             "this name holds characters that cannot be shown",
             "rename it; names are UTF-8 without control characters");
      return std::nullopt;
    }
    const auto real = files_.canonical(root_.location(path));
    if (!real) {
      report_unreachable(path, real.error());
      return std::nullopt;
    }
    Canonical canonical = real->generic_string();
    if (!is_inside(canonical)) {
      report(problems_, problem::kLinkOutside, root_.shown(path), "this link leads outside the archive",
             "put a copy of what it leads to into the archive");
      return std::nullopt;
    }
    if (entry.kind == DirectoryEntry::Kind::Other) {
      report(problems_, problem::kFileSpecial, root_.shown(path), "this is neither a file nor a folder");
      return std::nullopt;
    }
    return canonical;
  }

  bool is_inside(const Canonical& canonical) const {
    if (canonical == canonical_root_ || canonical_root_ == "/") return true;
    return canonical.compare(0, canonical_root_.size(), canonical_root_) == 0 &&
           canonical[canonical_root_.size()] == '/';
  }

  void report_unreachable(const std::string& path, const core::Error& error) {
    if (error.code != core::Error::Code::NotFound) return report_unreadable(path, error);
    report(problems_, problem::kLinkDangling, root_.shown(path), "this link leads to nothing",
           "remove it, or bring back what it led to");
  }

  void report_unreadable(const std::string& path, const core::Error& error) {
    report(problems_, problem::kFileUnreadable, root_.shown(path), error.message, error.hint);
  }

  void report_too_many() {
    report(problems_, problem::kArchiveTooLarge, root_.shown(""),
           fmt::format("there are more than {} files and folders in the archive", bounds_.entries),
           "do links lead to the same folders again and again?");
  }

  const core::FileSystem& files_;
  const ArchiveRoot& root_;
  core::Diagnostics& problems_;
  FolderBounds bounds_;
  Canonical canonical_root_;
  std::size_t entry_count_ = 0;
};

}  // namespace

const File* Folder::file(std::string_view wanted) const {
  const auto found = std::find_if(files.begin(), files.end(), [&](const File& file) { return file.name == wanted; });
  return found == files.end() ? nullptr : &*found;
}

std::filesystem::path ArchiveRoot::location(const std::string& path) const {
  return path.empty() ? root_ : root_ / path;
}

std::string ArchiveRoot::shown(const std::string& path) const {
  std::string out = location(path).generic_string();
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  return out;
}

core::Result<Folder> list_archive(const core::FileSystem& files, const ArchiveRoot& root, core::Diagnostics& problems,
                                  const FolderBounds& bounds) {
  return Lister(files, root, problems, bounds).list_root();
}

}  // namespace lectern::archive
