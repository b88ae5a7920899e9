#include "markdown/announcement.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::markdown {
namespace {

TEST_CASE("Announcements of the other language are told from text") {
  for (const std::string text :
       {"English version follows", "(English version below)", "The English version is below.", "↓ English below ↓",
        "For the Chinese version, please scroll down", "中文版见下", "（英文版附后）", "以下为英文版本",
        "请见下方英文译文", "English version below / 英文版见下文", "Chinese text above"}) {
    INFO(text);
    CHECK(announcement(text) == Announcement::Elsewhere);
  }
  for (const std::string text :
       {"English", "English version:", "**中文**", "中文版", "英文 English", "The Chinese text"}) {
    INFO(text);
    CHECK(announcement(text) == Announcement::Label);
  }
  for (const std::string text : {"", "…", "version follows", "English tea follows", "English is spoken here",
                                 "中文很难", "本文见下", "He is Chinese and sees below", "Englishversion follows",
                                 "English version follows below, and please scroll down to see the English version of "
                                 "this article at the end of "
                                 "the text of this post"}) {
    INFO(text);
    CHECK(announcement(text) == Announcement::None);
  }
}

}  // namespace
}  // namespace lectern::markdown
