// What holds for every post, tried on posts from a generator. Equal seeds make equal posts everywhere.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "importer/text_post.h"
#include "support/random_text.h"
#include "unit/importer/draft_support.h"

namespace lectern::importer::testing {
namespace {

/// Writes posts out of numbered words, and remembers the words.
class Author {
 public:
  explicit Author(std::uint32_t seed) : engine_(seed) {}

  Post post() {
    Post post;
    post.name = "a.txt";
    if (below(4) == 0) post.title = below(2) == 0 ? "旧网站的标题" : "A title of the old website";
    const bool one_line = below(3) == 0;
    const bool chinese_first = below(3) > 0;
    std::string line;
    for (std::size_t left = 2 + below(12), all = left; left > 0; --left) {
      Block block = this->block(one_line, (left * 2 > all) == chinese_first || below(8) == 0);
      block.line = post.blocks.size() + 1;
      if (one_line)
        line += (line.empty() ? "" : " ") + block.text;
      else
        post.blocks.push_back(std::move(block));
    }
    if (one_line) post.blocks.push_back({Block::Kind::Text, 0, false, line, {}, 1});
    return post;
  }

  const std::vector<std::string>& words() const { return words_; }

 private:
  std::size_t below(std::size_t limit) { return engine_() % limit; }

  std::string word(bool chinese) {
    static const std::vector<std::string> kDigits = {"山", "水", "田", "林", "湖", "草", "沙", "石", "土", "木"};
    const std::size_t number = words_.size();
    std::string made = chinese ? "字" : "w";
    for (const std::size_t part : {1000, 100, 10, 1}) {
      const std::size_t digit = number / part % 10;
      made += chinese ? kDigits.at(digit) : std::string(1, static_cast<char>('a' + digit));
    }
    words_.push_back(made);
    return made;
  }

  std::string words(std::size_t count, bool chinese) {
    static const std::vector<std::string> kMarks = {"*",  "_", "`",  "<b>", "&amp;", "[x](y)",
                                                    "~~", "#", "\\", "1.5", "《",    "》"};
    std::string text;
    for (; count > 0; --count) {
      if (!text.empty() && !chinese) text += ' ';
      text += word(chinese);
      if (below(9) == 0) text += kMarks.at(below(kMarks.size()));
      if (chinese && below(4) == 0) text += "，";
      if (chinese && below(9) == 0) text += " " + word(false) + " ";
    }
    return text;
  }

  std::string sentence(bool chinese) {
    static const std::vector<std::string> kOpeners = {"After ", "The ", "Mr. ", "In ", ""};
    if (chinese) return words(3 + below(8), true) + (below(3) == 0 ? "!" : "。");
    return kOpeners.at(below(kOpeners.size())) + words(4 + below(8), false) + (below(4) == 0 ? "?" : ".");
  }

  std::string paragraph(bool chinese) {
    std::string text = sentence(chinese);
    for (std::size_t left = below(4); left > 0; --left) text += (chinese ? "" : " ") + sentence(chinese);
    return text;
  }

  std::string enumeration(bool chinese) {
    static const std::vector<std::vector<std::string>> kStyles = {{"①", "②", "③"},
                                                                  {"(1)", "(2)", "(3)"},
                                                                  {"（一）", "（二）", "（三）"},
                                                                  {"1、", "2、", "3、"},
                                                                  {"1. ", "2. ", "3. "}};
    const auto& style = kStyles.at(below(kStyles.size()));
    std::string text = words(3, chinese) + (chinese ? "：" : ": ");
    for (std::size_t i = 0; i < 3; ++i) {
      text += style[i] + words(3, chinese) + (i < 2 ? (chinese ? "；" : "; ") : chinese ? "。" : ".");
    }
    return below(2) == 0 ? text + (chinese ? "" : " ") + sentence(chinese) : text;
  }

  std::string known_line(bool chinese) {
    static const std::vector<std::string> kLines = {"嘉宾介绍",
                                                    "内容分享",
                                                    "结语：",
                                                    "(English version follows)",
                                                    "发布时间：2021年3月30日 09:10",
                                                    "2020-02-30",
                                                    "上一篇：无",
                                                    "GUESTS",
                                                    "Conclusion",
                                                    "Q&A",
                                                    "中文版见下",
                                                    "Issuing time:2021-03-30 09:10",
                                                    "30 March 2021",
                                                    "-----"};
    return kLines.at((chinese ? 0 : 7) + below(7));
  }

