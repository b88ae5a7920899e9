#include "web_index/spelling_change.h"

#include <functional>

#include "index/document_terms.h"
#include "index/spelling.h"

namespace lectern::web_index {
namespace {

using core::Result;

/// In how many more write-ups something stands.
using Differences = std::map<std::string, std::int64_t>;

void add_words(const core::Card& card, std::int64_t more, Differences& out) {
  for (std::string& word : index::terms_of(card).spellings) out[std::move(word)] += more;
}

void add_pairs(const index::IndexedDocument& document, std::int64_t more, Differences& out) {
  for (const index::TermUse& use : document.terms) {
    if (index::is_pair(use.term)) out[use.term] += more;
  }
}

/// Those of another commonness, and how many more there are.
Result<std::int64_t> compare(const Differences& differences,
                             const std::function<Result<std::uint32_t>(const std::string&)>& count,
                             std::map<std::string, unsigned>& out) {
  std::int64_t more = 0;
  for (const auto& [text, difference] : differences) {
    if (difference == 0) continue;
    auto now = count(text);
    if (!now) return now.error();
    const auto before = static_cast<std::uint32_t>(*now - difference);
    if (index::commonness(before) != index::commonness(*now)) out[text] = index::commonness(*now);
    more += static_cast<int>(*now > 0) - static_cast<int>(before > 0);
  }
  return more;
}

}  // namespace

Result<SpellingChange> spelling_change(const index::Index& index, const std::vector<NumberedChange>& changes) {
  Differences words, pairs;
  for (const NumberedChange& change : changes) {
    add_words(change.change->before->card, -1, words);
    add_words(change.change->after->card, 1, words);
    add_pairs(*change.change->before, -1, pairs);
    add_pairs(*change.change->after, 1, pairs);
  }
  SpellingChange out;
  auto more = compare(
      words, [&](const std::string& word) { return index.spelling_count(word); }, out.words);
  if (!more) return more.error();
  out.more_words = *more;
  more = compare(
      pairs, [&](const std::string& pair) { return index.document_frequency(pair); }, out.pairs);
  if (!more) return more.error();
  out.more_pairs = *more;
  return out;
}

std::optional<std::map<std::uint32_t, std::string>> changed_files(const SpellingChange& change, const Reader& reader,
                                                                  SpellingTable& table) {
  table.words = static_cast<std::uint32_t>(table.words + change.more_words);
  table.pairs = static_cast<std::uint32_t>(table.pairs + change.more_pairs);
  if (word_file_count(table.words) != table.word_files) return std::nullopt;
  if (pair_file_count(table.pairs) != table.pair_files) return std::nullopt;
  // A web index of another archive, or a damaged one, may have no file where something is to change.
  const bool has_files =
      (change.words.empty() || table.word_files > 0) && (change.pairs.empty() || table.pair_files > 0);
  if (!has_files) return std::nullopt;
  std::map<std::uint32_t, std::map<std::string, unsigned>> changed;
  const auto sort = [&](const std::map<std::string, unsigned>& spellings, SpellingSide begin, SpellingSide end) {
    for (const auto& spelling : spellings) {
      for (const SpellingSide side : {begin, end}) changed[table.file_of(spelling.first, side)].insert(spelling);
    }
  };
  sort(change.words, SpellingSide::WordBegin, SpellingSide::WordEnd);
  sort(change.pairs, SpellingSide::PairBegin, SpellingSide::PairEnd);
  std::map<std::uint32_t, std::string> out;
  for (auto& [file, spellings] : changed) {
    const auto before = reader.spellings(file);
    if (!before) return std::nullopt;
    for (const Spelling& spelling : *before) spellings.try_emplace(spelling.text, spelling.commonness);
    std::vector<Spelling> now;
    for (const auto& [text, commonness] : spellings) {
      if (commonness > 0) now.push_back({text, commonness});
    }
    out[file] = encode_spellings(std::move(now), is_by_end(table, file));
  }
  return out;
}

}  // namespace lectern::web_index
