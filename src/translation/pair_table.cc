#include "translation/pair_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "core/codec.h"
#include "core/parallel.h"
#include "translation/word_model.h"

namespace lectern::translation {
namespace {

/// A likelihood has the exponent and the first three bits of the fraction of a 32-bit float from 2^-16 to 1.
constexpr unsigned kDroppedBits = 20;
constexpr std::uint32_t kZero = (127U - 16U) << 3U;
constexpr std::uint8_t kCertain = 128;

// What a strong rendering has. Looked at by hand on write-ups of a course, 95 of 100 pairs were right.
constexpr float kStrongProbability = 0.15F;
constexpr float kStrongShare = 0.2F;       ///< of all of the word's, but for single characters
constexpr std::uint32_t kStrongCount = 2;  ///< pairs that have each of the two words

/// A sparse matrix of numbers from 0 to 1, row by row, columns ascending.
struct Rows {
  std::vector<std::size_t> begins{0};
  std::vector<std::uint32_t> columns;
  std::vector<float> values;

  std::size_t size() const { return begins.size() - 1; }
};

Rows transposed(const Rows& rows, std::size_t columns) {
  Rows out;
  out.begins.assign(columns + 1, 0);
  for (const std::uint32_t column : rows.columns) ++out.begins[column + 1];
  for (std::size_t i = 1; i < out.begins.size(); ++i) out.begins[i] += out.begins[i - 1];
  out.columns.resize(rows.columns.size());
  out.values.resize(rows.columns.size());
  std::vector<std::size_t> next(out.begins.begin(), out.begins.end() - 1);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t i = rows.begins[row]; i < rows.begins[row + 1]; ++i) {
      const std::size_t place = next[rows.columns[i]]++;
      out.columns[place] = static_cast<std::uint32_t>(row);
      out.values[place] = rows.values[i];
    }
  }
  return out;
}

/// The geometric mean of both, where both have something.
Rows means_of(const Rows& a, const Rows& b) {
  Rows out;
  for (std::size_t row = 0; row < a.size(); ++row) {
    std::size_t j = b.begins[row];
    for (std::size_t i = a.begins[row]; i < a.begins[row + 1]; ++i) {
      while (j < b.begins[row + 1] && b.columns[j] < a.columns[i]) ++j;
      if (j == b.begins[row + 1]) break;
      if (b.columns[j] != a.columns[i]) continue;
      const float mean = std::sqrt(a.values[i] * b.values[j]);
      if (mean < kMinProbability) continue;
      out.columns.push_back(a.columns[i]);
      out.values.push_back(mean);
    }
    out.begins.push_back(out.columns.size());
  }
  return out;
}

Rows rows_of(WordModel model) {
  return {std::move(model.begins), std::move(model.rendered), std::move(model.probabilities)};
}

/// How likely words of the two sides are to render each other: by words of the first.
core::Result<Rows> associations_of(const ParallelText& text) {
  std::array<Rows, 2> rows;
  auto learnt = core::for_each_in_parallel(2, [&](std::size_t side) -> core::Result<void> {
    rows[side] = rows_of(learn(text, side));
    return {};
  });
  if (!learnt) return learnt.error();
  return means_of(rows[0], transposed(rows[1], rows[0].size()));
}

/// In how many pairs each word stands.
std::vector<std::uint32_t> frequencies_of(const ParallelText::Side& side) {
  std::vector<std::uint32_t> out(side.words.size());
  for (const std::uint32_t word : side.numbers) ++out[word];
  return out;
}

class TableMaker {
 public:
  TableMaker(const ParallelText& text, std::size_t asked, const Rows& rows)
      : rows_(rows),
        asked_frequencies_(frequencies_of(text.sides[asked])),
        written_frequencies_(frequencies_of(text.sides[1 - asked])) {
    table_.asked_words = text.sides[asked].words;
    table_.written_words = text.sides[1 - asked].words;
  }