  Block block(bool only_text, bool chinese) {
    const auto text = [](std::string line) { return Block{Block::Kind::Text, 0, false, std::move(line), {}, 1}; };
    switch (below(only_text ? 8 : 15)) {
      case 0:
      case 1:
        return text(known_line(chinese));
      case 2:
        return text(enumeration(chinese));
      case 3:
        return text(words(2, chinese));
      case 4:
        return text((chinese ? "林小雨：" : "Lin Xiaoyu: ") + paragraph(chinese));
      case 8:
        return {Block::Kind::Heading, 1 + static_cast<int>(below(6)), false, words(3, chinese), {}, 1};
      case 9:
        return {Block::Kind::Item, 1 + static_cast<int>(below(3)), below(2) == 0, words(4, chinese), {}, 1};
      case 10:
        return {Block::Kind::Quote, 0, false, sentence(chinese), {}, 1};
      case 11: {
        const std::string code = word(false);
        return {Block::Kind::Code, 0, false, code, "```\n" + code + "\n```", 1};
      }
      case 13:
        return {Block::Kind::Image, 0, false, "", "![](a.png)", 1};
      case 12: {
        const std::string strong = word(chinese), link = word(chinese), rest = word(chinese);
        return {Block::Kind::Text,
                0,
                false,
                strong + " " + link + " " + rest,
                "**" + strong + "** [" + link + "](b.md) " + rest,
                1};
      }
      default:
        return text(paragraph(chinese));
    }
  }

  std::mt19937 engine_;
  std::vector<std::string> words_;
};

std::size_t occurrences(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

/// Everything that is not in a body: titles and what was left out.
std::string beside_bodies(const Draft& draft) {
  std::string text;
  for (const WriteUpDraft& write_up : draft.write_ups) text += write_up.title + "\n";
  for (const LeftOut& piece : draft.left_out) text += piece.text + "\n";
  return text;
}

void check_words(const Draft& draft, const std::vector<std::string>& words) {
  const std::string beside = beside_bodies(draft);
  std::vector<std::string> bodies;
  for (const WriteUpDraft& write_up : draft.write_ups) bodies.push_back(read_body(write_up));
  std::vector<std::size_t> last(bodies.size(), 0);
  for (const std::string& word : words) {
    INFO(word);
    std::size_t in_bodies = 0;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      const std::size_t at = bodies[i].find(word);
      in_bodies += occurrences(bodies[i], word);
      if (at == std::string::npos) continue;
      CHECK(at >= last[i]);
      last[i] = at;
    }
    CHECK(in_bodies <= 1);
    CHECK(in_bodies + occurrences(beside, word) >= 1);
  }
}

/// How often each character stands in a text, but for spaces and what marks lists and headings.
std::map<char32_t, std::size_t> characters(const std::string& text) {
  constexpr std::u32string_view kMarks = U" \n①②③（）()一二三123.、：:";
  std::map<char32_t, std::size_t> count;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = core::next_code_point(text, at);
    if (kMarks.find(c) == std::u32string_view::npos) ++count[c];
  }
  return count;
}

void check_characters(const Draft& draft, const Post& post) {
  std::string source, result = beside_bodies(draft);
  for (const Block& block : post.blocks) source += block.text;
  for (const WriteUpDraft& write_up : draft.write_ups) result += read_body(write_up);
  auto found = characters(result);
  for (const auto& [c, count] : characters(source)) {
    INFO("U+" << std::hex << static_cast<std::uint32_t>(c));
    CHECK(found[c] >= count);
  }
}

/// A lesson without any text is held back: then the archive is empty.
void check_archive(const Draft& draft) {
  const archive::Loaded loaded = load_lesson(draft);
  for (const core::Diagnostic& problem : loaded.problems.all()) {
    INFO(core::format_diagnostic(problem));
    CHECK((problem.severity != core::Severity::Error || problem.code == "archive-empty"));
  }
}

std::string shown(const Post& post) {
  std::string text;
  for (const Block& block : post.blocks) text += fmt::format("{} {}\n", static_cast<int>(block.kind), block.text);
  return text;
}

TEST_CASE("Nothing of a post is lost or said twice, its words stay in order, and the archive reads the lesson") {
  const std::uint32_t posts = std::getenv("LECTERN_LONG_TESTS") != nullptr ? 20000 : 600;
  for (std::uint32_t seed = 0; seed < posts; ++seed) {
    Author author(seed);
    const Post post = author.post();
    const Draft draft = make_draft(post);
    INFO("seed " << seed << "\n" << shown(post) << "\n" << dump(draft));
    check_words(draft, author.words());
    check_characters(draft, post);
    CHECK_FALSE(draft.folder.empty());
    check_archive(draft);
  }
}

TEST_CASE("Noise becomes a draft that the archive reads") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    std::string text;
    RandomText random(seed);
    for (int line = 0; line < 6; ++line) text += random.text(60) + "\n";
    const Draft draft = make_draft(post_of_text(text, "noise.txt"));
    INFO("seed " << seed << "\n" << dump(draft));
    check_archive(draft);
    CHECK(dump(draft) == dump(make_draft(post_of_text(text, "noise.txt"))));
  }
}

}  // namespace
}  // namespace lectern::importer::testing
