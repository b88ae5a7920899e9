#include "importer/heading_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/utf8.h"
#include "importer/enumeration.h"
#include "importer/sentence.h"
#include "language/character.h"
#include "markdown/cjk.h"

namespace lectern::importer {
namespace {

struct HeadingWord {
  std::string_view text;  ///< English in lower case
  Topic topic;
};

// Of headings that begin alike the longer one first: that is the one which stands there.
constexpr std::array kHeadingWords = {
    HeadingWord{"前言", Topic::Opening},
    HeadingWord{"引言", Topic::Opening},
    HeadingWord{"导语", Topic::Opening},
    HeadingWord{"课程介绍", Topic::Opening},
    HeadingWord{"课程简介", Topic::Opening},
    HeadingWord{"课程背景", Topic::Opening},
    HeadingWord{"活动背景", Topic::Opening},
    HeadingWord{"活动介绍", Topic::Opening},
    HeadingWord{"背景介绍", Topic::Opening},
    HeadingWord{"开班仪式", Topic::Opening},
    HeadingWord{"嘉宾介绍", Topic::Guests},
    HeadingWord{"嘉宾简介", Topic::Guests},
    HeadingWord{"主讲嘉宾", Topic::Guests},
    HeadingWord{"分享嘉宾", Topic::Guests},
    HeadingWord{"特邀嘉宾", Topic::Guests},
    HeadingWord{"本期嘉宾", Topic::Guests},
    HeadingWord{"主讲人介绍", Topic::Guests},
    HeadingWord{"主讲人", Topic::Guests},
    HeadingWord{"讲师介绍", Topic::Guests},
    HeadingWord{"讲师简介", Topic::Guests},
    HeadingWord{"专家介绍", Topic::Guests},
    HeadingWord{"专家简介", Topic::Guests},
    HeadingWord{"内容分享", Topic::Content},
    HeadingWord{"课程内容", Topic::Content},
    HeadingWord{"主题分享", Topic::Content},
    HeadingWord{"嘉宾分享", Topic::Content},
    HeadingWord{"分享内容", Topic::Content},
    HeadingWord{"课程回顾", Topic::Content},
    HeadingWord{"内容回顾", Topic::Content},
    HeadingWord{"精彩回顾", Topic::Content},
    HeadingWord{"案例分享", Topic::Content},
    HeadingWord{"提问与回答", Topic::Questions},
    HeadingWord{"互动问答", Topic::Questions},
    HeadingWord{"问答环节", Topic::Questions},
    HeadingWord{"提问环节", Topic::Questions},
    HeadingWord{"互动环节", Topic::Questions},
    HeadingWord{"讨论环节", Topic::Questions},
    HeadingWord{"互动交流", Topic::Questions},
    HeadingWord{"答疑解惑", Topic::Questions},
    HeadingWord{"学员提问", Topic::Questions},
    HeadingWord{"问答", Topic::Questions},
    HeadingWord{"课程总结", Topic::Closing},
    HeadingWord{"课程小结", Topic::Closing},
    HeadingWord{"活动总结", Topic::Closing},
    HeadingWord{"总结与展望", Topic::Closing},
    HeadingWord{"总结", Topic::Closing},
    HeadingWord{"小结", Topic::Closing},
    HeadingWord{"结语", Topic::Closing},
    HeadingWord{"结束语", Topic::Closing},
    HeadingWord{"后记", Topic::Closing},
    HeadingWord{"introduction to the guests", Topic::Guests},
    HeadingWord{"introduction of the guests", Topic::Guests},
    HeadingWord{"introduction of guests", Topic::Guests},
    HeadingWord{"guest introduction", Topic::Guests},
    HeadingWord{"introduction", Topic::Opening},
    HeadingWord{"background", Topic::Opening},
    HeadingWord{"preface", Topic::Opening},
    HeadingWord{"opening", Topic::Opening},
    HeadingWord{"overview", Topic::Opening},
    HeadingWord{"about the guests", Topic::Guests},
    HeadingWord{"about the speakers", Topic::Guests},
    HeadingWord{"the guests", Topic::Guests},
    HeadingWord{"our guests", Topic::Guests},
    HeadingWord{"guest speakers", Topic::Guests},
    HeadingWord{"guests", Topic::Guests},
    HeadingWord{"guest", Topic::Guests},
    HeadingWord{"keynote speakers", Topic::Guests},
    HeadingWord{"speakers", Topic::Guests},
    HeadingWord{"lecturers", Topic::Guests},
    HeadingWord{"content sharing", Topic::Content},
    HeadingWord{"course content", Topic::Content},
    HeadingWord{"lesson content", Topic::Content},
    HeadingWord{"contents", Topic::Content},
    HeadingWord{"content", Topic::Content},
    HeadingWord{"sharing", Topic::Content},
    HeadingWord{"case sharing", Topic::Content},
    HeadingWord{"discussion", Topic::Questions},
    HeadingWord{"questions and answers", Topic::Questions},
    HeadingWord{"questions & answers", Topic::Questions},
    HeadingWord{"question and answer", Topic::Questions},
    HeadingWord{"q & a", Topic::Questions},
    HeadingWord{"q&a", Topic::Questions},
    HeadingWord{"conclusions", Topic::Closing},
    HeadingWord{"conclusion", Topic::Closing},
    HeadingWord{"summary", Topic::Closing},
    HeadingWord{"closing remarks", Topic::Closing},
    HeadingWord{"closing", Topic::Closing},
};

bool is_upper(char32_t c) {
  return c >= 'A' && c <= 'Z';
}

/// The heading without number, brackets and colon.
std::string_view bare(std::string_view line) {
  line = trimmed(line);
  if (const auto marker = marker_at(line, 0)) line = trimmed(line.substr(marker->length));
  line = without_colon(line);
  while (!line.empty()) {
    std::size_t after = 0;
    const char32_t first = core::next_code_point(line, after);
    const char32_t last = code_point_before(line, line.size());
    const bool framed = std::u32string_view(U"【[「『《<（(").find(first) != std::u32string_view::npos &&
                        std::u32string_view(U"】]」』》>）)").find(last) != std::u32string_view::npos;
    if (!framed) break;
    std::string closing;
    core::append_utf8(closing, last);
    if (line.size() < after + closing.size()) break;
    line = trimmed(line.substr(after, line.size() - after - closing.size()));
  }
  return line;
}

/// Chinese: a word of its own between spaces, or the whole rest.
bool stands_between_spaces(std::string_view text, std::size_t begin, std::size_t end) {
  const char32_t before = code_point_before(text, begin);
  const char32_t after = code_point_at(text, end);
  return (before == 0 || before == ' ') && after == ' ';
}

/// English: `… solutions. GUESTS Mr. Yu …`, with capitals that no word inside a sentence has.
bool stands_between_sentences(std::string_view text, std::size_t begin, std::size_t end) {
  if (!is_upper(code_point_at(text, begin)) || code_point_at(text, end) != ' ') return false;
  if (begin > 0 && (text[begin - 1] != ' ' || !ends_sentence(text.substr(0, begin)))) return false;
  const char32_t next = code_point_at(text, end + 1);
  return is_upper(next) || markdown::punctuation(next) == markdown::Punctuation::Opening || next == '"' ||
         (next >= '0' && next <= '9');
}

const HeadingWord* heading_at(std::string_view text, std::string_view lowered, std::size_t at) {
  const HeadingWord* longest = nullptr;
  for (const HeadingWord& word : kHeadingWords) {
    if (lowered.substr(at, word.text.size()) != word.text) continue;
    const bool han = language::is_han(code_point_at(word.text, 0));
    const std::size_t end = at + word.text.size();
    const bool alone = han ? stands_between_spaces(text, at, end) : stands_between_sentences(text, at, end);
    if (alone && (longest == nullptr || word.text.size() > longest->text.size())) longest = &word;
  }
  return longest;
}

}  // namespace

std::string_view without_colon(std::string_view heading) {
  heading = trimmed(heading);
  for (const std::string_view colon : {":", "："}) {
    if (heading.size() >= colon.size() && heading.substr(heading.size() - colon.size()) == colon) {
      return trimmed(heading.substr(0, heading.size() - colon.size()));
    }
  }
  return heading;
}

std::optional<Topic> known_heading(std::string_view line) {
  constexpr std::size_t kLongestLine = 80;
  if (line.size() > kLongestLine) return std::nullopt;
  const std::string lowered = lower_case(bare(line));
  const auto found = std::find_if(kHeadingWords.begin(), kHeadingWords.end(),
                                  [&](const HeadingWord& word) { return word.text == lowered; });
  return found == kHeadingWords.end() ? std::nullopt : std::optional(found->topic);
}

std::vector<FoundHeading> headings_in(std::string_view text) {
  const std::string lowered = lower_case(text);
  std::vector<FoundHeading> found;
  for (std::size_t at = 0; at < text.size();) {
    const bool may_begin = at == 0 || text[at - 1] == ' ';
    const HeadingWord* word = may_begin ? heading_at(text, lowered, at) : nullptr;
    if (word != nullptr) {
      found.push_back({at, at + word->text.size(), word->topic});
      at += word->text.size();
    } else {
      core::next_code_point(text, at);
    }
  }
  return found;
}

}  // namespace lectern::importer
