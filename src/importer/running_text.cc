#include "importer/running_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/utf8.h"
#include "importer/date_finder.h"
#include "importer/heading_words.h"
#include "importer/language_split.h"
#include "importer/sentence.h"
#include "language/character.h"
#include "markdown/announcement.h"
#include "markdown/cjk.h"

namespace lectern::importer {
namespace {

constexpr std::size_t kLongParagraph = 1600;  ///< cells: 800 Chinese characters, 270 English words
constexpr std::size_t kFewTraces = 2;

bool announces_elsewhere(std::string_view text) {
  return markdown::announcement(trimmed(text)) == markdown::Announcement::Elsewhere;
}

/// Chinese sets no spaces after its sentences: where one stands, a paragraph ended.
std::vector<std::size_t> chinese_traces(std::string_view text) {
  std::vector<std::size_t> traces;
  for (std::size_t end = sentence_end(text, 0); end < text.size(); end = sentence_end(text, end + 1)) {
    if (text[end] != ' ') continue;
    std::size_t mark = end;
    while (mark > 0 && markdown::punctuation(code_point_before(text, mark)) != markdown::Punctuation::None) {
      do --mark;
      while (mark > 0 && (static_cast<unsigned char>(text[mark]) & 0xC0U) == 0x80U);
    }
    const char32_t last_letter = code_point_before(text, mark);
    const char32_t last = code_point_before(text, end);
    if (markdown::is_ideographic(last_letter) || markdown::is_wide(last)) traces.push_back(end);
  }
  return traces;
}

/// `(English version follows)`.
void find_bracketed_announcements(std::string_view text, std::vector<std::size_t>& places) {
  constexpr std::size_t kLongest = 120;
  for (std::size_t at = 0; at < text.size(); core::next_code_point(text, at)) {
    const char32_t open = code_point_at(text, at);
    if (open != '(' && open != U'（' && open != U'【') continue;
    for (std::size_t end = at; end < std::min(text.size(), at + kLongest);) {
      const char32_t close = core::next_code_point(text, end);
      if (close != ')' && close != U'）' && close != U'】') continue;
      if (announces_elsewhere(text.substr(at, end - at))) places.insert(places.end(), {at, end});
      break;
    }
  }
}

/// Gives the marks at its beginning that end a sentence, and those at its end that open one, to its neighbours.
void narrow(std::string_view text, std::size_t& begin, std::size_t& end) {
  while (begin < end) {
    std::size_t next = begin;
    if (markdown::punctuation(core::next_code_point(text, next)) != markdown::Punctuation::Closing) break;
    begin = next;
  }
  while (begin < end && markdown::punctuation(code_point_before(text, end)) == markdown::Punctuation::Opening) {
    do --end;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
}

/// Sentences that only announce, and English announcements between Chinese words.
void find_bare_announcements(std::string_view text, std::vector<std::size_t>& places) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = sentence_end(text, begin);
    if (announces_elsewhere(text.substr(begin, end - begin))) places.insert(places.end(), {begin, end});
    begin = end;
  }
  for (std::size_t at = 0; at < text.size();) {
    std::size_t begin = at;
    while (at < text.size() && !language::is_han(code_point_at(text, at))) core::next_code_point(text, at);
    std::size_t end = at;
    narrow(text, begin, end);
    if (begin < end && announces_elsewhere(text.substr(begin, end - begin))) {
      places.insert(places.end(), {begin, end});
    }
    if (at < text.size()) core::next_code_point(text, at);
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (announces_elsewhere(text.substr(begin, end - begin))) places.insert(places.end(), {begin, end});
    begin = end + 1;
  }
}

/// Whether a date stands alone before the first sentence: `Swap day 5 March 2023 On Sunday …`, not `On 5 March 2023 …`.
bool stands_at_head(std::string_view text, const FoundDate& date, std::size_t first_sentence) {
  if (date.begin == 0 || text[date.begin - 1] != ' ' || code_point_at(text, date.end) != ' ') return false;
  if (first_sentence < date.begin) return false;
  const char32_t next = code_point_at(text, date.end + 1);
  const std::string_view before = trimmed(text.substr(0, date.begin));
  const std::string last = lower_case(before.substr(before.rfind(' ') + 1));
  constexpr std::array<std::string_view, 11> kGoesOn = {"on", "of", "in",  "from",   "since", "until",
                                                        "to", "by", "the", "before", "after"};
  const bool goes_on = std::find(kGoesOn.begin(), kGoesOn.end(), last) != kGoesOn.end();
  const bool mark = markdown::punctuation(code_point_before(before, before.size())) != markdown::Punctuation::None;
  return !goes_on && !mark && !(next >= 'a' && next <= 'z');
}

/// Rows of marks such as `-----`, and a lone `|` at an end.
void find_rows_of_marks(std::string_view text, std::vector<std::size_t>& places) {
  constexpr std::string_view kMarks = "-_=*~#|+";
  constexpr std::size_t kShortestRow = 3;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    const bool at_end = begin == 0 || end == text.size();
    const bool marks = !word.empty() && word.find_first_not_of(kMarks) == std::string_view::npos;
    if (marks && (word.size() >= kShortestRow || (at_end && word == "|"))) places.insert(places.end(), {begin, end});
    begin = end + 1;
  }
}

}  // namespace

bool is_running_text(std::string_view text) {
  return cells(text) > kLongParagraph || chinese_traces(text).size() >= kFewTraces ||
         language_change(text, kLeastPart).has_value() || !headings_in(text).empty();
}

RunningText read_running_text(std::string_view text) {
  RunningText found;
  for (const FoundHeading& heading : headings_in(text)) {
    found.places.insert(found.places.end(), {heading.begin, heading.end});
  }
  const std::size_t first_sentence = sentence_end(text, 0);
  for (const FoundDate& date : find_dates(text)) {
    if (date.issued || stands_at_head(text, date, first_sentence))
      found.places.insert(found.places.end(), {date.begin, date.end});
  }
  find_bracketed_announcements(text, found.places);
  find_bare_announcements(text, found.places);
  find_rows_of_marks(text, found.places);
  std::sort(found.places.begin(), found.places.end());
  const std::vector<std::size_t> others = found.places;
  for (const std::size_t trace : chinese_traces(text)) {
    const auto near = std::lower_bound(others.begin(), others.end(), trace);
    const bool known = near != others.end() && *near <= trace + 1;
    if (!known) found.paragraphs.push_back(trace);
  }
  found.places.insert(found.places.end(), found.paragraphs.begin(), found.paragraphs.end());
  std::sort(found.places.begin(), found.places.end());
  found.places.erase(std::unique(found.places.begin(), found.places.end()), found.places.end());
  return found;
}

}  // namespace lectern::importer
