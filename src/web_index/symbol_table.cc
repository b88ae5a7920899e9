#include "web_index/symbol_table.h"

#include <algorithm>

#include "web_index/bytes.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

// A string is written against the one before: how many characters they share and how many follow, in one byte.
constexpr unsigned kSharedShift = 4;
constexpr std::size_t kMaxPart = 15;

std::size_t shared_characters(std::u16string_view a, std::u16string_view b) {
  const auto [end, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return std::min(static_cast<std::size_t>(end - a.begin()), kMaxPart);
}

void write_characters(ByteWriter& out, std::u16string_view characters) {
  out.varint(static_cast<std::uint32_t>(characters.size()));
  std::uint32_t next = 0;
  for (const char16_t character : characters) {
    out.varint(character - next);
    next = character + 1u;
  }
}

std::u16string read_characters(ByteReader& in) {
  std::u16string characters;
  const std::uint32_t count = in.count();
  std::uint64_t next = 0;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    const std::uint64_t character = next + in.varint();
    if (character > 0xFFFF) in.fail();
    characters += static_cast<char16_t>(character);
    next = character + 1;
  }
  return characters;
}

void write_strings(ByteWriter& out, const SymbolTable& symbols) {
  std::string parts, low, high;
  std::u16string_view last;
  for (const std::u16string& string : symbols.strings) {
    const std::size_t shared = shared_characters(last, string);
    parts += static_cast<char>(shared << kSharedShift | (string.size() - shared));
    for (const char16_t character : string.substr(shared)) {
      const auto index = std::lower_bound(symbols.characters.begin(), symbols.characters.end(), character) -
                         symbols.characters.begin();
      low += static_cast<char>(index);
      high += static_cast<char>(index >> 8);
    }
    last = string;
  }
  out.varint(static_cast<std::uint32_t>(symbols.strings.size()));
  out.raw(parts);
  out.raw(low);
  out.raw(high);
}

std::size_t shared_of(char part) {
  return static_cast<unsigned char>(part) >> kSharedShift;
}
std::size_t added_of(char part) {
  return static_cast<unsigned char>(part) & kMaxPart;
}

std::vector<std::u16string> read_strings(ByteReader& in, std::u16string_view characters) {
  const std::uint32_t count = in.count();
  if (count > SymbolTable::kMaxStrings) in.fail();
  const std::string_view parts = in.raw(count);
  std::size_t added = 0;
  for (const char part : parts) added += added_of(part);
  const std::string_view low = in.raw(added);
  const std::string_view high = in.raw(added);
  std::vector<std::u16string> strings;
  std::u16string string;
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size() && !in.failed(); ++i) {
    if (shared_of(parts[i]) > string.size()) in.fail();
    string.resize(shared_of(parts[i]));
    for (const std::size_t end = at + added_of(parts[i]); at < end && !in.failed(); ++at) {
      const std::size_t index = static_cast<unsigned char>(high[at]) << 8 | static_cast<unsigned char>(low[at]);
      if (index >= characters.size()) {
        in.fail();
      } else {
        string += characters[index];
      }
    }
    strings.push_back(string);
  }
  return strings;
}

}  // namespace

SymbolTable::SymbolTable() : lengths(kFirstCharacter) {
  lengths[kEscape] = 1;
}

std::string encode_symbols(const SymbolTable& symbols) {
  ByteWriter out;
  write_characters(out, symbols.characters);
  write_strings(out, symbols);
  for (const std::uint8_t length : symbols.lengths) out.varint(length);
  return out.take();
}

core::Result<SymbolTable> decode_symbols(std::string_view content, std::string_view name) {
  ByteReader in(content);
  SymbolTable symbols;
  symbols.characters = read_characters(in);
  symbols.strings = read_strings(in, symbols.characters);
  const std::string_view lengths = in.raw(in.failed() ? 0 : symbols.symbol_count());
  symbols.lengths.assign(lengths.begin(), lengths.end());
  if (!in.finished() || !is_prefix_code(symbols.lengths)) return damaged(name, "is not a codebook");
  return symbols;
}

}  // namespace lectern::web_index
