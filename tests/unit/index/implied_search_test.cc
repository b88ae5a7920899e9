// What write-ups that do not have the words of a query are found by, in small whole cases.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "index/bm25.h"
#include "index/index.h"
#include "index/snippet.h"
#include "support/small_index.h"

using namespace lectern::index;
using lectern::core::Card;

namespace {

constexpr Places kText = in_passage(1);

struct WriteUp {
  Card card;
  std::vector<ImpliedTerm> implied = {};
};

class Archive {
 public:
  explicit Archive(const std::vector<WriteUp>& write_ups, std::vector<Rendering> renderings = {})
      : index_(make(folder_.path() / "index", write_ups, std::move(renderings))) {}

  const Index& index() const { return index_; }

  SearchResult search(const std::string& text, const SearchOptions& options = {}) const {
    auto found = index_.search(parse_query(text), options);
    REQUIRE(found);
    return std::move(*found);
  }

  /// Lessons in their order: '!' complete, '~' through, '?' partial, and what led there.
  std::string found(const std::string& text, const SearchOptions& options = {}) const {
    std::string out;
    for (const Hit& hit : search(text, options).hits) {
      out += (out.empty() ? "" : " ") + hit.card.lesson.substr(2) + (hit.complete ? "!" : hit.through ? "~" : "?");
      for (const Via& via : hit.via) {
        out += '(' + (via.language.empty() ? via.asked + ':' : "in " + via.language);
        for (const std::string& word : via.words) out += ' ' + word;
        out += ')';
      }
    }
    return out;
  }

 private:
  static Index make(const std::filesystem::path& folder, const std::vector<WriteUp>& write_ups,
                    std::vector<Rendering> renderings) {
    std::vector<Card> cards;
    Implications implied{{}, std::move(renderings)};
    for (const WriteUp& write_up : write_ups) {
      cards.push_back(write_up.card);
      implied.terms.push_back(write_up.implied);
    }
    return small_index(folder, cards, implied);
  }

  TemporaryFolder folder_;
  Index index_;
};

Card zh(const std::string& lesson, const std::string& text) {
  return small_card("c/" + lesson, "zh", "课", text);
}

Card en(const std::string& lesson, const std::string& text) {
  return small_card("c/" + lesson, "en", "Lesson", text);
}

ImpliedTerm strong(const std::string& term, std::uint8_t level = 3, Places place = kText) {
  return {term, level, true, place};
}

ImpliedTerm weak(const std::string& term, std::uint8_t level = 3) {
  return {term, level, false, kText};
}

const Rendering kSoil{"soil", 12, {"土壤", "泥土"}}, kMoisture{"moistur", 12, {"湿度"}};

/// Soil by its own name, by another, by a weak guess, and not at all.
const Archive& soil() {
  static const Archive kArchive({{en("own", "good soil")},
                                 {zh("through", "土壤的湿度"), {strong("soil"), strong("moistur")}},
                                 {zh("guess", "泥巴"), {weak("soil")}},
                                 {en("other", "nothing")}},
                                {kSoil, kMoisture});
  return kArchive;
}

}  // namespace

TEST_CASE("write-ups are found through what they imply, below all that say it themselves") {
  const SearchResult found = soil().search("soil ");
  CHECK(found.complete_count == 1);
  CHECK(found.through_count == 1);
  CHECK(soil().found("soil ") == "own! through~(soil: 土壤)");
  CHECK(soil().found("moisture ") == "through~(moisture: 湿度)");
  CHECK(soil().found("soil OR nothing") == "other! own! through~(soil: 土壤)");
  CHECK(soil().found("soil 湿度") == "through~(soil: 土壤) own? guess?(soil: 土壤)");
  CHECK(soil().found("soil moisture ") == "through~(soil: 土壤)(moisture: 湿度) own? guess?(soil: 土壤)");
}

TEST_CASE("the best that is implied stays below the least that is said") {
  const std::string long_text = [] {
    std::string out = "soil";
    for (int i = 0; i < 300; ++i) out += " word" + std::to_string(i);
    return out;
  }();
  const Archive archive({{en("long", long_text)}, {zh("short", "土"), {strong("soil", 7)}}}, {{"soil", 15, {"土"}}});
  const SearchResult found = archive.search("soil ");
  CHECK(archive.found("soil ") == "long! short~(soil: 土)");
  CHECK(found.hits[0].score < found.hits[1].score);
}

