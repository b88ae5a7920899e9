#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostic.h"
#include "core/language.h"
#include "core/pixel_size.h"
#include "core/source_file.h"
#include "core/source_position.h"

namespace lectern::markdown {

/// A heading and what stands under it, up to the next heading of any level. The text before the first heading is a
/// section of level 0 with empty title and anchor; it is there only when it has text.
struct Section {
  int level = 0;            ///< of the HTML heading, 2 to 6: a body whose headings begin at 1 is shifted by one
  std::string title;        ///< plain text
  std::string anchor;       ///< `id` in the page: readable in any script, unique in the document
  std::string text;         ///< plain text, one line a block
  core::SourceRange range;  ///< of the heading

  friend bool operator==(const Section&, const Section&) = default;
};

struct Link {
  std::string destination;  ///< as written, unescaped
  bool image = false;
  core::SourceRange range;
  std::string text = {};  ///< plain text of the link, alternative text and caption of the image; may be empty
};

/// One write-up's body, parsed once: everything below comes from one tree.
struct Document {
  std::string html;  ///< block HTML for the inside of an article; headings h2 to h6 with their ids
  std::vector<Section> sections;
  std::vector<Link> links;
};

struct Source {
  const core::SourceFile& file;
  core::LineRange body;  ///< only blocks that begin in these lines are taken; references may stand outside
  core::LanguageTag language;
  bool raw_html = false;  ///< let HTML and any URL scheme of the author through
};

/// Where a link of the author leads in the published page, and how large the picture there is.
struct LinkTarget {
  std::string href;
  core::PixelSize size;

  LinkTarget(std::string leads_to, core::PixelSize shown = {}) : href(std::move(leads_to)), size(shown) {}
};

/// Called once a link or image, in document order.
using LinkResolver = std::function<LinkTarget(const Link&)>;

/// Parses a write-up: CommonMark with tables, strikethrough, autolinks, task lists and footnotes.
///
/// Blocks in another language than `source.language` carry a `lang`. Unless `raw_html`, HTML and URLs of unsafe schemes
/// are left out of `html` and reported as Warnings; comments are dropped silently. Never fails: all text is Markdown.
/// Safe to call from several threads at once.
Document parse(const Source& source, const LinkResolver& resolve, core::Diagnostics& problems);

}  // namespace lectern::markdown
