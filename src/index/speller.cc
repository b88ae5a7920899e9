#include "index/speller.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/utf8.h"
#include "index/query.h"
#include "index/spelling.h"
#include "index/stop_words.h"
#include "index/unknown_words.h"
#include "language/han_reading.h"

namespace lectern::index {
namespace {

using core::Result;
using language::Token;

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += core::next_code_point(text, at);
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) core::append_utf8(out, c);
  return out;
}

/// What is to stand in place of a stretch of the query.
struct Replacement {
  std::size_t begin = 0, end = 0;
  std::string text;
};

struct Word {
  std::u32string text;
  unsigned commonness = 0;
};

/// Characters that stand beside one, with how common the pair is.
using Neighbours = std::map<char32_t, unsigned>;

/// A run with one character replaced.
struct Candidate {
  unsigned weight = 0;
  std::u32string run;
  std::size_t place = 0;
};

std::u32string run_of(const std::vector<Token>& pairs) {
  std::u32string out = code_points(pairs.front().surface).substr(0, 1);
  for (const Token& pair : pairs) out += code_points(pair.surface).back();
  return out;
}

/// The bytes of the query that a character of a run was written in.
Replacement place_of(const std::vector<Token>& pairs, std::size_t character) {
  const std::size_t count = pairs.size() + 1;
  Replacement out;
  out.begin = character + 1 < count ? pairs[character].begin : pairs[character - 2].end;
  out.end = character > 0 ? pairs[character - 1].end : pairs[1].begin;
  return out;
}

unsigned syllable_of(char32_t character) {
  const auto readings = language::han_readings();
  const auto found = std::lower_bound(readings.begin(), readings.end(), std::pair(character, std::uint16_t{0}));
  return found != readings.end() && found->first == character ? found->second + 1U : 0;
}

bool sound_alike(char32_t a, char32_t b) {
  const unsigned syllable = syllable_of(a);
  return syllable != 0 && syllable == syllable_of(b);
}

}  // namespace

std::string Correction::text() const {
  std::string out;
  for (const SnippetPart& part : parts) out += part.text;
  return out;
}

struct Speller::State {
  const Index& index;
  bool has_words = false, has_pairs = false;
  std::vector<Word> words;
  std::unordered_map<char32_t, Neighbours> after, before;  ///< a character

  Result<void> read_words() {
    if (std::exchange(has_words, true)) return {};
    return index.for_each_spelling([&](const std::string& word, std::uint32_t count) -> Result<void> {
      words.push_back({code_points(word), commonness(count)});
      return {};
    });
  }

  Result<void> read_pairs() {
    if (std::exchange(has_pairs, true)) return {};
    return index.for_each_frequency([&](const std::string& term, std::uint32_t frequency) -> Result<void> {
      if (!is_pair(term)) return {};
      const std::u32string pair = code_points(term);
      after[pair[0]][pair[1]] = before[pair[1]][pair[0]] = commonness(frequency);
      return {};
    });
  }

  Result<std::optional<Replacement>> correct(const UnknownWord& unknown) {
    return unknown.pairs.empty() ? correct_word(unknown) : correct_run(unknown);
  }

  Result<std::optional<Replacement>> correct_word(const UnknownWord& unknown) {
    if (auto read = read_words(); !read) return read.error();
    const std::u32string typed = code_points(unknown.word);
    const std::size_t most = forgiven_edits(typed.size());
    const Word* best = nullptr;
    Likelihood best_likelihood;
    for (const Word& word : words) {
      if (!share_an_end(typed, word.text)) continue;
      const std::size_t edits = edits_between(typed, word.text, most);
      if (edits > most) continue;
      const Likelihood own = likelihood(typed, word.text, edits, word.commonness);
      // Words ascend, so the first of equally likely ones stays.
      if (best == nullptr || own > best_likelihood) std::tie(best, best_likelihood) = std::tuple(&word, own);
    }
    if (best == nullptr) return std::optional<Replacement>();
    return std::optional<Replacement>({unknown.begin, unknown.end, utf8(best->text)});
  }

  Result<std::optional<Replacement>> correct_run(const UnknownWord& unknown) {
    if (auto read = read_pairs(); !read) return read.error();
    std::vector<Candidate> candidates;
    const std::u32string run = run_of(unknown.pairs);
    for (const std::size_t place : wrong_places(run)) add_candidates(run, place, candidates);
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.run < b.run;
    });
    candidates.resize(std::min(candidates.size(), kTriedRuns));
    for (const Candidate& candidate : candidates) {
      auto result = index.search(parse_query(utf8(candidate.run)), {1, {}, false});
      if (!result) return result.error();
      if (result->complete_count == 0) continue;
      Replacement out = place_of(unknown.pairs, candidate.place);
      out.text = utf8(candidate.run.substr(candidate.place, 1));
      return std::optional(std::move(out));
    }
    return std::optional<Replacement>();
  }

  bool has_pair(char32_t first, char32_t second) const {
    const auto found = after.find(first);
    return found != after.end() && found->second.contains(second);
  }

  /// Which character is wrong, if it is one: that of two pairs that the archive does not have, or either of one.
  std::vector<std::size_t> wrong_places(const std::u32string& run) const {
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
      if (!has_pair(run[i], run[i + 1])) missing.push_back(i);
    }
    if (missing.size() == 1) return {missing[0], missing[0] + 1};
    if (missing.size() == 2 && missing[1] == missing[0] + 1) return {missing[1]};
    return {};
  }

  void add_candidates(const std::u32string& run, std::size_t place, std::vector<Candidate>& out) const {
    const bool has_left = place > 0, has_right = place + 1 < run.size();
    const auto& side = has_left ? after : before;
    const auto found = side.find(has_left ? run[place - 1] : run[place + 1]);
    if (found == side.end()) return;
    for (const auto& [character, common] : found->second) {
      const bool alike = sound_alike(run[place], character);
      // What joins words stands where a pair is missing since the archive has the words, if not side by side.
      if (!alike && (joins_words(run[place]) || joins_words(character))) continue;
      unsigned rarer = common;
      if (has_left && has_right) {
        const auto own = after.find(character);
        const auto right = own == after.end() ? Neighbours::const_iterator() : own->second.find(run[place + 1]);
        if (own == after.end() || right == own->second.end()) continue;
        rarer = std::min(rarer, right->second);
      }
      Candidate candidate{0, run, place};
      candidate.run[place] = character;
      candidate.weight = run_weight(rarer, has_left && has_right ? 2 : 1, alike);
      out.push_back(std::move(candidate));
    }
  }
};

Speller::Speller(const Index& index) : state_(std::make_unique<State>(State{index, false, false, {}, {}, {}})) {}
Speller::~Speller() = default;

Result<std::optional<Correction>> Speller::correct(std::string_view text) {
  auto unknown = unknown_words(state_->index, text);
  if (!unknown) return unknown.error();
  Correction out;
  std::size_t done = 0;
  for (const UnknownWord& word : *unknown) {
    auto replacement = state_->correct(word);
    if (!replacement) return replacement.error();
    // A character that folds to several is not cut.
    if (!*replacement || (*replacement)->begin < done || (*replacement)->begin >= (*replacement)->end) continue;
    if ((*replacement)->begin > done)
      out.parts.push_back({std::string(text.substr(done, (*replacement)->begin - done))});
    out.parts.push_back({std::move((*replacement)->text), true});
    done = (*replacement)->end;
  }
  if (out.parts.empty()) return std::optional<Correction>();
  if (done < text.size()) out.parts.push_back({std::string(text.substr(done))});
  return std::optional(std::move(out));
}

}  // namespace lectern::index
