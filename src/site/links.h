#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/fingerprint.h"
#include "core/source_file.h"
#include "markdown/document.h"
#include "site/destination.h"

namespace lectern::site {

/// A link into a section of a page, to be checked when that page's anchors are known.
struct AnchorReference {
  std::string page_url;
  std::string anchor;  ///< unescaped
  std::string file;    ///< where the link stands, for the message: as `core::Diagnostic` has it
  core::SourceRange range;
  core::Excerpt source_line;
};

struct ResolvedLink {
  std::string href;  ///< percent-encoded, relative to the page that the link stands on
  std::optional<AnchorReference> anchor;
  const archive::Asset* asset = nullptr;  ///< the file that it leads to, if it is one; borrowed from the archive
  bool in_archive = false;                ///< where it leads is told by what else the archive has
};

/// The anchors of every lesson page, by its URL.
using PageAnchors = std::map<std::string, std::set<std::string>, std::less<>>;

/// Knows where the archive's files are published, and so where an author's link leads: `../02-x/index.en.md#section` to
/// that lesson's page, `../02-x/` to it in the language of the write-up, `slides.pdf` to the asset, `https:` and
/// `mailto:` nowhere new. Const calls from several threads are safe. Borrows the archive.
///
/// Says of a link: `link-broken` (Error) when nothing is there, with the nearest path that is; `link-outside` when it
/// leaves the archive (Error) or begins with '/' (Warning); `image-external` (Warning) when the picture is on another
/// host, from which no page of the site loads anything.
class LinkMap {
 public:
  explicit LinkMap(const archive::Archive& archive);

  /// A link to nothing is reported and leads where it was written. `source` is the text of the write-up's file.
  ResolvedLink resolve(const markdown::Link& link, const archive::Course& course, const archive::Lesson& lesson,
                       const archive::WriteUp& write_up, const core::SourceFile& source,
                       core::Diagnostics& problems) const;

  /// Where a video or the slides of the front matter lead: as a link of the body would. Reports nothing.
  ResolvedLink resolve(const archive::Attachment& attachment, const archive::Course& course,
                       const archive::Lesson& lesson, const archive::WriteUp& write_up) const;

  /// Of all that decides where links lead, but the page that they stand on.
  core::Fingerprint fingerprint() const { return fingerprint_; }

  /// Follows every video and slides of the front matter, and reports as of links.
  void check_attachments(const archive::Course& course, const archive::Lesson& lesson, const archive::WriteUp& write_up,
                         const core::SourceFile& source, core::Diagnostics& problems) const;

 private:
  /// A folder of the archive: that of a lesson or of a course, or the root.
  struct Folder {
    const archive::Course* course = nullptr;  ///< none for the root, unless lessons stand in it
    const archive::Lesson* lesson = nullptr;
    std::map<std::string, std::vector<const archive::WriteUp*>, std::less<>> write_ups;  ///< by file name
    std::map<std::string_view, const archive::Asset*> assets;
    std::vector<std::string_view> folders;  ///< names of the courses and lessons in it
  };
  struct Place;
  struct Origin;
  using Path = std::vector<std::string>;

  void add(const archive::Course& course);
  void add(const archive::Course& course, const archive::Lesson& lesson);
  /// The deepest folder on the way along `path`, and how many of its parts lead there.
  std::pair<const Folder*, std::size_t> deepest(const Path& path) const;
  std::optional<Place> find(const Path& path, const core::LanguageTag& language) const;
  static std::optional<Place> page_of(const Folder& folder, const core::LanguageTag& language);
  static std::optional<Place> file_in(const Folder& folder, const std::string& file, const core::LanguageTag& language);
  ResolvedLink resolve_local(const Destination& destination, const Origin& origin, core::Diagnostics& problems) const;
  Path nearest_path(const Path& path, const Origin& origin) const;
  void report_broken(const Path& path, const Origin& origin, core::Diagnostics& problems) const;

  core::Fingerprint fingerprint_;
  std::map<std::string, Folder, std::less<>> folders_;  ///< by path from the archive's root, which is ''
};

/// Reports each reference whose page has no such anchor (`anchor-missing`, Warning), with the nearest one that it has.
void check_anchors(const std::vector<AnchorReference>& references, const PageAnchors& anchors,
                   core::Diagnostics& problems);

}  // namespace lectern::site
