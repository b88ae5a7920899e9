#include "translation/implications.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "index/schema.h"

namespace lectern::translation {
namespace {

constexpr int kHighestLevel = 7;
constexpr int kLevelOfOne = 3;
constexpr std::size_t kMostWords = 3;
constexpr float kLeastShareOfWord = 0.1F;  ///< of a rendering that is shown beside a likelier one
constexpr float kFullConfidence = 15;

bool has_text_term(const index::DocumentTerms& terms, std::string_view term) {
  const auto found =
      std::lower_bound(terms.terms.begin(), terms.terms.end(), term,
                       [](const index::TermUse& use, std::string_view wanted) { return use.term < wanted; });
  return found != terms.terms.end() && found->term == term && found->wdf > 0;
}

/// The likeliest, and others that are likely; single characters say little, and stand in for words only where there are
/// none.
std::vector<std::string> words_of(const PairTable& table, std::span<const PairTable::Entry> entries) {
  std::vector<std::string> out;
  const auto word_of = [&](const PairTable::Entry& entry) -> const Word& { return table.written_words[entry.written]; };
  float all = 0;
  for (const PairTable::Entry& entry : entries) all += probability_of(entry.likelihood);
  for (const PairTable::Entry& entry : entries) {
    const bool likely = probability_of(entry.likelihood) >= kLeastShareOfWord * all;
    if (out.size() == kMostWords || (!likely && !out.empty())) break;
    if (!is_single_character(word_of(entry).term)) out.push_back(word_of(entry).surface);
  }
  if (out.empty()) out.push_back(word_of(entries.front()).surface);
  return out;
}

void add(float frequency, index::Places places, bool strong, Implications::Sum& sum) {
  sum.frequency += frequency;
  sum.strong = sum.strong || strong;
  if (frequency <= sum.most) return;
  sum.most = frequency;
  sum.place = first_of(places);
}

}  // namespace

Implications::Implications(PairTable table)
    : table_(std::move(table)), phrases_(table_.written_words), begins_(table_.written_words.size() + 1) {
  for (std::uint32_t i = 0; i < table_.written_words.size(); ++i) numbers_[table_.written_words[i].term] = i;
  for (const PairTable::Entry& entry : table_.entries) ++begins_[entry.written + 1];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  sources_.resize(table_.entries.size());
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t asked = 0; asked < table_.asked_words.size(); ++asked) {
    float all = 0;
    for (const PairTable::Entry& entry : table_.of(asked)) all += probability_of(entry.likelihood);
    // Of the many ways to say it that a dictionary has, an archive uses few, and each says all of it.
    const bool told = !table_.told.empty() && table_.told[asked];
    const float whole = told ? probability_of(table_.of(asked).front().likelihood) : all;
    for (const PairTable::Entry& entry : table_.of(asked)) {
      sources_[next[entry.written]++] = {asked, probability_of(entry.likelihood) / whole, entry.strong};
    }
    confidences_.push_back(std::sqrt(std::min(1.0F, all)));
  }
}

std::vector<index::ImpliedTerm> Implications::of(const index::DocumentTerms& terms) const {
  std::vector<Sum> sums(table_.asked_words.size());
  std::vector<std::uint32_t> asked;
  std::size_t own = 0;
  for (const index::TermUse& use : terms.terms) {
    if (use.wdf == 0) continue;
    ++own;
    const auto written = numbers_.find(use.term);
    if (written == numbers_.end()) continue;
    for (std::size_t i = begins_[written->second]; i < begins_[written->second + 1]; ++i) {
      Sum& sum = sums[sources_[i].asked];
      if (sum.frequency == 0) asked.push_back(sources_[i].asked);
      add(sources_[i].share * static_cast<float>(use.wdf), use.places, sources_[i].strong, sum);
    }
  }
  std::erase_if(asked, [&](std::uint32_t word) {
    return level_of(sums[word].frequency) < 0 || has_text_term(terms, table_.asked_words[word].term);
  });
  keep_best(kMostImplied * own, sums, asked);
  std::vector<index::ImpliedTerm> out;
  for (const std::uint32_t word : asked) {
    const Sum& sum = sums[word];
    const auto level = static_cast<std::uint8_t>(level_of(sum.frequency));
    out.push_back({table_.asked_words[word].term, level, sum.strong, sum.place});
  }
  return out;
}

void Implications::keep_best(std::size_t count, const std::vector<Sum>& sums, std::vector<std::uint32_t>& asked) const {
  if (asked.size() > count) {
    const auto gains_more = [&](std::uint32_t a, std::uint32_t b) {
      const float gain_a = gain_of(a, sums[a].frequency), gain_b = gain_of(b, sums[b].frequency);
      return gain_a != gain_b ? gain_a > gain_b : a < b;
    };
    std::nth_element(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(count), asked.end(), gains_more);
    asked.resize(count);
  }
  std::sort(asked.begin(), asked.end());
}

float Implications::gain_of(std::uint32_t asked, float frequency) const {
  return confidences_[asked] * frequency / (static_cast<float>(index::kBm25K1) + frequency);
}

std::vector<index::Rendering> renderings_of(const PairTable& table) {
  std::vector<index::Rendering> out;
  for (std::size_t word = 0; word < table.asked_words.size(); ++word) {
    if (table.of(word).empty()) continue;
    const float confidence = std::round(kFullConfidence * std::sqrt(table.mass_of(word)));
    out.push_back({table.asked_words[word].term, static_cast<std::uint8_t>(std::max(1.0F, confidence)),
                   words_of(table, table.of(word))});
  }
  return out;
}

index::Places first_of(index::Places places) {
  return places & (~places + 1);
}

int level_of(float frequency) {
  const int level = static_cast<int>(std::floor(std::log2(frequency) + 0.5F)) + kLevelOfOne;
  return std::min(level, kHighestLevel);
}

}  // namespace lectern::translation
