#include "archive/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "archive/folder_name.h"
#include "archive/plain_text.h"
#include "archive/problem.h"
#include "core/utf8.h"

namespace lectern::archive {
namespace {

using core::DirectoryEntry;

std::string child_path(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

/// `folder` may be "/".
std::string joined(const std::string& folder, const std::string& name) {
  return folder.back() == '/' ? folder + name : folder + "/" + name;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
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
    fill(out, *entries, {canonical_root_, false});
    return out;
  }

 private:
  using Canonical = std::string;

  /// A folder on the way from the root to what is being listed.
  struct Step {
    Canonical canonical;
    bool linked;  ///< a link stands on the way to it
  };

  void fill(Folder& folder, const std::vector<DirectoryEntry>& entries, const Step& here) {
    way_.push_back(here);
    for (const DirectoryEntry& entry : entries) {
      if (is_ignored_name(entry.name)) continue;
      const std::string path = child_path(folder.path, entry.name);
      const std::optional<Canonical> canonical = examine(entry, path, here);
      if (!canonical) continue;
      const bool linked = here.linked || entry.link;
      if (!count(linked)) break;
      if (entry.kind == DirectoryEntry::Kind::File) {
        folder.files.push_back({entry.name, path, entry.bytes, entry.stamp});
      } else {
        descend(folder, entry.name, {*canonical, linked});
      }
    }
    way_.pop_back();
  }

  void descend(Folder& parent, const std::string& name, const Step& step) {
    Folder child{name, child_path(parent.path, name), {}, {}};
    const bool loops =
        std::any_of(way_.begin(), way_.end(), [&](const Step& above) { return above.canonical == step.canonical; });
    if (loops) {
      report(problems_, problem::kLinkLoop, root_.shown(child.path), "this link leads back to a folder that it is in",
             "remove the link, or link to what is needed of that folder");
      return;
    }
    if (way_.size() > bounds_.depth) {
      report(problems_, problem::kFolderTooDeep, root_.shown(child.path),
             fmt::format("folders are nested more than {} deep here", bounds_.depth));
      return;
    }
    const auto entries = files_.list(root_.location(child.path));
    if (!entries) return report_unreadable(child.path, entries.error());
    fill(child, *entries, step);
    parent.folders.push_back(std::move(child));
  }

  /// Whether there is room for one more entry.
  bool count(bool linked) {
    ++entry_count_;
    if (linked) ++linked_count_;
    if (entry_count_ <= bounds_.entries && linked_count_ <= bounds_.linked_entries) return true;
    const bool by_links = linked_count_ > bounds_.linked_entries;
    report(problems_, problem::kArchiveTooLarge, root_.shown(""),
           by_links ? fmt::format("links lead to more than {} files and folders", bounds_.linked_entries)
                    : fmt::format("there are more than {} files and folders in the archive", bounds_.entries),
           by_links ? "do links lead to folders with links to the same folders?" : "is this the right folder?");
    return false;
  }

  /// Where `entry` really stands, when it may be part of the archive.
  std::optional<Canonical> examine(const DirectoryEntry& entry, const std::string& path, const Step& here) {
    if (!is_presentable(entry.name)) {
      report(problems_, problem::kNameInvalid, joined(root_.shown(folder_of(path)), presentable(entry.name)),
             "this name holds characters that cannot be shown",
             "rename it; names are UTF-8 without control characters");
      return std::nullopt;
    }
    std::optional<Canonical> out = entry.link ? follow(path) : joined(here.canonical, entry.name);
    if (out && entry.kind == DirectoryEntry::Kind::Other) {
      report(problems_, problem::kFileSpecial, root_.shown(path), "this is neither a file nor a folder");
      return std::nullopt;
    }
    return out;
  }

  std::optional<Canonical> follow(const std::string& path) {
    const auto real = files_.canonical(root_.location(path));
    if (!real) {
      report_unreachable(path, real.error());
      return std::nullopt;
    }
    Canonical canonical = real->generic_string();
    if (is_inside(canonical)) return canonical;
    report(problems_, problem::kLinkOutside, root_.shown(path), "this link leads outside the archive",
           "put a copy of what it leads to into the archive");
    return std::nullopt;
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

  const core::FileSystem& files_;
  const ArchiveRoot& root_;
  core::Diagnostics& problems_;
  FolderBounds bounds_;
  Canonical canonical_root_;
  std::vector<Step> way_;
  std::size_t entry_count_ = 0;
  std::size_t linked_count_ = 0;
};

}  // namespace

const File* Folder::file(std::string_view wanted) const {
  const auto found = std::find_if(files.begin(), files.end(), [&](const File& file) { return file.name == wanted; });
  return found == files.end() ? nullptr : &*found;
}

std::optional<File> Folder::take(std::string_view wanted) {
  const std::size_t slash = wanted.find('/');
  const std::string_view first = wanted.substr(0, slash);
  if (slash == std::string_view::npos) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const File& file) { return file.name == first; });
    if (found == files.end()) return std::nullopt;
    std::optional<File> out = std::move(*found);
    files.erase(found);
    return out;
  }
  const auto found =
      std::find_if(folders.begin(), folders.end(), [&](const Folder& folder) { return folder.name == first; });
  if (found == folders.end()) return std::nullopt;
  std::optional<File> out = found->take(wanted.substr(slash + 1));
  if (out && found->files.empty() && found->folders.empty()) folders.erase(found);
  return out;
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
