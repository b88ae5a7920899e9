#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "index/document_codec.h"
#include "index/index.h"

/// Everything that an index tells of its documents. Without `ids`, two indexes of the same write-ups give the same,
/// whatever the numbers of their documents: they are called by lesson and language.
inline std::string dump_index(const lectern::index::Index& index, bool ids) {
  using namespace lectern;
  std::map<index::DocId, std::string> names;
  std::vector<std::string> lines;
  const auto documents = index.for_each_document([&](const index::DocumentRecord& record) {
    std::string& name = names[record.id];
    name = record.card.lesson + ':' + record.card.language + (ids ? '#' + std::to_string(record.id) : "");
    lines.push_back(name + ' ' + std::to_string(record.length) + index::encode_document({record.card, record.places}));
    return core::Result<void>();
  });
  const auto terms = index.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
    std::vector<std::string> uses;
    for (const auto& posting : postings) uses.push_back(names[posting.document] + '=' + std::to_string(posting.wdf));
    std::sort(uses.begin(), uses.end());
    std::string& line = lines.emplace_back(term + '[' + std::to_string(*index.document_frequency(term)));
    for (const std::string& use : uses) line += ' ' + use;
    return core::Result<void>();
  });
  const auto words = index.for_each_word([&](const std::string& word, const std::string& stem) {
    lines.push_back(word + " -> " + stem);
    return core::Result<void>();
  });
  const auto implied = index.for_each_implied([&](const std::string& term, const auto& postings) {
    std::vector<std::string> uses;
    for (const index::ImpliedPosting& posting : postings) {
      uses.push_back(
          fmt::format("{}={}{}@{}", names[posting.document], posting.level, posting.strong ? "!" : "?", posting.place));
    }
    std::sort(uses.begin(), uses.end());
    lines.push_back(fmt::format("{} implied by {}", term, fmt::join(uses, " ")));
    return core::Result<void>();
  });
  const auto renderings = index.for_each_rendering([&](const index::Rendering& rendering) {
    lines.push_back(
        fmt::format("{} = {} at {}", rendering.term, fmt::join(rendering.words, ", "), rendering.confidence));
    return core::Result<void>();
  });
  const auto spellings = index.for_each_spelling([&](const std::string& word, std::uint32_t count) {
    lines.push_back(word + " is written in " + std::to_string(count));
    return core::Result<void>();
  });
  const std::vector<index::DocumentKey> contents = index.contents().value();
  for (const auto& document : contents) {
    lines.push_back(document.lesson + ':' + document.language + " of " + std::to_string(document.key) + " and " +
                    std::to_string(document.implied));
  }
  if (!ids) std::sort(lines.begin(), lines.end());
  std::string out = std::to_string(index.document_count()) + ' ' + std::to_string(index.collection_size()) + ' ' +
                    std::to_string(index.average_length()) +
                    (documents && terms && words && implied && renderings && spellings ? "\n" : " and errors\n");
  for (const std::string& line : lines) out += line + '\n';
  return out;
}
