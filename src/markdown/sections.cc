#include "markdown/sections.h"

#include <algorithm>
#include <map>

#include "markdown/anchors.h"
#include "markdown/footnotes.h"
#include "markdown/locator.h"
#include "markdown/plain_text.h"

namespace lectern::markdown {
namespace {

/// Gives each block's text to the section that it belongs to.
class Collector {
 public:
  explicit Collector(const Input& input) : locator_(input), sections_(1) {}

  void see(Node* node, bool entering) {
    switch (kind_of(node)) {
      case Kind::Heading:
        if (entering) begin_section(node);
        break;
      case Kind::FootnoteDefinition:
        if (entering) current_ = named_in_[++footnotes_];
        break;
      case Kind::FootnoteReference:
        named_in_.try_emplace(number_of(node), current_);
        break;
      default:
        if (entering) add_line(block_text(node));
    }
  }

  std::vector<Section> take() { return std::move(sections_); }

 private:
  void begin_section(Node* heading) {
    current_ = sections_.size();
    Section section;
    section.level = cmark_node_get_heading_level(heading);
    section.title = inline_text(heading);
    section.range = locator_.block(heading);
    sections_.push_back(std::move(section));
  }

  void add_line(const std::string& line) {
    std::string& text = sections_[current_].text;
    if (!text.empty() && !line.empty()) text += '\n';
    text += line;
  }

  const Locator locator_;
  std::vector<Section> sections_;  ///< the first for what stands before all headings
  std::size_t current_ = 0;
  std::size_t footnotes_ = 0;
  std::map<std::size_t, std::size_t> named_in_;  ///< footnote to section
};

/// The page's title is its h1: the highest heading of the body becomes an h2.
void shift_levels(std::vector<Section>& sections) {
  const auto is_h1 = [](const Section& section) { return section.level == 1; };
  if (std::none_of(sections.begin(), sections.end(), is_h1)) return;
  for (Section& section : sections) {
    if (section.level > 0) section.level = std::min(section.level + 1, 6);
  }
}

void set_anchors(std::vector<Section>& sections) {
  std::vector<std::string> titles;
  for (auto section = sections.begin() + 1; section != sections.end(); ++section) titles.push_back(section->title);
  std::vector<std::string> anchors = make_anchors(titles);
  for (std::size_t i = 0; i < anchors.size(); ++i) sections[i + 1].anchor = std::move(anchors[i]);
}

}  // namespace

std::vector<Section> make_sections(Node* root, const Input& input) {
  Collector collector(input);
  walk(root, [&](Node* node, bool entering) { collector.see(node, entering); });
  std::vector<Section> sections = collector.take();
  shift_levels(sections);
  set_anchors(sections);
  if (sections.front().text.empty()) sections.erase(sections.begin());
  return sections;
}

}  // namespace lectern::markdown
