#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "importer/markdown_text.h"

namespace lectern::importer {

/// How a stretch of a line is set off.
struct Style {
  bool strong = false;
  bool emphasis = false;
  bool struck = false;
  bool code = false;
  std::string link;  ///< where it leads; empty for nowhere

  friend bool operator==(const Style&, const Style&) = default;
};

/// A line as text and as Markdown that reads as that text; the Markdown is empty where there is nothing to set off.
struct Line {
  std::string text;
  std::string markdown;
  bool plainer = false;  ///< links or emphasis could not be written in Markdown, and are left away
};

/// Puts a line together from stretches of a source.
class LineBuilder {
 public:
  void add(std::string_view text, const Style& style);
  bool empty() const { return runs_.empty(); }
  /// Whether something that can be read has been added.
  bool has_text() const;
  /// The line, and begins the next.
  Line take(Place place = Place::Block);

 private:
  struct Run {
    std::string text;
    Style style;
  };

  static std::vector<Run> tidied(const std::vector<Run>& runs);
  static std::string markdown_of(const std::vector<Run>& runs, Place place);

  std::vector<Run> runs_;
};

/// Whether Markdown, a line at that place or a whole block, reads as `text`, white space aside.
bool reads_as(const std::string& markdown, std::string_view text, Place place = Place::Block);

/// What can be read of Markdown, one line a block.
std::string plain_text(const std::string& markdown);

/// An address as it stands between the brackets of a link.
std::string link_destination(std::string_view address);

/// Whether an address can be led to from a page: http, https, mailto, tel.
bool is_linkable(std::string_view address);

}  // namespace lectern::importer