TEST_CASE("with however many complete lessons, others follow through what they imply") {
  std::vector<WriteUp> write_ups;
  for (int i = 0; i < 15; ++i) write_ups.push_back({en(std::to_string(10 + i), "soil and water")});
  write_ups.push_back({zh("99", "土壤 water"), {strong("soil")}});
  const Archive archive(write_ups, {kSoil});
  const SearchResult found = archive.search("soil water ", {20, ""});
  CHECK(found.hits.size() == 16);
  CHECK(found.hits.back().through);
  CHECK(archive.search("soil water ", {12, ""}).through_count == 1);
  CHECK(archive.search("soil water ", {12, ""}).hits.size() == 12);
}

TEST_CASE("quotes ask for the words themselves") {
  CHECK(soil().found("\"soil\"") == "own!");
  CHECK(soil().found("\"moisture\"").empty());
  CHECK(soil().found("\"soil\" 湿度").empty());
}

TEST_CASE("what is excluded is what is said") {
  CHECK(soil().found("湿度 -soil") == "through!");
  CHECK(soil().found("moisture -土壤").empty());
}

TEST_CASE("a word that is typed to its end counts while it may still grow") {
  CHECK(soil().found("soil") == "own! through~(soil: 土壤)");
  CHECK(soil().found("soi") == "own!");
  const Archive growing({{en("grown", "soilless")}, {zh("through", "土壤"), {strong("soil", 6)}}}, {kSoil});
  CHECK(growing.found("soil") == "grown! through~(soil: 土壤)");
}

TEST_CASE("an item of several terms is implied with each of them, some of which a write-up may have") {
  const Archive archive({{en("all", "virtual machine"), {strong("虚拟"), strong("拟机")}},
                         {zh("half", "虚拟的"), {strong("拟机")}},
                         {zh("scattered", "虚拟的，模拟机")},
                         {en("weak", "virtual"), {strong("虚拟"), weak("拟机")}},
                         {en("one", "virtual"), {strong("虚拟")}}});
  CHECK(archive.search("虚拟机").through_count == 2);
  CHECK(archive.search("虚拟机").complete_count == 0);
  CHECK(archive.found("虚拟机").starts_with("half~ all~(虚拟机:)"));
}

TEST_CASE("weak terms weigh, but hold nothing") {
  CHECK(soil().found("soil nowhere ") == "own? guess?(soil: 土壤) through?(soil: 土壤)");
  CHECK(soil().found("nowhere ").empty());
  const Archive archive({{zh("none", "泥土 water"), {}}, {zh("weak", "泥土 water"), {weak("soil")}}}, {kSoil});
  CHECK(archive.found("soil OR water") == "weak! none!");
  CHECK(archive.found("soil ") == "weak?(soil: 泥土)");
}

TEST_CASE("each alternative of an OR can be implied, but one in quotes") {
  CHECK(soil().found("nowhere OR moisture") == "through~(moisture: 湿度)");
  CHECK(soil().found("nowhere OR \"moisture\"").empty());
}

TEST_CASE("a field's own terms can be implied") {
  const Archive archive({{zh("guest", "社区"), {strong("Ayuzucheng", 3, 0), strong("yuzucheng", 3, kInFacts)}}});
  CHECK(archive.found("guest:yuzucheng ") == "guest~");
  CHECK(archive.found("guest:\"yuzucheng\"").empty());
  CHECK(archive.found("title:yuzucheng ").empty());
  CHECK(archive.found("yuzucheng ") == "guest~(yuzucheng:)");
}

TEST_CASE("exactly the words asked for, where that is wanted") {
  const SearchOptions exact{10, "", false};
  CHECK(soil().found("soil ", exact) == "own!");
  CHECK(soil().search("soil ", exact).through_count == 0);
  CHECK(soil().found("soil moisture ", exact) == "own?");
  const Archive one({{zh("1", "土壤"), {strong("soil")}}}, {kSoil});
  const auto score = [&](const SearchOptions& options) { return one.search("soil OR 土壤", options).hits.at(0).score; };
  CHECK(score(exact) < score({}));
}

