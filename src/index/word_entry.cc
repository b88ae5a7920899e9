#include "index/word_entry.h"

#include <charconv>
#include <system_error>

#include "core/utf8.h"

namespace lectern::index {

std::string encode_word(const WordEntry& entry) {
  return std::to_string(entry.count) + ' ' + entry.stem;
}

std::optional<WordEntry> decode_word(std::string_view bytes) {
  WordEntry out;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), out.count);
  if (error != std::errc() || out.count == 0) return std::nullopt;
  bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
  if (!bytes.starts_with(' ')) return std::nullopt;
  out.stem = bytes.substr(1);
  if (core::first_invalid_utf8(out.stem)) return std::nullopt;
  return out;
}

}  // namespace lectern::index
