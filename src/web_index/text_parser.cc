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

constexpr unsigned kChildBits = 24;
constexpr std::uint64_t kEmptySlot = UINT64_MAX;

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
    std::uint32_t place = head;
    for (int tries = 0; tries < kMaxTries && place != kNowhere && at - place <= kMaxCopyDistance; ++tries) {
      const std::uint32_t length = repeat_length(text, place, at);
      if (length > repeats[at].length && length >= SymbolTable::kMinCopy) {
        repeats[at] = {length, static_cast<std::uint32_t>(at - place)};
      }
      place = before[place];
    }
    before[at] = std::exchange(head, static_cast<std::uint32_t>(at));
  }
  return repeats;
}

TextParser::TextParser(const SymbolTable& symbols, std::vector<std::uint32_t> prices, std::uint32_t bit)
    : prices_(std::move(prices)), bit_(bit), nodes_(1), roots_(0x10000) {
  std::size_t characters = 0;
  for (const std::u16string& string : symbols.strings) characters += string.size();
  children_.assign(std::bit_ceil(4 * characters + 1), kEmptySlot);
  std::uint32_t symbol = SymbolTable::kFirstCharacter;
  for (const char16_t& character : symbols.characters) add({&character, 1}, symbol++);
  for (const std::u16string& string : symbols.strings) add(string, symbol++);
}

void TextParser::add(std::u16string_view text, std::uint32_t symbol) {
  if (prices_[symbol] == 0 || text.empty()) return;
  std::uint32_t node = 0;
  const auto step_to = [&](std::uint32_t next) {
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      nodes_.emplace_back();
    }
    return node = next;
  };
  roots_[text[0]] = step_to(roots_[text[0]]);
  for (const char16_t character : text.substr(1)) {
    nodes_[node].followers |= std::uint64_t{1} << (character & 63);
    std::uint64_t& entry = children_[slot(node, character)];
    const std::uint64_t key = std::uint64_t{node} << 16 | character;
    entry = key << kChildBits | step_to(entry == kEmptySlot ? 0 : entry & ((1u << kChildBits) - 1));
  }
  nodes_[node].symbol = symbol;
  nodes_[node].price = prices_[symbol];
}

/// Where the child is, or would be.
std::size_t TextParser::slot(std::uint32_t node, char16_t character) const {
  const std::uint64_t key = std::uint64_t{node} << 16 | character;
  const std::size_t mask = children_.size() - 1;
  std::size_t at = spread(key, std::bit_width(mask)) & mask;
  while (children_[at] != kEmptySlot && children_[at] >> kChildBits != key) at = (at + 1) & mask;
  return at;
}

std::uint32_t TextParser::child(std::uint32_t node, char16_t character) const {
  if ((nodes_[node].followers >> (character & 63) & 1) == 0) return 0;
  const std::uint64_t entry = children_[slot(node, character)];
  return entry == kEmptySlot ? 0 : static_cast<std::uint32_t>(entry & ((1u << kChildBits) - 1));
}

std::vector<Step> TextParser::parse(std::u16string_view text, const std::vector<Repeat>& repeats) const {
  const std::vector<Choice> choices = choose(text, repeats, text.size());
  std::vector<Step> steps;
  for (std::size_t at = 0; at < text.size(); at += steps.back().length) steps.push_back(choices[at].step);
  return steps;
}

std::uint64_t TextParser::price_without(std::u16string_view text) const {
  return choose(text, {}, text.size() - 1)[0].price;
}

std::vector<TextParser::Choice> TextParser::choose(std::u16string_view text, const std::vector<Repeat>& repeats,
                                                   std::size_t longest) const {
  std::vector<Choice> choices(text.size() + 1);
  const std::uint64_t escape = prices_[SymbolTable::kEscape] + std::uint64_t{SymbolTable::kEscapedBits} * bit_;
  for (std::size_t at = text.size(); at-- > 0;) {
    Choice& best = choices[at];
    best = {escape + choices[at + 1].price, {}};
    try_symbols(text.substr(at, longest), &best, best);
    if (!repeats.empty()) try_copies(repeats[at], at, &best, best);
  }
  return choices;
}

void TextParser::try_symbols(std::u16string_view text, const Choice* choices, Choice& best) const {
  std::uint32_t node = text.empty() ? 0 : roots_[text[0]];
  for (std::uint32_t length = 1; node != 0; ++length) {
    const std::uint64_t price = nodes_[node].price + choices[length].price;
    if (nodes_[node].price != 0 && price < best.price) best = {price, {nodes_[node].symbol, length, 0}};
    if (length == text.size()) return;
    node = child(node, text[length]);
  }
}

void TextParser::try_copies(const Repeat& repeat, std::size_t written, const Choice* choices, Choice& best) const {
  if (repeat.length == 0) return;
  const std::uint64_t distance = std::uint64_t{distance_bits(written)} * bit_;
  for (std::uint32_t length = SymbolTable::kMinCopy; length <= repeat.length; ++length) {
    const auto symbol = static_cast<std::uint32_t>(SymbolTable::kFirstCopy + length - SymbolTable::kMinCopy);
    const std::uint64_t price = prices_[symbol] + distance + choices[length].price;
    if (prices_[symbol] != 0 && price < best.price) best = {price, {symbol, length, repeat.distance}};
  }
}

}  // namespace lectern::web_index
