// First many candidates: characters, and strings that come of joining frequent neighbours. Then, in rounds: the sample
// is parsed in the cheapest way, each symbol priced by how often the round before used it; the symbols that save less
// than they take in the codebook leave, the worst half of them at a time, since what they did falls to others. At last
// the lengths of real codes. All arithmetic is in whole numbers, so that no machine rounds otherwise.

#include "web_index/symbol_trainer.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "web_index/pair_merger.h"
#include "web_index/text_parser.h"
#include "web_index/utf16.h"

namespace lectern::web_index {
namespace {

constexpr std::size_t kMaxCandidates = 2000;
constexpr std::uint32_t kMinCount = 3;
constexpr std::uint32_t kMinCharacterCount = 2;
/// With all other symbols fewer than there are codes.
constexpr std::size_t kMaxCharacters = 1 << 14;
constexpr int kRounds = 5;
/// Fewer are dropped at once.
constexpr std::size_t kSmallDrop = 20;

/// Prices are in 1/256 bit.
constexpr unsigned kPriceShift = 8;
constexpr std::int64_t kBit = 1 << kPriceShift;
/// What a symbol takes in a codebook, deflated: the gap to the character before and the length of the code; what a
/// string shares and adds and the length of the code, beside the characters that it adds.
constexpr std::int64_t kCharacterPrice = 9 * kBit;
constexpr std::int64_t kStringPrice = 14 * kBit;

/// 256 × log₂ of `value`, which is not 0, rounded down.
std::uint32_t log2_of(std::uint64_t value) {
  const int exponent = std::bit_width(value) - 1;
  // A number in [1, 2) with 31 bits after the point: squaring it doubles its logarithm, whose bits fall out in turn.
  std::uint64_t mantissa = exponent > 31 ? value >> (exponent - 31) : value << (31 - exponent);
  auto logarithm = static_cast<std::uint32_t>(exponent);
  for (unsigned i = 0; i < kPriceShift; ++i) {
    mantissa = mantissa * mantissa >> 31;
    const bool carry = mantissa >> 32 != 0;
    if (carry) mantissa >>= 1;
    logarithm = logarithm << 1 | (carry ? 1 : 0);
  }
  return logarithm;
}

using Counts = std::vector<std::uint64_t>;
using Prices = std::vector<std::uint32_t>;

/// What each symbol's code would take if codes could have any length. Of symbols that do not occur: one bit more than
/// of those that do once.
Prices ideal_prices(const Counts& counts) {
  std::uint64_t total = 1;
  for (const std::uint64_t count : counts) total += count;
  const std::uint32_t whole = log2_of(total);
  Prices prices;
  for (const std::uint64_t count : counts) {
    prices.push_back(count == 0 ? whole + kBit : std::max(1u, whole - log2_of(count)));
  }
  return prices;
}

class Trainer {
 public:
  Trainer(const std::vector<std::string>& sample, std::size_t text_bytes_read) {
    for (const std::string& text : sample) {
      sample_bytes_ += text.size();
      texts_.push_back(to_utf16(text));
      repeats_.push_back(find_repeats(texts_.back()));
    }
    text_bytes_read_ = std::min(text_bytes_read, sample_bytes_);
    choose_candidates();
  }

  SymbolTable train() {
    for (int round = 1; round <= kRounds; ++round) drop_symbols(count(prices_, kBit), round == kRounds);
    symbols_.lengths = code_lengths(count(prices_, kBit));
    symbols_.lengths = code_lengths(count({symbols_.lengths.begin(), symbols_.lengths.end()}, 1));
    drop_unused();
    return std::move(symbols_);
  }

 private:
  /// Characters that are frequent enough, and what joins them.
  void choose_candidates() {
    std::vector<std::uint64_t> counts(0x10000);
    for (const std::u16string& text : texts_) {
      for (const char16_t character : text) ++counts[character];
    }
    std::u16string& alphabet = symbols_.characters;
    std::uint64_t least = kMinCharacterCount;
    do {
      alphabet.clear();
      for (std::uint32_t character = 0; character < counts.size(); ++character) {
        const auto unit = static_cast<char16_t>(character);
        if (counts[character] >= least && !is_surrogate(unit)) alphabet += unit;
      }
    } while (++least, alphabet.size() > kMaxCharacters);
    symbols_.strings = join_frequent_pairs(texts_, alphabet, kMaxCandidates, SymbolTable::kMaxStringLength, kMinCount);
    std::sort(symbols_.strings.begin(), symbols_.strings.end());
    symbols_.strings.erase(std::unique(symbols_.strings.begin(), symbols_.strings.end()), symbols_.strings.end());
    prices_.assign(symbols_.symbol_count(), kBit);  // the first parse takes as few symbols as it can
    character_price_ = average_price(counts);
  }

