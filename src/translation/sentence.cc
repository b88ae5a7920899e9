#include "translation/sentence.h"

#include <cstddef>

#include "core/utf8.h"

namespace lectern::translation {
namespace {

/// Ends a sentence wherever it stands.
bool ends(char32_t character) {
  constexpr std::u32string_view kEnds = U"。！？!?；;";
  return kEnds.find(character) != std::u32string_view::npos;
}

/// Stays with the sentence that it closes.
bool closes(char32_t character) {
  constexpr std::u32string_view kClosing = U"。！？!?；;”’」』）)\"'";
  return kClosing.find(character) != std::u32string_view::npos;
}

bool is_space(char32_t character) {
  return character == U' ' || character == U'\t' || character == U'\u3000' || character == U'\u00A0';
}

bool begins(char32_t character) {
  return (character >= U'A' && character <= U'Z') || character == U'"' || character == U'\u201C';
}

/// Where the white space at `offset` ends, when a sentence can begin there; else npos: `3.5`, `e.g. this`.
std::size_t beginning_after(std::string_view line, std::size_t offset) {
  bool spaced = false;
  while (offset < line.size()) {
    const std::size_t here = offset;
    const char32_t character = core::next_code_point(line, offset);
    if (!is_space(character)) return spaced && begins(character) ? here : std::string_view::npos;
    spaced = true;
  }
  return std::string_view::npos;
}

std::size_t after_closing(std::string_view line, std::size_t offset) {
  while (offset < line.size()) {
    std::size_t next = offset;
    if (!closes(core::next_code_point(line, next))) break;
    offset = next;
  }
  return offset;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0, end = 0;
  bool any = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t here = offset;
    if (is_space(core::next_code_point(text, offset))) continue;
    if (!any) begin = here;
    any = true;
    end = offset;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

std::vector<std::string_view> sentences_of(std::string_view line) {
  std::vector<std::string_view> out;
  const auto add = [&](std::size_t begin, std::size_t end) {
    if (const std::string_view text = trimmed(line.substr(begin, end - begin)); !text.empty()) out.push_back(text);
  };
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    const char32_t character = core::next_code_point(line, offset);
    if (ends(character)) {
      offset = after_closing(line, offset);
    } else if (character != U'.' || beginning_after(line, offset) == std::string_view::npos) {
      continue;
    }
    add(begin, offset);
    begin = offset;
  }
  add(begin, line.size());
  return out;
}

}  // namespace lectern::translation
