#include "index/speller.h"

#include <xapian.h>

#include <catch2/catch.hpp>

#include "index/schema.h"
#include "index/unknown_words.h"
#include "support/small_index.h"

using namespace lectern::index;
using lectern::core::Card;

namespace {

Index index_of(const TemporaryFolder& folder) {
  Card zh = small_card("c/1", "zh", "社区防疫", "疫情防控常态化，网格员在社区里。物联网设备。");
  zh.guests = {"俞祖成"};
  return small_index(
      folder.path() / "index",
      {zh, small_card("c/1", "en", "Community risk", "Epidemic control in communities. Sensors, sensor."),
       small_card("c/2", "en", "Community sensors", "A sensor in the community. University risks."),
       small_card("c/2", "zh", "网络", "社区网络与物联网，防疫")});
}

std::string corrected(Speller& speller, std::string_view text) {
  const auto correction = speller.correct(text);
  REQUIRE(correction);
  return *correction ? (*correction)->text() : "-";
}

std::string unknown(const Index& index, std::string_view text) {
  std::string out;
  const auto words = unknown_words(index, text).value();
  for (const UnknownWord& word : words) {
    out += '[' + std::string(text.substr(word.begin, word.end - word.begin)) + ']';
  }
  return out;
}

}  // namespace

TEST_CASE("words that the archive does not have, where they were typed") {
  const TemporaryFolder folder;
  const Index index = index_of(folder);
  CHECK(unknown(index, "Commnity risk") == "[Commnity]");
  CHECK(unknown(index, "risk commnity") == "[commnity]");
  CHECK(unknown(index, "title:commnity 社区放疫 ") == "[commnity][社区放疫]");
  CHECK(unknown(index, "commnity OR risk OR sensro") == "[commnity][sensro]");
  CHECK(unknown(index, "\"commnity\" -commnity lang:xyz date:2021 guest:\"zuchneg\"").empty());
  CHECK(unknown(index, "risk communities 社区 的").empty());
  CHECK(unknown(index, "12345 c++ xy 放疫").empty());
  CHECK(unknown(index, "how should communities and risks, 怎么防疫 ").empty());
  CHECK(unknown(index, std::string(3000, 'x')).empty());
  CHECK(unknown(index, "commnity \xFF").empty());
}

TEST_CASE("the beginning of a word is not unknown while it may be growing") {
  const TemporaryFolder folder;
  const Index index = index_of(folder);
  CHECK(unknown(index, "univ").empty());
  CHECK(unknown(index, "universi").empty());
  CHECK(unknown(index, "univ ") == "[univ]");
  CHECK(unknown(index, "univx") == "[univx]");
}

TEST_CASE("the nearest word is offered, and all else stays as it was typed") {
  const TemporaryFolder folder;
  const Index index = index_of(folder);
  Speller speller(index);
  struct Row {
    const char *typed, *offered;
  };
  const Row rows[] = {
      {"commnity", "community"},
      {"Commnity RISK", "community RISK"},
      {"commnity epidmeic", "community epidemic"},
      {"-risk title:commnity  \"a phrase\"", "-risk title:community  \"a phrase\""},
      {"commnity OR 社区放疫", "community OR 社区防疫"},
      {"univresiti risk", "university risk"},  // two edits in a long word
      {"sensers", "sensors"},                  // not the commoner 'sensor': two edits
      {"sensr", "sensor"},
      {"xqzzy risk", "-"},
      {"rikss", "risks"},
      {"社區放疫", "社區防疫"},
      {"社区防役", "社区防疫"},
      {"设区防疫", "社区防疫"},
      {"俞祖城", "俞祖成"},
      {"物连网", "物联网"},
      {"疫情防空 常态", "疫情防控 常态"},
      {"社区网络防疫", "-"},  // every pair is there
      {"社丁区丁防疫", "-"},  // two are wrong
      {"防控网格", "-"},      // no such run
      {"", "-"},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(corrected(speller, row.typed) == row.offered);
  }
}

TEST_CASE("characters that join words are mistyped for what sounds like them alone") {
  const TemporaryFolder folder;
  const Index index = index_of(folder);
  Speller speller(index);
  CHECK(corrected(speller, "和社区里") == "-");
  CHECK(corrected(speller, "将社区里") == "-");
  CHECK(corrected(speller, "再社区里") == "在社区里");
}

TEST_CASE("what is corrected is marked") {
  const TemporaryFolder folder;
  const Index index = index_of(folder);
  Speller speller(index);
  const auto correction = speller.correct("the commnity risk").value();
  REQUIRE(correction);
  CHECK(correction->parts == std::vector<SnippetPart>{{"the "}, {"community", true}, {" risk"}});
}

TEST_CASE("words of the course's name alone are not offered") {
  const TemporaryFolder folder;
  Card card = small_card("c/1", "en", "Title", "Text");
  card.course_title = "Epidemics";
  const Index index = small_index(folder.path() / "index", {card});
  Speller speller(index);
  CHECK(corrected(speller, "epidemcs") == "-");
}

TEST_CASE("what a write-up implies is not unknown") {
  const TemporaryFolder folder;
  const Implications implied{{{{"yuzucheng", 3, true, 0}, {"土壤", 3, false, 0}}}, {}};
  const Index index =
      small_index(folder.path() / "index", {small_card("c/1", "en", "Soils", "Yuzuchenga, 黑土和土壤学")}, implied);
  CHECK(unknown(index, "yuzucheng ").empty());
  CHECK(unknown(index, "yuzuchemg ") == "[yuzuchemg]");
}

TEST_CASE("an archive without words offers none") {
  const TemporaryFolder folder;
  const Index index = small_index(folder.path() / "index", {});
  Speller speller(index);
  CHECK(corrected(speller, "commnity 社区防疫") == "-");
}

TEST_CASE("spellings that are none, and terms that are no text, are named as damage") {
  const TemporaryFolder folder;
  (void)index_of(folder);
  const std::string path = (folder.path() / "index" / kDatabaseName).string();
  const auto is_damaged = [&](const char* typed) {
    const Index index = Index::open(folder.path() / "index").value();
    const auto correction = Speller(index).correct(typed);
    return !correction && correction.error().code == lectern::core::Error::Code::Corrupt;
  };
  for (const std::string word : {"", "x", "xy", "x1y", "社区网", "xy\xF0", "xyzxyzxyzxyzxyzxyzxyzxyzxyzxyzxyz"}) {
    CAPTURE(word);
    Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
    database.set_metadata(kSpellingKeyPrefix + word, "1");
    database.commit();
    CHECK(is_damaged("commnity"));
    database.set_metadata(kSpellingKeyPrefix + word, "");
    database.commit();
    CHECK_FALSE(is_damaged("commnity"));
  }
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN);
  Xapian::Document document;
  document.add_term("\xF0\x9F");
  database.add_document(document);
  database.commit();
  CHECK(is_damaged("社区放疫"));
}