  /// Of a character that a string adds.
  static std::int64_t average_price(const Counts& counts) {
    std::uint64_t total = 0, price = 0;
    for (const std::uint64_t count : counts) total += count;
    for (const std::uint64_t count : counts) {
      if (count > 0) price += count * (log2_of(total) - log2_of(count));
    }
    return total == 0 ? 0 : static_cast<std::int64_t>(price / total);
  }

  /// How often each symbol occurs when the sample is parsed by these prices.
  Counts count(const Prices& prices, std::uint32_t bit) const {
    const TextParser parser(symbols_, prices, bit);
    Counts counts(symbols_.symbol_count());
    counts[SymbolTable::kEscape] = 1;  // other texts will need it
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      for (const Step& step : parser.parse(texts_[i], repeats_[i])) ++counts[step.symbol];
    }
    return counts;
  }

  /// Prices the symbols anew, and drops some that are not worth what they take.
  void drop_symbols(const Counts& counts, bool all) {
    const Prices fresh = ideal_prices(counts);
    for (std::size_t symbol = 0; symbol < prices_.size(); ++symbol) {
      if (prices_[symbol] != 0) prices_[symbol] = fresh[symbol];
    }
    std::vector<std::pair<std::int64_t, std::uint32_t>> losses = find_losses(counts);
    std::sort(losses.begin(), losses.end());
    if (!all) losses.resize(std::max(losses.size() / 2, std::min(losses.size(), kSmallDrop)));
    for (const auto& [gain, symbol] : losses) prices_[symbol] = 0;
  }

  /// The symbols that take more than they save, with what they save, less than nothing.
  std::vector<std::pair<std::int64_t, std::uint32_t>> find_losses(const Counts& counts) const {
    const TextParser parser(symbols_, prices_, kBit);
    std::vector<std::pair<std::int64_t, std::uint32_t>> losses;
    std::u16string_view last;
    for (std::uint32_t symbol = SymbolTable::kFirstCharacter; symbol < prices_.size(); ++symbol) {
      if (prices_[symbol] == 0) continue;
      const std::u16string_view text = text_of(symbol);
      const auto saved_once = static_cast<std::int64_t>(parser.price_without(text)) - prices_[symbol];
      const std::int64_t saved = saved_once * static_cast<std::int64_t>(counts[symbol]) *
                                 static_cast<std::int64_t>(text_bytes_read_) / static_cast<std::int64_t>(sample_bytes_);
      const std::int64_t gain = saved - price_in_codebook(text, last);
      if (gain < 0) losses.emplace_back(gain, symbol);
      if (text.size() > 1) last = text;
    }
    return losses;
  }

  std::int64_t price_in_codebook(std::u16string_view text, std::u16string_view last) const {
    if (text.size() == 1) return kCharacterPrice;
    const auto shared = std::mismatch(text.begin(), text.end(), last.begin(), last.end()).first - text.begin();
    return kStringPrice + character_price_ * (static_cast<std::int64_t>(text.size()) - shared);
  }

  std::u16string_view text_of(std::uint32_t symbol) const {
    if (symbol >= symbols_.first_string()) return symbols_.strings[symbol - symbols_.first_string()];
    return {&symbols_.characters[symbol - SymbolTable::kFirstCharacter], 1};
  }

  /// Leaves in the codebook what has a code, and the characters of strings that have.
  void drop_unused() {
    const SymbolTable old = std::exchange(symbols_, {});
    std::vector<bool> used(0x10000);
    std::vector<std::uint8_t>& lengths = symbols_.lengths;
    lengths.assign(old.lengths.begin(), old.lengths.begin() + SymbolTable::kFirstCharacter);
    std::vector<std::uint8_t> string_lengths;
    for (std::size_t i = 0; i < old.strings.size(); ++i) {
      if (old.lengths[old.first_string() + i] == 0) continue;
      symbols_.strings.push_back(old.strings[i]);
      string_lengths.push_back(old.lengths[old.first_string() + i]);
      for (const char16_t character : old.strings[i]) used[character] = true;
    }
    for (std::size_t i = 0; i < old.characters.size(); ++i) {
      const std::uint8_t length = old.lengths[SymbolTable::kFirstCharacter + i];
      if (length == 0 && !used[old.characters[i]]) continue;
      symbols_.characters += old.characters[i];
      lengths.push_back(length);
    }
    lengths.insert(lengths.end(), string_lengths.begin(), string_lengths.end());
  }

  std::vector<std::u16string> texts_;
  std::vector<std::vector<Repeat>> repeats_;
  std::size_t sample_bytes_ = 0;
  std::size_t text_bytes_read_ = 0;
  std::int64_t character_price_ = 0;
  SymbolTable symbols_;  ///< of the candidates
  Prices prices_;        ///< 0 for those that were dropped
};

}  // namespace

SymbolTable train_symbols(const std::vector<std::string>& sample, std::size_t text_bytes_read) {
  return Trainer(sample, text_bytes_read).train();
}

}  // namespace lectern::web_index