  PairTable make(core::LanguageTag asked, core::LanguageTag written) {
    table_.asked = std::move(asked);
    table_.written = std::move(written);
    table_.begins.push_back(0);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (!is_single_character(table_.asked_words[row].term)) add(row);
      table_.begins.push_back(table_.entries.size());
    }
    return std::move(table_);
  }

 private:
  void add(std::size_t row) {
    std::vector<PairTable::Entry> all;
    for (std::size_t i = rows_.begins[row]; i < rows_.begins[row + 1]; ++i) {
      all.push_back({rows_.columns[i], likelihood_of(rows_.values[i]), false});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.likelihood > b.likelihood; });
    if (all.size() > kMaxRenderings) all.resize(kMaxRenderings);
    mark_strong(row, all);
    table_.entries.insert(table_.entries.end(), all.begin(), all.end());
  }

  void mark_strong(std::size_t row, std::vector<PairTable::Entry>& entries) const {
    if (asked_frequencies_[row] < kStrongCount || stays(table_.asked_words[row].term)) return;
    float mass = 0;
    for (const PairTable::Entry& entry : entries) {
      if (!is_single(entry)) mass += probability_of(entry.likelihood);
    }
    for (PairTable::Entry& entry : entries) {
      const float probability = probability_of(entry.likelihood);
      if (probability < kStrongProbability || probability < kStrongShare * mass) break;
      entry.strong = written_frequencies_[entry.written] >= kStrongCount && !is_single(entry);
    }
  }

  bool is_single(const PairTable::Entry& entry) const {
    return is_single_character(table_.written_words[entry.written].term);
  }

  /// Names, numbers and code are the same in both languages. Words that stand beside them there do not render them.
  bool stays(const std::string& term) const {
    const auto found = std::lower_bound(table_.written_words.begin(), table_.written_words.end(), term,
                                        [](const Word& word, const std::string& wanted) { return word.term < wanted; });
    return found != table_.written_words.end() && found->term == term;
  }

  const Rows& rows_;
  std::vector<std::uint32_t> asked_frequencies_, written_frequencies_;
  PairTable table_;
};

template <typename Coder, typename Value>
void code_words(Coder& coder, Value& words) {
  coder.list(words, [&](auto& word) {
    coder.text(word.term);
    coder.text(word.surface);
    coder.number(word.count);
  });
}

/// Whether they are what a table has: by term, each once, none without a text.
bool are_words(const std::vector<Word>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].term.empty() || words[i].surface.empty()) return false;
    if (i > 0 && words[i - 1].term >= words[i].term) return false;
  }
  return true;
}

/// The likeliest first, then by term, each once.
bool ascends(std::span<const PairTable::Entry> entries) {
  const auto disorder = [](const PairTable::Entry& a, const PairTable::Entry& b) {
    return a.likelihood != b.likelihood ? a.likelihood < b.likelihood : a.written >= b.written;
  };
  return std::adjacent_find(entries.begin(), entries.end(), disorder) == entries.end();
}

}  // namespace

float PairTable::mass_of(std::size_t asked_word) const {
  float out = 0;
  for (const Entry& entry : of(asked_word)) out += probability_of(entry.likelihood);
  return std::min(1.0F, out);
}

float probability_of(std::uint8_t likelihood) {
  return std::bit_cast<float>((kZero + likelihood) << kDroppedBits);
}

std::uint8_t likelihood_of(float probability) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(probability) + (1U << (kDroppedBits - 1));
  const std::uint32_t step = bits >> kDroppedBits;
  return step <= kZero ? 0 : static_cast<std::uint8_t>(std::min<std::uint32_t>(step - kZero, kCertain));
}

core::Result<std::array<PairTable, 2>> learn_pairs(const ParallelText& text,
                                                   const std::array<core::LanguageTag, 2>& languages) {
  const core::Result<Rows> rows = associations_of(text);
  if (!rows) return rows.error();
  const Rows others = transposed(*rows, text.sides[1].words.size());
  return std::array{TableMaker(text, 0, *rows).make(languages[0], languages[1]),
                    TableMaker(text, 1, others).make(languages[1], languages[0])};
}

std::string encode(const PairTable& table) {
  core::Encoder coder;
  coder.text(table.asked);
  coder.text(table.written);
  code_words(coder, table.asked_words);
  code_words(coder, table.written_words);
  for (std::size_t word = 0; word < table.asked_words.size(); ++word) {
    coder.list(table.of(word), [&](const PairTable::Entry& entry) {
      coder.number(entry.written);
      coder.number(entry.likelihood);
      coder.number(entry.strong);
    });
  }
  return coder.take();
}

std::optional<PairTable> decode_table(std::string_view bytes) {
  PairTable out;
  core::Decoder coder(bytes);
  coder.text(out.asked);
  coder.text(out.written);
  code_words(coder, out.asked_words);
  code_words(coder, out.written_words);
  out.begins.push_back(0);
  for (std::size_t word = 0; word < out.asked_words.size(); ++word) {
    coder.list(out.entries, [&](PairTable::Entry& entry) {
      coder.number(entry.written);
      coder.number(entry.likelihood);
      coder.number(entry.strong);
      if (entry.written >= out.written_words.size() || entry.likelihood > kCertain) coder.fail();
    });
    out.begins.push_back(out.entries.size());
    if (!ascends(out.of(word))) coder.fail();
  }
  if (!coder.succeeded() || !are_words(out.asked_words) || !are_words(out.written_words)) return std::nullopt;
  return out;
}

}  // namespace lectern::translation
