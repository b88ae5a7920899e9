#include "markdown/tables.h"

#include <cmark-gfm-core-extensions.h>
#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "markdown/block_language.h"

namespace lectern::markdown {
namespace {

std::vector<std::string_view> column_attributes(Node* table) {
  const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(table);
  std::vector<std::string_view> attributes(cmark_gfm_extensions_get_table_columns(table));
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (alignments[i] == 'l') attributes[i] = R"( class="align-left")";
    if (alignments[i] == 'c') attributes[i] = R"( class="align-center")";
    if (alignments[i] == 'r') attributes[i] = R"( class="align-right")";
  }
  return attributes;
}

void render_row(Node* row, bool head, const std::vector<std::string_view>& attributes) {
  std::size_t column = 0;
  for (Node* cell : children_of(become_element(row, "<tr>", "</tr>"))) {
    const std::string open =
        fmt::format("<{}{}{}>", head ? "th scope=\"col\"" : "td", column < attributes.size() ? attributes[column] : "",
                    language_attribute(cell));
    become_element(cell, open, head ? "</th>" : "</td>");
    ++column;
  }
}

/// Moves `rows` into an element at the end of `table`.
void group_rows(Node* table, const std::vector<Node*>& rows, const char* open, const char* close) {
  if (rows.empty()) return;
  wrap_block(rows.front(), open, close);
  Node* group = cmark_node_parent(rows.front());
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) cmark_node_append_child(group, *row);
  cmark_node_append_child(table, group);
}

}  // namespace

void render_table(Node* table, const std::string& label) {
  const std::vector<std::string_view> attributes = column_attributes(table);
  const std::string region = label.empty() ? "" : fmt::format(R"( role="region" aria-labelledby="{}")", label);
  const std::string box = fmt::format(R"(<div class="table"{} tabindex="0"{}>)", region, language_attribute(table));
  Node* element = become_element(table, "<table>", "</table>");
  wrap_block(element, box, "</div>");

  std::vector<Node*> head, body;
  for (Node* row : children_of(element)) {
    (cmark_gfm_extensions_get_table_row_is_header(row) != 0 ? head : body).push_back(row);
  }
  group_rows(element, head, "<thead>", "</thead>");
  group_rows(element, body, "<tbody>", "</tbody>");
  for (Node* row : head) render_row(row, true, attributes);
  for (Node* row : body) render_row(row, false, attributes);
}

}  // namespace lectern::markdown
