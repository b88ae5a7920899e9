// Each step asks, of each word y of each pair, how much each word x of the other side has to answer for, which is
// t(y|x) of the sum of t over all x there and nothing; and makes t anew of what each x answered for. The usual way
// looks t up in a hash table for each cell of each pair. Here t(.|x) is spread out in an array, one x after the other,
// and the pairs that have x are read through, whose words stand side by side in memory: once to sum up what there is,
// once to share it out.

#include "translation/word_model.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

namespace lectern::translation {
namespace {

constexpr int kSteps = 4;  ///< more of them fit rare words too closely to the pairs that they happen to be in
constexpr float kFromNothing = 0.5F;  ///< of the weight of a word that stands there
constexpr float kLeast = 5e-4F;       ///< less likely renderings are forgotten, lest rows fill memory

/// To one of eight values from one power of two to the next.
float rounded(float probability) {
  constexpr std::uint32_t kDropped = 1U << 20U;
  const auto bits = std::bit_cast<std::uint32_t>(probability) + kDropped / 2;
  return std::bit_cast<float>(bits & ~(kDropped - 1));
}

class Trainer {
 public:
  Trainer(const ParallelText& text, std::size_t from)
      : from_(text.sides[from]),
        to_(text.sides[1 - from]),
        nothing_(to_.words.size(), 1.0F / static_cast<float>(std::max<std::size_t>(1, to_.words.size()))),
        uses_(to_.numbers.size()),
        spread_(to_.words.size()),
        met_((to_.words.size() + 63) / 64) {
    list_pairs(text.size());
    for (std::size_t i = 0; i < uses_.size(); ++i) uses_[i].word = to_.numbers[i];
  }

  WordModel train() {
    begin();
    for (int step = 1; step < kSteps; ++step) {
      sum_up();
      share_out();
    }
    return std::move(model_);
  }

 private:
  /// Of a word of `to_` in a pair.
  struct Use {
    std::uint32_t word = 0;
    float share = 0;  ///< of what stands in for it in all; then 1 by that
  };

  std::span<Use> uses_of(std::size_t pair) {
    return {uses_.data() + to_.begins[pair], to_.begins[pair + 1] - to_.begins[pair]};
  }

  /// Of each word, the pairs that have it.
  void list_pairs(std::size_t count) {
    begins_.assign(from_.words.size() + 1, 0);
    for (const std::uint32_t word : from_.numbers) ++begins_[word + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    pairs_.resize(from_.numbers.size());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t pair = 0; pair < count; ++pair) {
      for (const std::uint32_t word : from_.of(pair)) pairs_[next[word]++] = static_cast<std::uint32_t>(pair);
    }
  }

  std::span<const std::uint32_t> pairs_of(std::size_t word) const {
    return {pairs_.data() + begins_[word], begins_[word + 1] - begins_[word]};
  }

  /// The first step: all words that a word ever stands with are as likely, so that there are no rows to read, and all
  /// words of a pair have as much that stands in for them.
  void begin() {
    std::vector<float> each(from_.words.size());
    for (std::size_t word = 0; word < each.size(); ++word) {
      meet(word);
      each[word] = 1.0F / static_cast<float>(take_met().size());
    }
    for (std::size_t pair = 0; pair + 1 < to_.begins.size(); ++pair) {
      float all = kFromNothing / static_cast<float>(to_.words.size());
      for (const std::uint32_t word : from_.of(pair)) all += each[word];
      for (Use& use : uses_of(pair)) use.share = 1 / all;
    }
    model_.begins.push_back(0);
    for (std::size_t word = 0; word < each.size(); ++word) {
      meet(word);
      const std::vector<std::uint32_t>& row = take_met();
      equal_.assign(row.size(), each[word]);
      add_row(word, row, equal_, model_);
    }
    answer_from_nothing();
  }

  /// Marks the words that ever stand with one.
  void meet(std::size_t word) {
    for (const std::uint32_t pair : pairs_of(word)) {
      for (const std::uint32_t other : to_.of(pair)) met_[other / 64] |= std::uint64_t{1} << (other % 64);
    }
  }

