#include "markdown/footnotes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "markdown/definitions.h"

namespace lectern::markdown {
namespace {

bool is_definition(Node* node) {
  return kind_of(node) == Kind::FootnoteDefinition;
}

void set_number(Node* reference, std::size_t number) {
  cmark_node_set_literal(reference, std::to_string(number).c_str());
}

/// Whether cmark's line `number` is in one of `blocks`, which stand in order.
bool is_shown(const std::vector<Node*>& blocks, int number) {
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), number,
                                      [](int line, Node* block) { return line < cmark_node_get_start_line(block); });
  return after != blocks.begin() && number <= cmark_node_get_end_line(*std::prev(after));
}

int line_at(const Input& input, std::size_t offset) {
  int low = 1;
  int high = input.line_count();
  while (low < high) {
    const int middle = low + (high - low + 1) / 2;
    if (input.offset(middle, 1) <= offset)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

/// cmark drops what nothing refers to; its lines are those that look like a definition and are in no block.
void warn_of_dropped(const std::vector<Node*>& blocks, const std::vector<Node*>& definitions, core::LineRange body,
                     const Input& input, Report& report) {
  std::set<int> used_lines;
  for (Node* definition : definitions) used_lines.insert(cmark_node_get_start_line(definition));
  std::set<std::string> used_labels;
  for (const Definition& definition : find_definitions(input.text())) {
    if (definition.label.front() != '^') continue;
    const int line = line_at(input, definition.begin);
    if (used_lines.count(line) > 0) used_labels.insert(definition.label);
    if (used_lines.count(line) > 0 || is_shown(blocks, line)) continue;
    if (!body.contains(input.file_line(definition.begin))) continue;
    const core::SourceRange range = input.range(definition.begin, definition.end);
    if (used_labels.count(definition.label) > 0) {
      report.warn("footnote-repeated", range, fmt::format("the footnote [{}] is there already", definition.label),
                  "give each footnote a label of its own");
    } else {
      report.warn("footnote-unused", range, fmt::format("nothing refers to the footnote [{}]", definition.label),
                  fmt::format("put [{}] into the text, or remove the footnote", definition.label));
    }
  }
}

std::string backlinks(std::size_t number, std::size_t references) {
  std::string html;
  for (std::size_t i = 1; i <= references; ++i) {
    const std::string suffix = i == 1 ? "" : fmt::format("-{}", i);
    html += fmt::format(R"( <a class="footnote-back" href="#fnref-{}{}" role="doc-backlink">↩{}</a>)", number, suffix,
                        i == 1 ? "" : fmt::format("<sup>{}</sup>", i));
  }
  return html;
}

void render_definition(Node* definition, std::size_t number, std::size_t references, Node* list) {
  Node* last = cmark_node_last_child(definition);
  Node* links = new_inline_element(backlinks(number, references));
  if (last != nullptr && kind_of(last) == Kind::Paragraph) {
    cmark_node_append_child(last, links);
  } else {
    Node* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node_append_child(paragraph, links);
    cmark_node_append_child(definition, paragraph);
  }
  cmark_node_append_child(list, become_element(definition, fmt::format(R"(<li id="fn-{}">)", number), "</li>"));
}

}  // namespace

std::size_t number_of(Node* reference) {
  const std::string_view text = literal_of(reference);
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::vector<Node*> gathered_definitions(Node* root) {
  std::size_t count = 0;
  for (Node* reference : collect(root, Kind::FootnoteReference)) count = std::max(count, number_of(reference));
  std::vector<Node*> definitions;
  for (Node* node = cmark_node_last_child(root); node != nullptr && is_definition(node) && definitions.size() < count;
       node = cmark_node_previous(node)) {
    definitions.push_back(node);
  }
  std::reverse(definitions.begin(), definitions.end());
  return definitions;
}

void settle_footnotes(Node* root, const std::vector<Node*>& definitions, core::LineRange body, const Input& input,
                      Report& report) {
  std::vector<NodeOwner> detached;
  for (Node* definition : definitions) detached.push_back(detach(definition));
  for (Node* unused : collect(root, Kind::FootnoteDefinition)) detached.push_back(detach(unused));
  warn_of_dropped(children_of(root), definitions, body, input, report);

  std::map<std::size_t, std::size_t> numbers;  // cmark's to ours
  std::vector<std::size_t> order;              // ours to cmark's
  const auto number_references = [&](Node* below) {
    for (Node* reference : collect(below, Kind::FootnoteReference)) {
      const auto [number, first] = numbers.try_emplace(number_of(reference), numbers.size() + 1);
      if (first) order.push_back(number->first);
      set_number(reference, number->second);
    }
  };
  number_references(root);
  for (std::size_t i = 0; i < order.size(); ++i) number_references(detached[order[i] - 1].get());
  for (const std::size_t number : order) cmark_node_append_child(root, detached[number - 1].release());
}

void render_footnotes(Node* root) {
  std::map<std::size_t, std::size_t> references;  // by number, how often
  for (Node* reference : collect(root, Kind::FootnoteReference)) {
    const std::size_t number = number_of(reference);
    const std::size_t occurrence = ++references[number];
    const std::string suffix = occurrence == 1 ? "" : fmt::format("-{}", occurrence);
    cmark_node_replace(
        reference,
        new_inline_element(fmt::format(
            R"(<sup class="footnote-ref"><a href="#fn-{0}" id="fnref-{0}{1}" role="doc-noteref">{0}</a></sup>)", number,
            suffix)));
    remove(reference);
  }
  const std::vector<Node*> definitions = collect(root, Kind::FootnoteDefinition);
  if (definitions.empty()) return;
  Node* list = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
  cmark_node_append_child(root, list);
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    render_definition(definitions[i], i + 1, references[i + 1], list);
  }
  wrap_block(list, "<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>", "</ol>\n</section>");
}

}  // namespace lectern::markdown
