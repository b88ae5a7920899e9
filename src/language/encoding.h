#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Texts of other encodings than UTF-8. Nothing here depends on the locale of the process. Any thread.
namespace lectern::language {

/// A text as UTF-8, and how many places of it were no text in the encoding that it was read in: each is a U+FFFD.
struct Decoded {
  std::string text;
  std::size_t faults = 0;
};

/// `bytes` as UTF-8, read in an encoding by any of its names (`gb2312`, `GBK`, `utf-16le`); GB 2312 and GBK are read as
/// GB 18030, which holds them. Nothing when no encoding has that name.
std::optional<Decoded> decode(std::string_view bytes, const std::string& encoding);

/// The Chinese encoding that `bytes` are most likely in, `GB18030` or `Big5`, by the frequency of their characters;
/// empty when they are in neither.
std::string guess_chinese_encoding(std::string_view bytes);

}  // namespace lectern::language
