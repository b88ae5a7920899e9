#include "web_index/passage_text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/random_text.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

core::Card example() {
  core::Card card;
  card.lesson = "c/a";
  card.language = "zh";
  card.url = "zh/c/a/";
  card.title = "防疫";
  card.course = "c";
  card.course_title = "课程";
  card.date = "2021-03-30";
  card.guests = {"Yu", "王芳"};
  card.sections = {{"", "", "社区\n网络"}, {"安全", "x", ""}};
  return card;
}

std::string text_of(const core::Card& card) {
  return passage_texts(card, {{false, card.sections}}).at(0);
}

core::Result<core::Card> parse(std::string_view text) {
  return parse_passage(text, "zh", "1-1.bin");
}

/// Texts with | for U+001F and & for U+001E, which would not show.
std::string visible(std::string text) {
  std::replace(text.begin(), text.end(), '\x1f', '|');
  std::replace(text.begin(), text.end(), '\x1e', '&');
  return text;
}
std::string hidden(std::string text) {
  std::replace(text.begin(), text.end(), '|', '\x1f');
  std::replace(text.begin(), text.end(), '&', '\x1e');
  return text;
}

/// A text as fields can hold it.
std::string clean(const std::string& text) {
  core::Card card;
  card.title = text;
  return parse(text_of(card)).value().title;
}

/// What is written of an anchor below a title.
std::string anchor_field(const std::string& title, const std::string& anchor) {
  core::Card card;
  card.sections = {{title, anchor, ""}};
  const std::string text = text_of(card);
  const std::size_t begin = text.rfind('\x1f', text.size() - 2) + 1;
  return text.substr(begin, text.size() - 1 - begin);
}

/// What is read of it.
std::string anchor_read(const std::string& title, const std::string& field) {
  return parse(hidden("|||||||1,0,0|") + title + '\x1f' + field + '\x1f').value().sections.at(0).anchor;
}

/// The eighth field.
std::string counts_of(const std::string& text) {
  std::size_t begin = 0;
  for (int field = 0; field < 7; ++field) begin = text.find('\x1f', begin) + 1;
  return text.substr(begin, text.find('\x1f', begin) - begin);
}

std::vector<std::string> counts(const std::vector<index::Passage>& cut) {
  core::Card card = example();
  card.sections.clear();
  for (const index::Passage& passage : cut) {
    const auto first = passage.sections.begin() + (passage.continues ? 1 : 0);
    card.sections.insert(card.sections.end(), first, passage.sections.end());
  }
  std::vector<std::string> out;
  for (const std::string& text : passage_texts(card, cut)) out.push_back(counts_of(text));
  return out;
}

}  // namespace

TEST_CASE("the fields of a passage stand in the order that FORMAT.md says, and are read so") {
  const std::string text = "防疫|c/a||课程|2021-03-30|Yu&王芳||1,1,0|||社区\n网络|安全|x|";
  CHECK(visible(text_of(example())) == text);
  CHECK(parse(hidden(text)).value() == example());
}

TEST_CASE("a card without anything reads back") {
  core::Card card;
  card.language = "zh";
  card.url = "zh//";
  CHECK(visible(text_of(card)) == "|||||||1,0,0");
  CHECK(parse(text_of(card)).value() == card);
}

TEST_CASE("a URL is told when it is not the one that the lesson's folders make") {
  core::Card card = example();
  card.url = "elsewhere/";
  CHECK(visible(text_of(card)).starts_with("防疫|c/a|elsewhere/|"));
  CHECK(parse(text_of(card)).value().url == "elsewhere/");
}

TEST_CASE("characters that separate fields become spaces where a card has them") {
  core::Card card = example();
  card.title = hidden("a|b&c");
  card.guests = {hidden("Yu&"), hidden("|")};
  card.sections[0].text = hidden("|&");
  const core::Card read = parse(text_of(card)).value();
  CHECK(read.title == "a b c");
  CHECK(read.guests == std::vector<std::string>{"Yu ", " "});
  CHECK(read.sections[0].text == "  ");
  CHECK(read.sections.size() == 2);
}

TEST_CASE("titles imply the anchors that the vectors say, and those are not written") {
  std::ifstream file(LECTERN_TESTS_DIR "/vectors/anchor.json");
  const nlohmann::json vectors = nlohmann::json::parse(file);
  REQUIRE(vectors.at("anchors").size() > 20);
  for (const nlohmann::json& vector : vectors.at("anchors")) {
    CAPTURE(vector.at("name").get<std::string>());
    const auto title = vector.at("title").get<std::string>(), anchor = vector.at("anchor").get<std::string>();
    CHECK(anchor_read(title, "") == anchor);
    CHECK(anchor_field(title, anchor).empty());
  }
}

