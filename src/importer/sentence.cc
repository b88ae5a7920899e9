#include "importer/sentence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "language/character.h"
#include "markdown/cjk.h"

namespace lectern::importer {
namespace {

constexpr std::size_t kQuotedCodePoints = 24;
constexpr std::size_t kLongestAbbreviation = 6;

// A full stop after these belongs to the word.
constexpr std::array<std::string_view, 14> kAbbreviations = {"mr", "mrs", "ms", "dr",   "prof", "st",  "no",
                                                             "vs", "jr",  "sr", "dept", "fig",  "e.g", "i.e"};

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' ||
         (c > 0x7F && markdown::punctuation(c) == markdown::Punctuation::Closing &&
          std::u32string_view(U"，、；：。！？％．…").find(c) == std::u32string_view::npos) ||
         c == ')' || c == ']';
}

bool is_final_mark(char32_t c) {
  return std::u32string_view(U"。！？!?…").find(c) != std::u32string_view::npos;
}

bool is_abbreviation(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0 && stop - begin <= kLongestAbbreviation &&
         (is_ascii_letter(static_cast<unsigned char>(text[begin - 1])) || text[begin - 1] == '.'))
    --begin;
  const std::string_view word = text.substr(begin, stop - begin);
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z' && word[0] != 'I') return true;
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), lower_case(word)) != kAbbreviations.end();
}

std::size_t skip_closing(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = core::next_code_point(text, next);
    if (!is_closing(c) && !is_final_mark(c)) break;
    at = next;
  }
  return at;
}

/// Whether the mark `c` that stands before `next` ends a sentence that goes on at `after`.
bool ends_here(std::string_view text, char32_t c, std::size_t mark, std::size_t after) {
  const char32_t following = code_point_at(text, after);
  const bool gap = following == 0 || following == ' ';
  if (c == '.') {
    if (following == 0) return true;
    if (is_abbreviation(text, mark)) return false;
    if (markdown::is_ideographic(following)) return is_ascii_letter(code_point_before(text, mark));
    const char32_t beyond = code_point_at(text, std::min(after + 1, text.size()));
    return gap && !(beyond >= 'a' && beyond <= 'z');
  }
  if (c == U'…') return gap;
  return c > 0x7F || gap || markdown::is_wide(following) || language::is_han(code_point_before(text, mark));
}

/// Where the code point begins that ends at `end`, which is not 0.
std::size_t code_point_begin(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return begin;
}

}  // namespace

char32_t code_point_at(std::string_view text, std::size_t at) {
  return at < text.size() ? core::next_code_point(text, at) : 0;
}

char32_t code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  std::size_t begin = code_point_begin(text, at);
  return core::next_code_point(text, begin);
}

std::size_t sentence_end(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    const std::size_t mark = at;
    const char32_t c = core::next_code_point(text, at);
    if (c != '.' && !is_final_mark(c)) continue;
    const std::size_t after = skip_closing(text, at);
    if (ends_here(text, c, mark, after)) return after;
    at = std::max(at, after);
  }
  return text.size();
}

bool ends_sentence(std::string_view text) {
  std::size_t end = trimmed(text).size();
  text = trimmed(text);
  while (end > 0 && is_closing(code_point_before(text, end))) end = code_point_begin(text, end);
  const char32_t last = code_point_before(text, end);
  return last == '.' || is_final_mark(last);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::size_t cells(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    width += static_cast<std::size_t>(core::cell_width(core::next_code_point(text, at)));
  }
  return width;
}

bool has_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto kind = language::character_traits(core::next_code_point(text, at)).character_class;
    if (kind != language::CharacterClass::Separator && kind != language::CharacterClass::Mark) return true;
  }
  return false;
}

std::string lower_case(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lowered;
}

std::string quoted_beginning(std::string_view text) {
  const std::string_view begin = core::prefix_code_points(text, kQuotedCodePoints);
  return fmt::format("\"{}{}\"", begin, begin.size() < text.size() ? "…" : "");
}

}  // namespace lectern::importer
