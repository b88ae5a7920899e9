#include "importer/source_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "language/encoding.h"

namespace lectern::importer {
namespace {

struct Mark {
  std::string_view bytes;
  const char* encoding;
};

// The longer one of UTF-32 begins with the one of UTF-16.
constexpr std::array<Mark, 5> kMarks = {{
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
}};

/// A text has no zeros; a few come from broken programs, more mean that it is none.
constexpr std::size_t kTextBytesPerZero = 100;

/// A declared encoding that fits has hardly any faults: this many bytes at least for each.
constexpr std::size_t kBytesPerFault = 200;

core::Error no_text(std::string_view name, const char* why) {
  return {core::Error::Code::InvalidUsage, fmt::format("{} is not a text that can be read: {}", name, why),
          "save it with the encoding UTF-8 and import it again"};
}

SourceText told(language::Decoded decoded, const std::string& encoding) {
  SourceText out{std::move(decoded.text), {}};
  using Certainty = Finding::Certainty;
  out.findings.push_back({decoded.faults > 0 ? Certainty::Look : Certainty::Sure, 0,
                          fmt::format("the text is in {} and was converted to UTF-8", encoding)});
  if (decoded.faults > 0) {
    out.findings.back().message += fmt::format("; {} places could not be read: look for \xEF\xBF\xBD", decoded.faults);
  }
  return out;
}

core::Result<SourceText> by_mark(std::string_view bytes, const Mark& mark, std::string_view name) {
  const std::string_view rest = bytes.substr(mark.bytes.size());
  if (std::string_view(mark.encoding) == "UTF-8") {
    if (core::first_invalid_utf8(rest)) return no_text(name, "it begins as UTF-8, but is not UTF-8 to its end");
    return SourceText{std::string(rest), {}};
  }
  auto decoded = language::decode(rest, mark.encoding);
  if (!decoded || decoded->faults * kBytesPerFault > rest.size())
    return no_text(name, "it begins as UTF-16 or UTF-32, but is not");
  return told(*std::move(decoded), mark.encoding);
}

core::Result<SourceText> by_guess(std::string_view bytes, std::string_view name) {
  const std::string encoding = language::guess_chinese_encoding(bytes);
  auto decoded = encoding.empty() ? std::nullopt : language::decode(bytes, encoding);
  if (!decoded || decoded->faults > 0) return no_text(name, "it is neither UTF-8 nor GB 18030");
  SourceText out = told(*std::move(decoded), encoding);
  out.findings.back().certainty = Finding::Certainty::Guessed;
  return out;
}

std::string without_zeros(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  return text;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

}  // namespace

core::Result<SourceText> read_source_text(std::string_view bytes, const std::string& declared, std::string_view name) {
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return by_mark(bytes, mark, name);
  }
  const auto zeros = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  if (zeros > 0 && zeros * kTextBytesPerZero > bytes.size()) return no_text(name, "it holds zeros, as programs do");
  if (!core::first_invalid_utf8(bytes)) return SourceText{without_zeros(std::string(bytes)), {}};
  if (!declared.empty() && declared.compare(0, 3, "utf") != 0) {
    auto decoded = language::decode(bytes, declared);
    if (decoded && decoded->faults * kBytesPerFault <= bytes.size()) return told(*std::move(decoded), declared);
  }
  return by_guess(bytes, name);
}

std::string declared_encoding(std::string_view html) {
  // Browsers look no further than this.
  constexpr std::size_t kDeclaredWithin = 4096;
  std::string head(html.substr(0, kDeclaredWithin));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = head.find(key); at != std::string::npos; at = head.find(key, at + 1)) {
      const std::size_t equals = head.find_first_not_of(" \t\r\n", at + key.size());
      if (equals == std::string::npos || head[equals] != '=') continue;
      const std::size_t begin = std::min(head.find_first_not_of(" \t\r\n\"'", equals + 1), head.size());
      const auto end =
          std::find_if_not(head.begin() + static_cast<std::ptrdiff_t>(begin), head.end(), is_name_character);
      const std::string found(head.begin() + static_cast<std::ptrdiff_t>(begin), end);
      if (!found.empty()) return found;
    }
  }
  return {};
}

}  // namespace lectern::importer
