#include "markdown/emphasis.h"

#include <catch2/catch.hpp>

namespace lectern::markdown {
namespace {

/// `text` with '|' where a gap is.
std::string with_gaps(const std::string& text) {
  std::string marked = text;
  const auto gaps = emphasis_gaps(text);
  for (auto gap = gaps.rbegin(); gap != gaps.rend(); ++gap) marked.insert(*gap, "|");
  return marked;
}

TEST_CASE("Gaps are made between delimiters and the Chinese that they would not emphasise") {
  const std::pair<std::string, std::string> rows[] = {
      {"**重点。**后面", "**重点。**|后面"},
      {"他说**“重点”**，", "他说|**“重点”**，"},
      {"他说*（注）*了", "他说|*（注）*|了"},
      {"用~~`旧`~~新", "用|~~`旧`~~|新"},
      {"カナ**「あ」**です", "カナ|**「あ」**|です"},
      {"**注意：**Docker", "**注意：**|Docker"},
      {"Docker**（容器）**2", "Docker|**（容器）**|2"},
      // CommonMark does these itself, or means them otherwise.
      {"**重点**后面", "**重点**后面"},
      {"重点**。后面", "重点**。后面"},
      {"（**重点**）", "（**重点**）"},
      {"**a.**b", "**a.**b"},
      {"后\n**。**\n后", "后\n**。**\n后"},
      {"。\\**后", "。\\**后"},
      {"**", "**"},
      {"한국어**(주)**는", "한국어**(주)**는"},
      {"**注意：** Docker", "**注意：** Docker"},
      {"a**“b”**c", "a**“b”**c"},
      {"", ""},
  };
  for (const auto& [text, expected] : rows) CHECK(with_gaps(text) == expected);
}

}  // namespace
}  // namespace lectern::markdown
