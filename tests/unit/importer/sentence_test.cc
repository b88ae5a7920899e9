#include "importer/sentence.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::importer {
namespace {

/// The sentences with bars between.
std::string dump(const std::string& text) {
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = sentence_end(text, begin);
    out += (begin == 0 ? "" : "|") + text.substr(begin, end - begin);
    begin = end;
  }
  return out;
}

TEST_CASE("Sentences end at their marks, not at abbreviations, initials or numbers") {
  struct Row {
    std::string text, sentences;
  };
  for (const Row& row : {
           Row{"一。二！三?四", "一。|二！|三?|四"},
           Row{"他说：“好。”然后走了。", "他说：“好。”|然后走了。"},
           Row{"One. Two! Three", "One.| Two!| Three"},
           Row{"Mr. Yu and Dr. J. Holm paid 3.5 yuan, etc. I left.",
               "Mr. Yu and Dr. J. Holm paid 3.5 yuan, etc.| I left."},
           Row{"see a.b.org. Then", "see a.b.org.| Then"},
           Row{"so I. Then", "so I.| Then"},
           Row{"\"Why?\" she said.", "\"Why?\"| she said."},
           Row{"等等……然后。 再", "等等……然后。| 再"},
           Row{"English.中文", "English.|中文"},
       }) {
    INFO(row.text);
    CHECK(dump(row.text) == row.sentences);
  }
}

TEST_CASE("A text ends where its sentence ends, or it does not") {
  for (const std::string text : {"好。", "好！”", "Yes.", "(Yes!) ", "什么？）", "……"}) {
    INFO(text);
    CHECK(ends_sentence(text));
  }
  for (const std::string text : {"", "好", "好：", "Yes;", "（一）", ")"}) {
    INFO(text);
    CHECK_FALSE(ends_sentence(text));
  }
}

TEST_CASE("A long text is quoted by its beginning") {
  CHECK(quoted_beginning("short") == "\"short\"");
  CHECK(quoted_beginning("一二三四五六七八九十一二三四五六七八九十一二三四五") ==
        "\"一二三四五六七八九十一二三四五六七八九十一二三四…\"");
}

}  // namespace
}  // namespace lectern::importer