TEST_CASE("with a language asked for, a lesson is found by its write-up in another") {
  const Archive archive({{zh("1", "土壤的湿度")},
                         {en("1", "something else")},
                         {zh("2", "土壤")},
                         {en("3", "only English: 土壤")},
                         {zh("4", "土壤")},
                         {en("4", "unwanted")}});
  CHECK(archive.found("土壤 lang:en") == "3! 4~(in zh) 1~(in zh)");
  CHECK(archive.search("土壤 lang:en").hits[1].card.language == "en");
  CHECK(archive.found("土壤", {10, "en"}) == "3! 4~(in zh) 1~(in zh)");
  CHECK(archive.found("土壤 -unwanted lang:en") == "3! 1~(in zh)");
  CHECK(archive.found("土壤 lang:fr").empty());
  CHECK(archive.found("土壤 lang:en", {10, "", false}) == "3!");
  CHECK(archive.found("lang:en") == "1! 3! 4!");
  const double shown = archive.search("土壤 lang:en").hits[1].score;
  CHECK(shown == archive.search("土壤", {10, "zh"}).hits[0].score);
}

TEST_CASE("days asked for are those of the write-up that is shown, too") {
  Card dated = zh("1", "土壤"), other = en("1", "else");
  dated.date = "2021-03-30";
  other.date = "2022-03-30";
  const Archive archive({{dated}, {other}});
  CHECK(archive.found("土壤 lang:en date:2021").empty());
  CHECK(archive.found("土壤 lang:en") == "1~(in zh)");
}

TEST_CASE("of several languages that are asked for, the first is shown") {
  const Archive archive({{small_card("c/1", "en", "", "soil")},
                         {small_card("c/1", "zh-Hant", "", "土")},
                         {small_card("c/1", "zh-Hans", "", "泥")}});
  CHECK(archive.found("soil lang:zh") == "1~(in en)");
  CHECK(archive.search("soil lang:zh").hits[0].card.language == "zh-Hans");
}

TEST_CASE("the words that are named are those that stand in what is shown, and three at most") {
  const std::vector<Rendering> renderings{{"soil", 9, {"黏土", "土壤", "泥土"}},
                                          {"moistur", 9, {"土壤", "潮湿", "水分"}}};
  const auto named = [&](const std::string& text, const std::string& query) {
    return Archive({{zh("1", text), {strong("soil"), strong("moistur")}}}, renderings).found(query);
  };
  CHECK(named("土壤和泥土", "soil ") == "1~(soil: 土壤 泥土)");
  CHECK(named("都没有", "soil ") == "1~(soil: 黏土)");
  CHECK(named("土壤潮湿，有水分和泥土", "-x soil-moisture OR y") == "1~(soil-moisture: 土壤 泥土 潮湿)");
  CHECK(named("土壤", "摄像头 SOIL ").ends_with("(SOIL: 土壤)"));
  CHECK(named("土，壤", "soil ") == "1~(soil: 黏土)");
}

TEST_CASE("an implied term counts as its level says, by its confidence") {
  const Archive archive({{en("1", "one two three four"), {strong("soil", 4), strong("yu", 3)}}}, {kSoil});
  const Index& index = archive.index();
  const auto score = [&](double confidence, double frequency) {
    const auto rung = length_rung(index.document(1)->length);
    return confidence / 15 * term_weight(1, 1) * term_share(frequency, rung, index.average_length());
  };
  CHECK(archive.search("soil ").hits[0].score == Approx(score(12, 2)).margin(1e-6));
  CHECK(archive.search("yu ").hits[0].score == Approx(score(5, 1)).margin(1e-6));
}

TEST_CASE("sections and snippets are of the words that stand for those asked") {
  std::string filler;
  for (int i = 0; i < 60; ++i) filler += "别的内容 " + std::to_string(i) + '\n';
  Card card = zh("1", filler);
  card.sections.push_back({"水", "water", "水很多。"});
  card.sections.push_back({"泥", "mud", "这里讲土壤。"});
  const Archive archive({{card, {strong("soil", 3, in_passage(2))}}}, {kSoil});
  const Hit hit = archive.search("soil ").hits.at(0);
  REQUIRE(hit.sections.size() == 1);
  CHECK(hit.sections[0].anchor == "mud");
  CHECK(hit.rendering_terms == std::vector<std::string>{"土壤", "泥土"});
  const auto parts = make_snippet(hit.sections[0].text, parse_query("soil "), 40, hit.rendering_terms);
  CHECK(parts == std::vector<SnippetPart>{{"这里讲", false}, {"土壤", true}, {"。", false}});
  CHECK(archive.search("水").hits.at(0).rendering_terms.empty());
}
