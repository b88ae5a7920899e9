#include "web_index/codebook.h"

#include <algorithm>
#include <utility>

#include "web_index/bits.h"
#include "web_index/file_frame.h"
#include "web_index/symbol_trainer.h"
#include "web_index/utf16.h"

namespace lectern::web_index {

Codebook Codebook::train(const std::vector<std::string>& sample) {
  return Codebook(train_symbols(sample));
}

core::Result<Codebook> Codebook::decode(std::string_view content, std::string_view name) {
  core::Result<SymbolTable> symbols = decode_symbols(content, name);
  if (!symbols) return symbols.error();
  return Codebook(*std::move(symbols));
}

Codebook::Codebook(SymbolTable symbols)
    : symbols_(std::move(symbols)),
      parser_(symbols_, {symbols_.lengths.begin(), symbols_.lengths.end()}, 1),
      codes_(assign_codes(symbols_.lengths)),
      symbol_of_(std::size_t{1} << kMaxCodeBits, kEnd) {
  for (std::uint32_t symbol = 0; symbol < codes_.size(); ++symbol) {
    const unsigned length = symbols_.lengths[symbol];
    if (length == 0) continue;
    const auto first = symbol_of_.begin() + (std::ptrdiff_t{codes_[symbol]} << (kMaxCodeBits - length));
    std::fill_n(first, std::size_t{1} << (kMaxCodeBits - length), symbol);
  }
}

std::string Codebook::encode() const {
  return encode_symbols(symbols_);
}

std::string Codebook::pack(std::string_view text) const {
  const std::u16string characters = to_utf16(text);
  BitWriter out;
  std::size_t at = 0;
  for (const Step& step : parser_.parse(characters, find_repeats(characters))) {
    out.write(codes_[step.symbol], symbols_.lengths[step.symbol]);
    if (step.symbol == SymbolTable::kEscape) out.write(characters[at], SymbolTable::kEscapedBits);
    if (step.distance > 0) out.write(step.distance - 1, distance_bits(at));
    at += step.length;
  }
  return out.take();
}

core::Result<std::string> Codebook::unpack(std::string_view packed, std::string_view name) const {
  BitReader in(packed);
  std::u16string characters;
  for (std::uint32_t symbol; (symbol = read_symbol(in)) != kEnd;) {
    if (!append(symbol, in, characters)) return damaged(name, "copies what is not there");
  }
  std::optional<std::string> text = to_utf8(characters);
  if (!in.finished() || !text) return damaged(name, "is not a packed text");
  return *std::move(text);
}

std::uint32_t Codebook::read_symbol(BitReader& in) const {
  const std::uint32_t symbol = symbol_of_[in.read(kMaxCodeBits)];
  in.unread(symbol == kEnd ? kMaxCodeBits : kMaxCodeBits - symbols_.lengths[symbol]);
  return symbol;
}

/// False for a copy of what is not there.
bool Codebook::append(std::uint32_t symbol, BitReader& in, std::u16string& text) const {
  if (symbol == SymbolTable::kEscape) {
    text += static_cast<char16_t>(in.read(SymbolTable::kEscapedBits));
  } else if (symbol >= symbols_.first_string()) {
    text += symbols_.strings[symbol - symbols_.first_string()];
  } else if (symbol >= SymbolTable::kFirstCharacter) {
    text += symbols_.characters[symbol - SymbolTable::kFirstCharacter];
  } else {
    const std::size_t length = symbol - SymbolTable::kFirstCopy + SymbolTable::kMinCopy;
    const std::size_t distance = in.read(distance_bits(text.size())) + std::size_t{1};
    if (distance < length || distance > text.size()) return false;
    text.append(text, text.size() - distance, length);
  }
  return true;
}

}  // namespace lectern::web_index
