#include "importer/guest_finder.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/utf8.h"
#include "importer/enumeration.h"
#include "importer/sentence.h"
#include "language/character.h"

namespace lectern::importer {
namespace {

constexpr std::size_t kLongestRole = 120;  ///< in cells; what is longer is a biography
constexpr std::size_t kMostHan = 4;        ///< of a name
constexpr std::size_t kMostWords = 4;

// What is said of people before a colon and is no name.
constexpr std::array<std::string_view, 14> kNoNames = {"主讲人", "嘉宾", "主持人", "时间", "地点", "主题", "讲师",
                                                       "简介",   "来源", "作者",   "姓名", "单位", "职务", "内容"};
constexpr std::array<std::string_view, 6> kTitles = {"Dr. ", "Prof. ", "Professor ", "Mr. ", "Mrs. ", "Ms. "};

bool is_upper(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

/// How many bytes of `text` are a Chinese name of two to four characters, with `·` of a foreign one.
std::size_t han_name(std::string_view text) {
  std::size_t han = 0, at = 0;
  char32_t last = 0;
  bool foreign = false;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = core::next_code_point(text, next);
    if (c == U'·' || c == U'•') {
      foreign = true;
    } else if (language::is_han(c)) {
      ++han;
      last = c;
    } else {
      break;
    }
    at = next;
  }
  const std::size_t most = foreign ? 3 * kMostHan : kMostHan;
  const bool says = std::u32string_view(U"说道问答是").find(last) != std::u32string_view::npos;  // 他说：
  const bool known = std::find(kNoNames.begin(), kNoNames.end(), text.substr(0, at)) != kNoNames.end();
  const bool name = han >= 2 && han <= most && !says && !known;
  return name ? at : 0;
}

/// How many bytes are a name in Latin letters: two to four words with capitals.
std::size_t latin_name(std::string_view text) {
  std::size_t words = 0, at = 0, end = 0;
  while (at < text.size() && is_upper(code_point_at(text, at))) {
    while (at < text.size() && (language::is_latin(code_point_at(text, at)) || text[at] == '-' || text[at] == '\'' ||
                                (text[at] == '.' && at > 0 && is_upper(code_point_before(text, at)))))
      core::next_code_point(text, at);
    end = at;
    ++words;
    if (at >= text.size() || text[at] != ' ') break;
    ++at;
  }
  return words >= 2 && words <= kMostWords ? end : 0;
}

/// A title of a person that stands before the name.
std::size_t title_length(std::string_view text) {
  for (const std::string_view title : kTitles) {
    if (text.substr(0, title.size()) == title) return title.size();
  }
  return 0;
}

/// What parts a name from what is said of it, with the spaces around; 0 for none.
std::size_t separator_length(std::string_view text, bool latin) {
  std::size_t at = 0;
  while (at < text.size() && text[at] == ' ') ++at;
  const char32_t c = code_point_at(text, at);
  const std::u32string_view marks = latin ? U":：,—–-" : U":：，,—";
  if (c == 0 || marks.find(c) == std::u32string_view::npos) return 0;
  if (latin && (c == ',' || c == '-') && code_point_at(text, at + 1) != ' ') return 0;
  if (c == '-' && at == 0) return 0;
  while (at < text.size() && code_point_at(text, at) == c) core::next_code_point(text, at);
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// A bracket with the name in the other language: `(Liu Fei)`.
std::size_t bracket_length(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  text = text.substr(0, kLongest);
  std::size_t at = !text.empty() && text[0] == ' ' ? 1 : 0;
  const bool wide = text.substr(at, std::string_view("（").size()) == "（";
  if (!wide && text.substr(at, 1) != "(") return 0;
  const std::string_view closing = wide ? "）" : ")";
  const std::size_t end = text.find(closing, at);
  return end != std::string_view::npos ? end + closing.size() : 0;
}

struct NameStretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t said = 0;  ///< where begins what is said of the guest
  bool colon = false;
};

std::optional<NameStretch> name_at(std::string_view text) {
  const std::size_t title = title_length(text);
  const std::string_view rest = text.substr(title);
  const std::size_t han = han_name(rest);
  const std::size_t length = han > 0 ? han : latin_name(rest);
  if (length == 0) return std::nullopt;
  const std::size_t end = title + length;
  const std::size_t after = end + bracket_length(text.substr(end));
  const std::size_t separator = separator_length(text.substr(after), han == 0);
  if (separator == 0) return std::nullopt;
  const std::string_view between = trimmed(text.substr(after, separator));
  const bool colon = between == ":" || between == "：";
  return NameStretch{title, end, after + separator, colon};
}

/// The first clause, without a mark at its end; empty when it is too long to be a post that someone holds.
std::string_view first_clause(std::string_view text) {
  std::size_t end = 0, depth = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    const char32_t c = core::next_code_point(text, at);
    if (c == '(' || c == U'（') ++depth;
    if ((c == ')' || c == U'）') && depth > 0) --depth;
    const bool comma = c == U'，' || (c == ',' && language::is_han(code_point_before(text, end))) ||
                       (c == ',' && code_point_before(text, end) == ')');
    const bool stop = std::u32string_view(U"。；;！？").find(c) != std::u32string_view::npos;
    if (depth == 0 && (comma || stop)) break;
    if (c == '.' && sentence_end(text, 0) == at) break;
  }
  std::string_view clause = trimmed(text.substr(0, end));
  if (cells(clause) > kLongestRole) clause = clause.substr(0, std::min(clause.find(", "), clause.size()));
  return cells(clause) <= kLongestRole ? clause : std::string_view();
}

}  // namespace

std::optional<archive::Guest> introduced_guest(std::string_view paragraph) {
  if (const auto marker = marker_at(paragraph, 0)) paragraph.remove_prefix(marker->length);
  const auto name = name_at(paragraph);
  if (!name || !has_words(paragraph.substr(name->said))) return std::nullopt;
  return archive::Guest{std::string(paragraph.substr(name->begin, name->end - name->begin)),
                        std::string(first_clause(paragraph.substr(name->said)))};
}

std::vector<std::size_t> introductions_in(std::string_view text) {
  std::vector<std::size_t> found;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const auto name = name_at(rest);
    const bool latin = language::is_latin(code_point_at(rest, 0));
    if (name && name->colon && (!latin || ends_sentence(text.substr(0, at)))) found.push_back(at + 1);
  }
  return found;
}

}  // namespace lectern::importer