TEST_CASE("an anchor is written when it is not the one that the title implies") {
  struct Row {
    const char *title, *anchor, *field;
  };
  const Row rows[] = {
      {"Risk", "risk", ""},          // implied
      {"Risk", "Risk", "Risk"},      // but for a capital
      {"Risk", "risk-2", "risk-2"},  // the second heading of the name
      {"Ärger", "ärger", "ärger"},   // capitals beyond ASCII are not told by the rule
      {"？！", "section", "section"},
      {"", "x", "x"},
      {"", "", ""},      // neither has the introduction an anchor nor does its title imply one
      {"？！", "", ""},  // likewise
      {"Risk", "", "-"},
      {"-", "", ""},
  };
  for (const auto& [title, anchor, field] : rows) {
    INFO(title << " #" << anchor);
    CHECK(anchor_field(title, anchor) == field);
    CHECK(anchor_read(title, field) == anchor);
  }
}

TEST_CASE("anchors of random titles read back, implied or not") {
  RandomText random(20210330);
  for (int i = 0; i < 3000; ++i) {
    const std::string title = clean(random.text(12)), implied = anchor_read(title, "");
    core::Card card = example();
    for (const std::string& anchor : {implied, std::string(), implied + "-2", "x" + title}) {
      card.sections.push_back({title, anchor, "text"});
    }
    REQUIRE(parse(text_of(card)).value() == card);
  }
}

TEST_CASE("sections without an anchor are not counted, whatever their titles imply") {
  CHECK(counts({{false, {{"Implied", "", "x"}, {"Risk", "risk", "x"}}}}) == std::vector<std::string>{"1,1,0"});
}

TEST_CASE("each passage counts passages, headings with an anchor, and those before it") {
  const core::CardSection intro{"", "", "x"}, a{"A", "a", "x"}, b{"B", "b", "x"}, c{"C", "c", "x"};
  using Counts = std::vector<std::string>;
  CHECK(counts({{false, {}}}) == Counts{"1,0,0"});
  CHECK(counts({{false, {intro, a, b}}}) == Counts{"1,2,0"});
  CHECK(counts({{false, {intro, a}}, {false, {b}}, {false, {c}}}) == Counts{"3,3,0", "3,3,1", "3,3,2"});
}

TEST_CASE("a heading that was cut comes not before itself, however often") {
  const core::CardSection intro{"", "", "x"}, a{"A", "a", "x"}, b{"B", "b", "x"};
  using Counts = std::vector<std::string>;
  CHECK(counts({{false, {a, b}}, {true, {b}}, {true, {b, a}}}) == Counts{"3,3,0", "3,3,1", "3,3,1"});
  CHECK(counts({{false, {intro}}, {true, {intro, a}}, {true, {a}}}) == Counts{"3,1,0", "3,1,0", "3,1,0"});
}

TEST_CASE("each passage reads back as the card, with the sections of the passage alone") {
  core::Card card = example();
  card.sections = {{"A", "a", ""}, {"B", "b", "short"}};
  for (int line = 0; line < 40; ++line) card.sections[0].text += "line " + std::to_string(line * line * 999) + "\n";
  for (int line = 0; line < 200; ++line) card.sections[1].text += "\nline " + std::to_string(line * line);
  card.sections[0].text.pop_back();
  const std::vector<index::Passage> cut = index::passages_of(card);
  const std::vector<std::string> texts = passage_texts(card, cut);
  REQUIRE(texts.size() == cut.size());
  REQUIRE(texts.size() > 1);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    core::Card expected = card;
    expected.sections = cut[i].sections;
    CHECK(parse(texts[i]).value() == expected);
  }
}

TEST_CASE("texts that are no passage are damage") {
  const char* rows[] = {
      "",                      // nothing
      "|||||||",               // no counts
      "||||||1,0,0",           // a field missing
      "|||||||1,0,0|title",    // a section without anchor and text
      "|||||||1,0,0|t|a",      // a section without text
      "|||||||1,0,0|t|a|x|",   // more than a section
      "|||||||1,0",            // a count missing
      "|||||||1,0,0,0",        // one too many
      "|||||||1,,0",           // an empty one
      "|||||||1,0,-1",         // a negative one
      "|||||||one,two,three",  // no numbers
  };
  for (const std::string row : rows) {
    INFO(row);
    CHECK(is_damaged(parse(hidden(row)), "1-1.bin"));
  }
  CHECK(parse(hidden("|||||||1,0,0")).ok());
  CHECK(parse(hidden("|||||||1,0,0|t|a|x")).ok());
}

TEST_CASE("truncated and flipped passages are damaged or another passage, never worse") {
  const std::string text = text_of(example());
  const auto survives = [](const std::string& bytes) {
    const auto result = parse(bytes);
    if (!result) REQUIRE(is_damaged(result, "1-1.bin"));
    if (result) REQUIRE(text_of(parse(text_of(*result)).value()) == text_of(*result));
  };
  for_each_truncation(text, survives);
  for_each_flip(text, 3000, survives);
}
