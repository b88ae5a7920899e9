#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "archive/archive.h"
#include "archive/folder_name.h"
#include "archive/inventory.h"
#include "archive/languages.h"
#include "archive/order.h"
#include "archive/web_address.h"
#include "archive_support.h"

namespace lectern::archive {
namespace {

TEST_CASE("a folder's name becomes a title that people can read") {
  const std::pair<const char*, const char*> table[] = {
      {"1-getting-started", "Getting started"},
      {"01_intro", "Intro"},
      {"2021-03-30 risk", "Risk"},
      {"xquad-020", "Xquad 020"},
      {"iaccr-2021", "Iaccr 2021"},
      {"01-风险排查", "风险排查"},
      {"3d-printing", "3d printing"},
      {"2021", "2021"},
      {"2021-03", "2021-03"},
      {"--", "--"},
      {"Web_2.0", "Web 2.0"},
  };
  for (const auto& [name, title] : table) CHECK(readable_title(name) == title);
}

TEST_CASE("names stand in the order in which people count") {
  const std::vector<std::string> sorted = {"",     "01",    "1",   "1-a",  "1-b", "2",     "02-x",  "2-x",   "10-x",
                                           "a1b2", "a1b10", "a02", "a10b", "b",   "第1课", "第2课", "第10课"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      INFO(sorted[i] << " < " << sorted[j]);
      CHECK(natural_less(sorted[i], sorted[j]) == (i < j));
    }
  }
}

struct Item {
  std::string name;
  std::optional<core::Date> date;
};

std::string ordered(std::vector<Item> items) {
  put_in_order(
      items, [](const Item& item) { return item.date; }, [](const Item& item) { return std::string_view(item.name); });
  std::string out;
  for (const Item& item : items) out += (out.empty() ? "" : " ") + item.name;
  return out;
}

TEST_CASE("lessons stand by date, and one without a date stays with its neighbours") {
  const auto on = [](const char* day) { return core::parse_date(day); };
  CHECK(ordered({{"10", {}}, {"9", {}}, {"1", {}}}) == "1 9 10");
  CHECK(ordered({{"1", on("2021-03-02")}, {"2", on("2021-03-01")}}) == "2 1");
  CHECK(ordered({{"1", on("2021-03-01")}, {"2", {}}, {"3", on("2021-03-03")}}) == "1 2 3");
  CHECK(ordered({{"0", {}}, {"1", on("2021-03-01")}}) == "0 1");
  CHECK(ordered({{"1", on("2021-03-09")}, {"2", {}}, {"3", on("2021-03-01")}}) == "3 1 2");
  CHECK(ordered({{"b", on("2021-03-01")}, {"a", on("2021-03-01")}}) == "a b");
  CHECK(ordered({{"a", on("2021-03-01 10:00")}, {"b", on("2021-03-01 09:00")}, {"c", on("2021-03-01")}}) == "c b a");
}

TEST_CASE("the order does not depend on the order in which lessons come") {
  std::mt19937 dice(1);
  std::vector<Item> items;
  for (int i = 0; i < 40; ++i) {
    std::optional<core::Date> date;
    if (dice() % 3 != 0) date = core::Date{2021, 1, static_cast<int>(1 + dice() % 20), {}, {}};
    items.push_back({std::to_string(i) + "-x", date});
  }
  const std::string expected = ordered(items);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(items.begin(), items.end(), dice);
    REQUIRE(ordered(items) == expected);
  }
}

TEST_CASE("language tags have one spelling") {
  CHECK(canonical_tag("ZH") == "zh");
  CHECK(canonical_tag("zh-hant-tw") == "zh-Hant-TW");
  CHECK(canonical_tag("EN-us") == "en-US");
  CHECK(canonical_tag("zh-") == "zh-");
  CHECK(canonical_tag("") == "");
}

TEST_CASE("without a list of languages those of the file names count, when they exist") {
  const Languages languages = Languages::found({"ja", "old", "zh-Hant", "draft"});
  CHECK(languages.tags() == std::vector<core::LanguageTag>{"zh", "zh-Hant", "en", "ja"});
  CHECK(languages.find("JA") == "ja");
  CHECK_FALSE(languages.find("old"));
  CHECK(languages.like("zh-Hant") == "zh-Hant");
  CHECK(languages.like("zh-TW") == "zh");
  CHECK_FALSE(languages.like("fr"));
}

TEST_CASE("write-ups are known by their names") {
  CHECK(write_up_tag("index.md") == "");
  CHECK(write_up_tag("index.zh.md") == "zh");
  CHECK(write_up_tag("index.zh.en.md") == "zh.en");
  for (const char* other : {"index..md", "Index.zh.md", "index.zh.markdown", "index.zh", "zh.md", "index.html"}) {
    INFO(other);
    CHECK_FALSE(write_up_tag(other));
  }
}

TEST_CASE("a text by language falls back to the nearest language") {
  LocalizedText text;
  CHECK(text.in("zh").empty());
  CHECK(text.empty());
  text.set("en", "Risk");
  text.set("zh", "风险");
  CHECK(text.in("zh") == "风险");
  CHECK(text.in("zh-Hant") == "风险");
  CHECK(text.in("fr") == "Risk");
  CHECK(text.has("zh"));
  CHECK_FALSE(text.has("zh-Hant"));
  CHECK(LocalizedText("Risk").in("zh") == "Risk");
  CHECK(LocalizedText("Risk").has("zh"));
}

TEST_CASE("web addresses are http or https, with a host") {
  for (const char* good : {"https://example.org", "HTTP://例子.中国/路?x#y", "http://[::1]:8000/"}) {
    INFO(good);
    CHECK(is_web_address(good));
  }
  for (const char* bad : {"", "example.org", "https://", "https:///x", "http://:80/", "https://a b/", "https://u@h/",
                          "ftp://h/", "javascript:alert(1)", "https://h/\"onclick"}) {
    INFO(bad);
    CHECK_FALSE(is_web_address(bad));
  }
}

}  // namespace
}  // namespace lectern::archive
