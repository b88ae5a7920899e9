#include "language/analysis.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/utf8.h"
#include "support/random_text.h"

using namespace lectern;
using language::analyze;
using language::Token;

namespace {

nlohmann::json read_vectors(const std::string& name = "analysis.json") {
  std::ifstream file(LECTERN_TESTS_DIR "/vectors/" + name);
  REQUIRE(file);
  return nlohmann::json::parse(file);
}

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t offset = 0; offset < text.size();) length += core::next_code_point(text, offset) > 0xFFFF ? 2 : 1;
  return length;
}

nlohmann::json to_row(const Token& token, std::string_view text) {
  return {token.term,
          token.surface,
          token.begin,
          token.end,
          utf16_length(text.substr(0, token.begin)),
          utf16_length(text.substr(0, token.end)),
          token.position,
          token.run,
          token.kind == Token::Kind::Word ? "word" : "ngram"};
}

/// `term@position`, with a space between.
std::string outline(std::string_view text) {
  std::string result;
  for (const Token& token : analyze(text)) {
    result += (result.empty() ? "" : " ") + token.term + "@" + std::to_string(token.position);
  }
  return result;
}

/// Whether the tokens of `phrase` stand in `text` at the distances that they have in the phrase.
bool has_phrase(std::string_view text, std::string_view phrase) {
  std::set<std::pair<std::string, std::uint32_t>> places;
  for (const Token& token : analyze(text)) places.emplace(token.term, token.position);
  const std::vector<Token> wanted = analyze(phrase);
  for (const auto& [term, position] : places) {
    const bool all = std::all_of(wanted.begin(), wanted.end(), [&, start = position](const Token& token) {
      return places.count({token.term, start + token.position}) > 0;
    });
    if (all) return true;
  }
  return false;
}

bool on_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
}

void check_tokens(const std::string& text, const std::vector<Token>& tokens) {
  const Token* previous = nullptr;
  for (const Token& token : tokens) {
    CAPTURE(token.term, token.begin, token.end);
    REQUIRE(token.begin < token.end);
    REQUIRE(token.end <= text.size());
    REQUIRE((on_boundary(text, token.begin) && on_boundary(text, token.end)));
    REQUIRE_FALSE(token.term.empty());
    REQUIRE(token.term.size() <= language::kMaxTermBytes);
    REQUIRE(token.surface.size() <= language::kMaxTermBytes);
    REQUIRE_FALSE((token.term.front() >= 'A' && token.term.front() <= 'Z'));
    REQUIRE_FALSE(core::first_invalid_utf8(token.term));
    if (previous != nullptr) {
      REQUIRE(token.begin >= previous->begin);
      REQUIRE(token.end >= previous->end);
      REQUIRE(token.position > previous->position);
      REQUIRE((token.run == previous->run || token.run == previous->run + 1));
    }
    previous = &token;
  }
}

std::vector<std::pair<std::string, std::uint32_t>> terms(std::string_view text) {
  std::vector<std::pair<std::string, std::uint32_t>> result;
  for (const Token& token : analyze(text)) result.emplace_back(token.term, token.position);
  return result;
}

/// Two letters and whatever English words may lose at their end.
std::string words_made_of_endings() {
  std::string out;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (char second = 'a'; second <= 'z'; ++second) {
      for (const char* ending : {"", "s", "ies", "eed", "ed", "ing", "y", "'s", "ational", "ness", "e", "ll"})
        out.append({first, second}).append(ending) += ' ';
    }
  }
  return out;
}

}  // namespace

TEST_CASE("the shared vectors hold") {
  const nlohmann::json file = read_vectors();
  REQUIRE(file["vectors"].size() > 50);
  for (const auto& vector : file["vectors"]) {
    const auto text = vector["text"].get<std::string>();
    CAPTURE(vector["name"], text);
    nlohmann::json rows = nlohmann::json::array();
    for (const Token& token : analyze(text)) rows.push_back(to_row(token, text));
    CHECK(rows == vector["tokens"]);
  }
}

TEST_CASE("what other keyboards make of a text has the same terms") {
  const auto terms = [](const std::string& text) {
    std::vector<std::string> out;
    for (Token& token : analyze(text)) out.push_back(std::move(token.term));
    return out;
  };
  const nlohmann::json vectors = read_vectors("keyboards.json");
  for (const auto& pair : vectors["pairs"]) {
    const auto written = pair[0].get<std::string>();
    CAPTURE(written);
    CHECK(terms(pair[1]) == terms(written));
    CHECK_FALSE(terms(written).empty());
  }
}

