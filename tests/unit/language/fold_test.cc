#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "core/utf8.h"
#include "language/analysis.h"
#include "support/random_text.h"

using namespace lectern;
using language::fold;

namespace {

std::string utf8(char32_t code_point) {
  std::string text;
  core::append_utf8(text, code_point);
  return text;
}

std::string normalized(std::string_view text, const icu::Normalizer2* (*get_instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString result =
      get_instance(status)->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), text.size())), status);
  REQUIRE(U_SUCCESS(status));
  std::string utf8;
  return result.toUTF8String(utf8);
}

bool is_scalar(char32_t c) {
  return c < 0xD800 || c > 0xDFFF;
}

}  // namespace

TEST_CASE("folding makes one of what two spellings have in common") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"Hello", "hello"},
      {"ＡＢＣ１２３！", "abc123!"},
      {"Café CAFE\u0301", "cafe cafe"},
      {"Straße", "strasse"},
      {"ﬁne Ⅳ ½ ㎏", "fine iv  1/2 kg"},
      {"2½ ①② ❸ ⓫ ⓿ ⑴", "2 1/2  1  2   3   11   0   (1) "},
      {"Pi™ Œuvre Łódź Þór ĳ", "pi  oeuvre lodz thor ij"},
      {"ｶﾞ", "ガ"},
      {"社區防疫", "社区防疫"},
      {"頭髮 發展 皇后 後來", "头发 发展 皇后 后来"},
      {"峯麪殭揹", "峰面僵背"},
      {"don’t donʼt don‘t", "don't don't don't"},
      {"2021‑03‐30", "2021-03-30"},
      {"a\u200bb\u00adc\ufeffd", "abcd"},
      {"й ё Ά が", "й ё ά が"},
      {"1\ufe0f\u20e3", "1"},
      {"乾著坐座复覆", "干着坐坐复复"},
  };
  for (const auto& [text, folded] : cases) CHECK(fold(text) == folded);
}

TEST_CASE("folding a code point twice is folding it once") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_scalar(c)) continue;
    const std::string once = fold(utf8(c));
    if (fold(once) != once) FAIL("U+" << std::hex << static_cast<std::uint32_t>(c) << " folds to " << once);
  }
}

TEST_CASE("folding any text twice is folding it once, and NFKC adds nothing") {
  RandomText random(1);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random.text(40);
    const std::string once = fold(text);
    CAPTURE(text, once);
    REQUIRE(fold(once) == once);
    REQUIRE(fold(normalized(once, icu::Normalizer2::getNFKCInstance)) == once);
  }
}

TEST_CASE("texts that are canonically the same fold alike") {
  RandomText random(2);
  for (int i = 0; i < 5000; ++i) {
    const std::string text = random.text(40);
    CAPTURE(text);
    REQUIRE(fold(normalized(text, icu::Normalizer2::getNFDInstance)) == fold(text));
    REQUIRE(fold(normalized(text, icu::Normalizer2::getNFCInstance)) == fold(text));
  }
}

TEST_CASE("a letter with more marks than any spelling needs keeps some") {
  std::string marks;
  for (int i = 0; i < 31; ++i) marks += "\u0301";
  std::string many;
  for (int i = 0; i < 40; ++i) many += marks;
  CHECK(fold("б" + many + "в") == "б" + marks + "в");
}

TEST_CASE("simplified forms ascend, are final, and are what folding gives") {
  const auto forms = language::simplified_forms();
  CHECK(forms.size() > 2900);
  CHECK(std::is_sorted(forms.begin(), forms.end()));
  std::map<char32_t, char32_t> table(forms.begin(), forms.end());
  REQUIRE(table.size() == forms.size());
  for (const auto& [traditional, simplified] : forms) {
    CAPTURE(utf8(traditional), utf8(simplified));
    CHECK(table.count(simplified) == 0);
    CHECK(fold(utf8(traditional)) == utf8(simplified));
  }
}
