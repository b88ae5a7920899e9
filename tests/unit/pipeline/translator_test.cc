#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "index/index.h"
#include "unit/pipeline/workshop.h"

namespace lectern::pipeline {
namespace {

/// Lessons of the same few words in two languages.
Files bilingual_lessons() {
  Files out;
  const std::vector<std::pair<std::string, std::string>> words = {
      {"土壤", "soil"}, {"湿度", "moisture"}, {"风险", "risk"}, {"学校", "school"}, {"农场", "farm"}};
  for (std::size_t i = 0; i < 12; ++i) {
    std::string zh = "---\ntitle: 课\n---\n\n", en = "---\ntitle: Lesson\n---\n\n";
    for (std::size_t j = 0; j < 6; ++j) {
      const auto &a = words[(i + j) % words.size()], &b = words[(i * j + 2) % words.size()];
      zh += a.first + "的" + b.first + "。\n\n";
      en += "The " + a.second + " of the " + b.second + ".\n\n";
    }
    const std::string lesson = "c/" + std::to_string(10 + i);
    out[lesson + "/index.zh.md"] = zh;
    out[lesson + "/index.en.md"] = en;
  }
  return out;
}

index::Index index_of(const Workshop& shop) {
  for (const auto& archive : fs::directory_iterator(shop.cache())) {
    if (fs::exists(archive.path() / "index")) return *index::Index::open(archive.path() / "index");
  }
  throw std::runtime_error("no index");
}

/// Who implies what, as `lesson:language`, without pinyin, which has no rendering.
std::map<std::string, std::string> implied_of(const index::Index& index) {
  std::map<std::string, std::string> out;
  const auto read = index.for_each_implied([&](const std::string& term, const auto& postings) {
    if (!index.rendering(term)->has_value()) return core::Result<void>();
    for (const auto& posting : postings) {
      const core::Card card = index.document(posting.document)->card;
      out[term] += card.lesson + ':' + card.language + (posting.strong ? "!" : "");
    }
    return core::Result<void>();
  });
  REQUIRE(read.ok());
  return out;
}

const char* const kChinese = "---\ntitle: 课\n---\n\n土壤。\n";

}  // namespace

TEST_CASE("a write-up implies words of a language that its lesson lacks, as other lessons tell") {
  const Workshop shop(bilingual_lessons());
  shop.build();
  CHECK(implied_of(index_of(shop)).empty());
  CHECK_FALSE(index_of(shop).rendering("soil")->has_value());

  shop.write("d/1/index.zh.md", kChinese);
  shop.build();
  auto implied = implied_of(index_of(shop));
  CHECK(implied["soil"] == "d/1:zh!");
  CHECK(implied.count("土壤") == 0);
  CHECK(index_of(shop).rendering("soil")->value().words.front() == "土壤");

  shop.write("d/1/index.en.md", "---\ntitle: Lesson\n---\n\nThe ground.\n");
  shop.build();
  CHECK(implied_of(index_of(shop)).empty());
}

TEST_CASE("a write-up implies what the glossary pairs with its words, also when its lesson lacks nothing") {
  const Workshop shop(Files{{"c/1/index.zh.md", kChinese},
                            {"c/1/index.en.md", "---\ntitle: Lesson\n---\n\nThe ground.\n"},
                            {"glossary.yml", "- zh: 土壤\n  en: [soil, earth]\n"}});
  shop.build();
  auto implied = implied_of(index_of(shop));
  CHECK(implied["soil"] == "c/1:zh!");
  CHECK(implied["earth"] == "c/1:zh!");
  CHECK(implied.size() == 2);
  CHECK(index_of(shop).rendering("soil")->value().words == std::vector<std::string>{"土壤", "earth"});

  shop.write("glossary.yml", "- zh: 土壤\n  en: ground\n");
  shop.build();
  implied = implied_of(index_of(shop));
  CHECK(implied["ground"] == "c/1:zh!");
  CHECK(implied["土壤"] == "c/1:en!");
  CHECK(implied.size() == 2);
}

TEST_CASE("a lesson in one language is found by a word of a dictionary, and forgotten with it") {
  const Workshop shop(Files{{"c/1/index.zh.md", kChinese},
                            {"c/2/index.en.md", "---\ntitle: Lesson\n---\n\nThe ground.\n"},
                            {"site.yml", "base_url: https://example.org/\ndictionary: words/cedict.txt\n"},
                            {"words/cedict.txt", "土壤 土壤 [tu3 rang3] /soil/a field/\n湿度 湿度 [x] /moisture/\n"}});
  CHECK(shop.build().problems.all().empty());
  auto implied = implied_of(index_of(shop));
  CHECK(implied == std::map<std::string, std::string>{{"field", "c/1:zh!"}, {"soil", "c/1:zh!"}});
  CHECK(index_of(shop).rendering("soil")->value().words == std::vector<std::string>{"土壤"});
  CHECK_FALSE(index_of(shop).rendering("moistur")->has_value());
  for (const auto& [path, bytes] : shop.written()) CHECK(path.find("cedict") == std::string::npos);

  shop.write("words/cedict.txt", "土壤 土壤 [tu3 rang3] /earth/\n地面 地面 [x] /ground/\n");
  shop.build();
  implied = implied_of(index_of(shop));
  CHECK(implied == std::map<std::string, std::string>{{"earth", "c/1:zh!"}, {"地面", "c/2:en!"}});

  shop.write("c/1/index.en.md", "---\ntitle: Lesson\n---\n\nNothing.\n");
  shop.write("site.yml", "base_url: https://example.org/\n");
  shop.build();
  CHECK(implied_of(index_of(shop)).empty());
}

TEST_CASE("nothing is implied where no lesson has both languages") {
  const Workshop shop(Files{{"c/1/index.zh.md", kChinese}, {"c/2/index.en.md", "---\ntitle: Soil\n---\n\nSoil.\n"}});
  shop.build();
  CHECK(implied_of(index_of(shop)).empty());
}

TEST_CASE("a lesson that has one form of a language does not lack the other") {
  Files files = bilingual_lessons();
  files["d/1/index.zh-Hant.md"] = kChinese;
  files["d/2/index.ja.md"] = "---\ntitle: 土\n---\n\n土壤。\n";
  const Workshop shop(files);
  shop.build();
  const auto implied = implied_of(index_of(shop));
  // Nobody has both Japanese and English.
  CHECK(implied.empty());
}

}  // namespace lectern::pipeline
