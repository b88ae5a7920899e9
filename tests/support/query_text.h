#pragma once

#include <string>
#include <vector>

#include "index/query.h"
#include "index/snippet.h"

/// A query in one line, for tables and vectors:
///
///     网络 _ wifi       an item; a place without a term is '_'
///     "社会 会工 工作"   quoted
///     studi~studie     may still grow from what stands after '~'
///     title:x          in a field
///     a | b            alternatives of a group
///     a & b            groups
///     -x               an exclusion
///     lang=en  date=2021-01-01..2021-12-31
///
/// The parts are joined by ' & '; a query that asks for nothing is ''.
inline std::string query_text(const lectern::index::Query& query) {
  using lectern::index::Field;
  using lectern::index::Item;
  const auto item_text = [](const Item& item) {
    static const char* const kFields[] = {"", "title:", "guest:", "tag:", "course:"};
    std::string terms;
    for (std::size_t i = 0; i < item.terms.size(); ++i) {
      if (i > 0) {
        for (std::uint32_t gap = item.offsets[i - 1] + 1; gap < item.offsets[i]; ++gap) terms += " _";
        terms += ' ';
      }
      terms += item.terms[i];
    }
    if (!item.prefix.empty()) terms += '~' + item.prefix;
    return kFields[static_cast<int>(item.field)] + (item.quoted ? '"' + terms + '"' : terms);
  };
  std::vector<std::string> parts;
  for (const auto& group : query.groups) {
    std::string text;
    for (const Item& item : group.alternatives) text += (text.empty() ? "" : " | ") + item_text(item);
    parts.push_back(text);
  }
  for (const Item& item : query.exclusions) parts.push_back('-' + item_text(item));
  for (const std::string& language : query.languages) parts.push_back("lang=" + language);
  if (!query.date_from.empty() || !query.date_to.empty()) {
    parts.push_back("date=" + query.date_from + ".." + query.date_to);
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : " & ") + part;
  return out;
}

/// A snippet in one line, marks as '⟦mark⟧'.
inline std::string snippet_text(const std::vector<lectern::index::SnippetPart>& parts) {
  std::string out;
  for (const auto& part : parts) out += part.marked ? "⟦" + part.text + "⟧" : part.text;
  return out;
}
