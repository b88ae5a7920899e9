#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "markdown/document.h"

namespace lectern::site {

/// A link into a section of a page, to be checked when that page's anchors are known.
struct AnchorReference {
  std::string page_url;
  std::string anchor;  ///< unescaped
  core::SourceFile const* source = nullptr;  ///< of the link, for the message; borrowed from the archive
  core::SourceRange range;
};

struct ResolvedLink {
  std::string href;  ///< percent-encoded, relative to the page that the link stands on
  std::optional<AnchorReference> anchor;
};

/// The anchors of every lesson page, by its URL.
using PageAnchors = std::map<std::string, std::set<std::string>, std::less<>>;

/// Knows where the archive's files are published, and so where an author's link leads: `../02-x/index.en.md#section` to
/// that lesson's page, `slides.pdf` to the asset, `https:` and `mailto:` nowhere new. Const calls from several threads
/// are safe. Borrows the archive.
class LinkMap {
 public:
  explicit LinkMap(const archive::Archive& archive);

  /// A link to nothing is reported and leads where it was written.
  ResolvedLink resolve(const markdown::Link& link, const archive::Course& course, const archive::Lesson& lesson,
                       const archive::WriteUp& write_up, core::Diagnostics& problems) const;

 private:
  const archive::Archive& archive_;
  struct Place {
    const archive::Course* course = nullptr;
    const archive::Lesson* lesson = nullptr;
  };
  std::map<std::string, Place, std::less<>> lessons_;        ///< by `course/lesson`
  std::map<std::string, std::string, std::less<>> assets_;   ///< archive path to URL
};

/// Reports each reference whose page has no such anchor, with the nearest one that it has.
void check_anchors(const std::vector<AnchorReference>& references, const PageAnchors& anchors,
                   core::Diagnostics& problems);

}  // namespace lectern::site