  /// Those that are marked, ascending, and marks none.
  const std::vector<std::uint32_t>& take_met() {
    companions_.clear();
    for (std::size_t i = 0; i < met_.size(); ++i) {
      for (; met_[i] != 0; met_[i] &= met_[i] - 1) {
        companions_.push_back(static_cast<std::uint32_t>(64 * i) +
                              static_cast<std::uint32_t>(std::countr_zero(met_[i])));
      }
    }
    return companions_;
  }

  void sum_up() {
    fill_shares();
    for (std::size_t word = 0; word < from_.words.size(); ++word) {
      const auto row = row_of(word);
      const auto probabilities = probabilities_of(word);
      for (std::size_t i = 0; i < row.size(); ++i) spread_[row[i]] = probabilities[i];
      for (const std::uint32_t pair : pairs_of(word)) {
        for (Use& use : uses_of(pair)) use.share += spread_[use.word];
      }
      for (const std::uint32_t other : row) spread_[other] = 0;
    }
    invert_shares();
  }

  void share_out() {
    WordModel next;
    next.begins.push_back(0);
    for (std::size_t word = 0; word < from_.words.size(); ++word) {
      add_row(word, row_of(word), probabilities_of(word), next);
    }
    model_ = std::move(next);
    answer_from_nothing();
  }

  /// The next row of a word, by what its last one answers for.
  void add_row(std::size_t word, std::span<const std::uint32_t> row, std::span<const float> probabilities,
               WordModel& out) {
    std::size_t touched = 0;
    for (const std::uint32_t pair : pairs_of(word)) {
      for (const Use& use : uses_of(pair)) spread_[use.word] += use.share;
      touched += to_.begins[pair + 1] - to_.begins[pair];
    }
    float all = 0;
    for (std::size_t i = 0; i < row.size(); ++i) all += spread_[row[i]] * probabilities[i];
    for (std::size_t i = 0; i < row.size(); ++i) {
      const float probability = spread_[row[i]] * probabilities[i] / all;
      if (!(probability >= kLeast)) continue;
      out.rendered.push_back(row[i]);
      out.probabilities.push_back(rounded(probability));
    }
    clear(word, touched);
    out.begins.push_back(out.rendered.size());
  }

  /// Of an array that is not much larger than what is to be cleared, all is cleared faster.
  void clear(std::size_t word, std::size_t touched) {
    if (8 * touched > spread_.size()) return std::fill(spread_.begin(), spread_.end(), 0.0F);
    for (const std::uint32_t pair : pairs_of(word)) {
      for (const std::uint32_t other : to_.of(pair)) spread_[other] = 0;
    }
  }

  void answer_from_nothing() {
    std::vector<float> counts(nothing_.size());
    for (const Use& use : uses_) counts[use.word] += use.share;
    double all = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) all += static_cast<double>(counts[i] *= nothing_[i]);
    for (std::size_t i = 0; i < counts.size(); ++i) nothing_[i] = rounded(counts[i] / static_cast<float>(all));
  }

  void fill_shares() {
    for (Use& use : uses_) use.share = kFromNothing * nothing_[use.word];
  }
  void invert_shares() {
    for (Use& use : uses_) use.share = 1 / use.share;
  }

  std::span<const std::uint32_t> row_of(std::size_t word) const {
    return {model_.rendered.data() + model_.begins[word], model_.begins[word + 1] - model_.begins[word]};
  }
  std::span<const float> probabilities_of(std::size_t word) const {
    return {model_.probabilities.data() + model_.begins[word], model_.begins[word + 1] - model_.begins[word]};
  }

  const ParallelText::Side &from_, &to_;
  std::vector<std::size_t> begins_;  ///< in `pairs_`, of each word of `from_`
  std::vector<std::uint32_t> pairs_;
  std::vector<float> nothing_;             ///< how likely each word of `to_` comes from nothing
  std::vector<Use> uses_;                  ///< of each of `to_.numbers`
  std::vector<float> spread_;              ///< of each word of `to_`; 0 between two words of `from_`
  std::vector<std::uint64_t> met_;         ///< a bit for each word of `to_`; 0 likewise
  std::vector<std::uint32_t> companions_;  ///< of the word that is looked at
  std::vector<float> equal_;               ///< as many probabilities
  WordModel model_;
};

}  // namespace

WordModel learn(const ParallelText& text, std::size_t from) {
  return Trainer(text, from).train();
}

}  // namespace lectern::translation
