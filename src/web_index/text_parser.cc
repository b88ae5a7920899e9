#include "web_index/text_parser.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace lectern::web_index {
namespace {

constexpr unsigned kMaxDistanceBits = 16;
/// More earlier places are not looked at: the nearest are as good nearly always.
constexpr int kMaxTries = 8;
constexpr std::uint32_t kNowhere = UINT32_MAX;

/// Spreads keys over 2^bits slots.
std::size_t spread(std::uint64_t key, int bits) {
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15) >> (64 - bits));
}

static_assert(SymbolTable::kMinCopy == 3, "places are found by three characters");
std::uint64_t three_characters(std::u16string_view text, std::size_t at) {
  return std::uint64_t{text[at]} << 32 | std::uint64_t{text[at + 1]} << 16 | text[at + 2];
}

/// How many characters from `earlier` on are those from `later` on, without reaching it.
std::uint32_t repeat_length(std::u16string_view text, std::size_t earlier, std::size_t later) {
  const std::size_t longest = std::min({later - earlier, text.size() - later, SymbolTable::kMaxCopy});
  std::size_t length = 0;
  while (length < longest && text[earlier + length] == text[later + length]) ++length;
  return static_cast<std::uint32_t>(length);
}

std::vector<StringTree::Entry> priced_symbols(const SymbolTable& symbols, const std::vector<std::uint32_t>& prices) {
  std::vector<StringTree::Entry> entries;
  std::uint32_t symbol = SymbolTable::kFirstCharacter;
  const auto add = [&](std::u16string_view string) {
    if (prices[symbol] > 0 && !string.empty()) entries.push_back({string, symbol, prices[symbol]});
    ++symbol;
  };
  for (const char16_t& character : symbols.characters) add({&character, 1});
  for (const std::u16string& string : symbols.strings) add(string);
  return entries;
}

}  // namespace

unsigned distance_bits(std::size_t written) {
  return std::min(kMaxDistanceBits, static_cast<unsigned>(std::bit_width(written - 1)));
}

std::vector<Repeat> find_repeats(std::u16string_view text) {
  std::vector<Repeat> repeats(text.size());
  const int bits = std::bit_width(text.size() | 0xFF);
  std::vector<std::uint32_t> newest(std::size_t{1} << bits, kNowhere);
  std::vector<std::uint32_t> before(text.size());
  for (std::size_t at = 0; at + SymbolTable::kMinCopy <= text.size(); ++at) {
    std::uint32_t& head = newest[spread(three_characters(text, at), bits)];
    std::uint32_t longest = SymbolTable::kMinCopy - 1, place = head;
    for (int tries = 0; tries < kMaxTries && place != kNowhere && at - place <= kMaxCopyDistance; ++tries) {
      // Most can be told not to be longer by one character.
      if (at + longest < text.size() && text[place + longest] == text[at + longest]) {
        const std::uint32_t length = repeat_length(text, place, at);
        if (length > longest) {
          longest = length;
          repeats[at] = {length, static_cast<std::uint32_t>(at - place)};
        }
      }
      place = before[place];
    }
    before[at] = std::exchange(head, static_cast<std::uint32_t>(at));
  }
  return repeats;
}

TextParser::TextParser(const SymbolTable& symbols, std::vector<std::uint32_t> prices, std::uint32_t bit)
    : tree_(priced_symbols(symbols, prices)), prices_(std::move(prices)), bit_(bit) {
  prices_.resize(SymbolTable::kFirstCharacter);
}

std::vector<Step> TextParser::parse(std::u16string_view text, const std::vector<Repeat>& repeats) const {
  const std::vector<Choice> choices = choose(text, repeats, text.size());
  std::vector<Step> steps;
  for (std::size_t at = 0; at < text.size(); at += steps.back().length) {
    const auto [price, symbol, length] = choices[at];
    const bool copies = symbol != SymbolTable::kEscape && symbol < SymbolTable::kFirstCharacter;
    steps.push_back({symbol, length, copies ? repeats[at].distance : 0});
  }
  return steps;
}

std::uint64_t TextParser::price_without(std::u16string_view text) const {
  return choose(text, {}, text.size() - 1)[0].price;
}

std::vector<TextParser::Choice> TextParser::choose(std::u16string_view text, const std::vector<Repeat>& repeats,
                                                   std::size_t longest) const {
  std::vector<Choice> choices(text.size() + 1);
  std::vector<std::uint32_t> numbers(text.size());
  std::transform(text.begin(), text.end(), numbers.begin(), [&](char16_t c) { return tree_.number_of(c); });
  const std::uint64_t escape = prices_[SymbolTable::kEscape] + std::uint64_t{SymbolTable::kEscapedBits} * bit_;
  for (std::size_t at = text.size(); at-- > 0;) {
    Choice best = {escape + choices[at + 1].price, SymbolTable::kEscape, 1};
    try_symbols(std::span(numbers).subspan(at, std::min(longest, text.size() - at)), &choices[at], best);
    if (!repeats.empty()) try_copies(repeats[at], at, &choices[at], best);
    choices[at] = best;
  }
  return choices;
}

inline void TextParser::try_symbols(std::span<const std::uint32_t> numbers, const Choice* choices, Choice& best) const {
  std::uint32_t place = StringTree::kRoot;
  for (std::uint32_t length = 1; length <= numbers.size(); ++length) {
    place = tree_.next(place, numbers[length - 1]);
    if (place == StringTree::kRoot) return;
    const std::uint64_t price = tree_.at(place).price + choices[length].price;
    // Without branches, which would be guessed wrong.
    const bool better = price < best.price;
    best.price = better ? price : best.price;
    best.symbol = better ? tree_.at(place).symbol : best.symbol;
    best.length = better ? length : best.length;
  }
}

inline void TextParser::try_copies(const Repeat& repeat, std::size_t written, const Choice* choices,
                                   Choice& best) const {
  if (repeat.length == 0) return;
  const std::uint64_t distance = std::uint64_t{distance_bits(written)} * bit_;
  for (std::uint32_t length = SymbolTable::kMinCopy; length <= repeat.length; ++length) {
    const auto symbol = static_cast<std::uint32_t>(SymbolTable::kFirstCopy + length - SymbolTable::kMinCopy);
    const std::uint64_t price = prices_[symbol] + distance + choices[length].price;
    if (prices_[symbol] != 0 && price < best.price) best = {price, symbol, length};
  }
}

}  // namespace lectern::web_index