TEST_CASE("the table of the shared vectors is part of the whole table") {
  std::set<std::pair<char32_t, char32_t>> forms;
  for (const auto& form : language::simplified_forms()) forms.insert(form);
  const auto table = read_vectors()["table"].get<std::string>();
  REQUIRE_FALSE(table.empty());
  for (std::size_t offset = 0; offset < table.size();) {
    const char32_t traditional = core::next_code_point(table, offset);
    const char32_t simplified = core::next_code_point(table, offset);
    CHECK(forms.count({traditional, simplified}) == 1);
  }
}

TEST_CASE("positions make room for the last character of a run") {
  CHECK(outline("网络abc") == "网络@0 abc@2");
  CHECK(outline("网络安全 v2") == "网络@0 络安@1 安全@2 v2@4");
  CHECK(outline("疫 x") == "疫@0 x@1");
}

TEST_CASE("a phrase is found by the distances of its tokens") {
  const std::string text = "本课介绍网络安全v2，and linkage systems";
  CHECK(has_phrase(text, "网络安全"));
  CHECK(has_phrase(text, "安全 v2"));
  CHECK(has_phrase(text, "安全v2 and"));
  CHECK(has_phrase(text, "Linkage system"));
  CHECK_FALSE(has_phrase(text, "网络v2"));
  CHECK_FALSE(has_phrase(text, "linkage v2"));
  CHECK_FALSE(has_phrase("网络和安全", "网络安全"));
}

TEST_CASE("single characters are Han, kana and hangul ones, folded, each time they occur") {
  CHECK(language::characters("國家 a國 ｶﾞ 각") == std::vector<std::string>{"国", "家", "国", "ガ", "각"});
  CHECK(language::characters("no Han, 2021").empty());
}

TEST_CASE("any valid text gives tokens in order, within bounds and on code-point boundaries") {
  RandomText random(20210330);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random.text(60);
    CAPTURE(text);
    check_tokens(text, analyze(text));
  }
}

TEST_CASE("a text and its folding have the same terms at the same positions") {
  // But for code points that fold to several, whose parts may be joined otherwise once nothing tells them apart.
  for (const char* text :
       {"ＡＢＣ２０２１－０３", "社區防疫 don’t Café", "ﬁre ｶﾞｷﾞ Straße 10：00", "1️⃣ 网\u200b络"}) {
    CAPTURE(text);
    CHECK(terms(text) == terms(language::fold(text)));
  }
}

TEST_CASE("tokens of a text do not depend on what stands behind a separator") {
  RandomText random(7);
  for (int i = 0; i < 500; ++i) {
    const std::string left = random.text(20), right = random.text(20);
    CAPTURE(left, right);
    std::vector<Token> expected = analyze(left + "\n");
    const std::vector<Token> whole = analyze(left + "\n\n" + right);
    REQUIRE(whole.size() >= expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) CHECK(whole[k].term == expected[k].term);
  }
}

TEST_CASE("long hostile texts take time in proportion to their length") {
  // Quadratic work on these would take minutes.
  std::string marks = "a";
  for (int i = 0; i < 200000; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0316";
  CHECK(analyze(marks).size() == 1);
  CHECK(analyze(std::string(1 << 20, 'x')).size() == 1);
  CHECK(analyze(std::string(1 << 20, '\'')).empty());
  std::string digits = "1";
  for (int i = 0; i < 300000; ++i) digits += ",000";
  CHECK(analyze(digits).size() == 1);
}

TEST_CASE("lent tokens are the tokens, and begin as their terms do") {
  RandomText random(20);
  std::vector<std::string> texts = {"dying skies, an only child's ying-yang; c++ 1,000", words_made_of_endings()};
  for (int i = 0; i < 200; ++i) texts.push_back(random.text(60));
  for (const std::string& text : texts) {
    INFO(text);
    std::vector<Token> lent;
    std::vector<std::uint32_t> ended;
    language::for_each_token(text, [&](const language::TokenView& token) {
      CHECK(token.term().front() == token.surface.front());
      lent.push_back({std::string(token.term()), std::string(token.surface), token.begin, token.end, token.position,
                      token.run, token.kind});
      if (token.ends_run) ended.push_back(token.run);
    });
    CHECK(lent == analyze(text));
    for (std::uint32_t run = 0; run < ended.size(); ++run) CHECK(ended[run] == run);
    CHECK(ended.size() == (lent.empty() ? 0 : lent.back().run + 1));
  }
}
