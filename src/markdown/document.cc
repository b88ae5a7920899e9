#include "markdown/document.h"

#include "markdown/announcement.h"
#include "markdown/block_language.h"
#include "markdown/code_fence.h"
#include "markdown/footnotes.h"
#include "markdown/html.h"
#include "markdown/input.h"
#include "markdown/limits.h"
#include "markdown/line_joins.h"
#include "markdown/links.h"
#include "markdown/nesting.h"
#include "markdown/plain_text.h"
#include "markdown/raw_html.h"
#include "markdown/report.h"
#include "markdown/sections.h"
#include "markdown/tree.h"

namespace lectern::markdown {
namespace {

/// Removes the blocks that begin outside `body`, up to the footnotes at the end.
void keep_body(Node* root, const std::vector<Node*>& footnotes, core::LineRange body, const Input& input) {
  for (Node* block : children_of(root)) {
    if (!footnotes.empty() && block == footnotes.front()) return;
    const std::size_t begin = input.offset(cmark_node_get_start_line(block), 1);
    if (!body.contains(input.file_line(begin))) remove(block);
  }
}

/// In half of a bilingual file 'English version follows' is not true of the page.
void drop_announcements(Node* root) {
  for (Node* block : children_of(root)) {
    if (is_leaf_block(block) && announcement(inline_text(block)) == Announcement::Elsewhere) remove(block);
  }
}

void warn_of_excess(const Input& input, Report& report) {
  if (input.first_excess() == std::string::npos) return;
  report.warn("markup-limit", input.range(input.first_excess(), input.first_excess() + 1),
              "there is more markup here than a page can bear; it is shown as text",
              "nest lists and quotes less deeply, and split huge tables and paragraphs");
}

}  // namespace

Document parse(const Source& source, const LinkResolver& resolve, core::Diagnostics& problems) {
  const Input input(source.file, source.body);
  Report report(source.file, problems);
  const NodeOwner tree = parse_tree(input);
  Node* root = tree.get();
  warn_of_excess(input, report);

  const std::vector<Node*> footnotes = gathered_definitions(root);
  keep_body(root, footnotes, source.body, input);
  settle_footnotes(root, footnotes, source.body, input, report);
  if (input.has_text_outside(source.body)) drop_announcements(root);
  flatten_inlines(root);
  check_code_fences(root, input, report);
  filter_raw_html(root, source.raw_html, input, report);
  trim_addresses(root);
  join_lines(root);

  Document document;
  ResolvedLinks resolved = resolve_links(root, resolve, source.raw_html, input, report);
  document.links = std::move(resolved.links);
  document.sections = make_sections(root, input);
  note_languages(root, source.language);
  document.html = make_html(root, document.sections, resolved.images, source.raw_html);
  return document;
}

}  // namespace lectern::markdown
