#include "importer/text_post.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/random_text.h"

namespace lectern::importer {
namespace {

std::vector<std::string> paragraphs(const std::string& text) {
  std::vector<std::string> found;
  for (const Block& block : post_of_text(text, "a.txt").blocks) found.push_back(block.text);
  return found;
}

using Paragraphs = std::vector<std::string>;

TEST_CASE("Each line of a pasted text is a block, blank lines or not") {
  CHECK(paragraphs("") == Paragraphs{});
  CHECK(paragraphs("\n \n") == Paragraphs{});
  CHECK(paragraphs("第一课\n\n\u3000\u3000开讲了。\r\n大家好。") == Paragraphs{"第一课", "开讲了。", "大家好。"});
}

TEST_CASE("Lines that were broken to fit a width are joined again") {
  CHECK(paragraphs("Lesson 4\n"
                   "\n"
                   "The fourth lesson took place in the garden. Thirty people came, and\n"
                   "each brought a plant from a balcony at home. They talked about soil.\n"
                   "Then it rained, and the lesson was continued under the roof of the\n"
                   "old bicycle shed.\n"
                   "\n"
                   "It was a good day.\n") ==
        Paragraphs{"Lesson 4",
                   "The fourth lesson took place in the garden. Thirty people came, and each brought a plant from a "
                   "balcony at home. They talked about soil. Then it rained, and the lesson was continued under the "
                   "roof of the old bicycle shed.",
                   "It was a good day."});
  CHECK(paragraphs("第四课在花园里进行。来了三十位邻居,每人从家里的阳台上带来一盆\n"
                   "植物。大家谈起了土壤,谈起了怎样把厨余变成肥料,又怎样把肥料分给\n"
                   "需要的人家。后来下起了雨,课就搬到旧车棚的屋檐下面接着讲了,没有\n"
                   "人离开。\n") == Paragraphs{"第四课在花园里进行。来了三十位邻居,每人从家里的阳台上带来一盆植物。"
                                               "大家谈起了土壤,谈起了怎样把厨余变成肥料,又怎样把肥料分给需要的人家。"
                                               "后来下起了雨,课就搬到旧车棚的屋檐下面接着讲了,没有人离开。"});
}

TEST_CASE("Blocks know the line that they begin in") {
  const Post post = post_of_text("\n甲。\n\n乙。\n", "a.txt");
  CHECK(post.name == "a.txt");
  REQUIRE(post.blocks.size() == 2);
  CHECK(post.blocks[0].line == 2);
  CHECK(post.blocks[1].line == 4);
}

TEST_CASE("Any bytes are a text") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    std::string text = RandomText(seed).text(200);
    text.insert(text.size() / 2, "\xFF\n\x80");
    INFO("seed " << seed);
    for (const Block& block : post_of_text(text, "a.txt").blocks) CHECK_FALSE(block.text.empty());
  }
}

}  // namespace
}  // namespace lectern::importer
