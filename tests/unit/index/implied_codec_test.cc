#include "index/implied_codec.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"

using namespace lectern::index;
using Implied = std::vector<ImpliedTerm>;

TEST_CASE("a write-up implies each term once, as much as anything says, and none that it has") {
  const DocumentTerms own{{{"Ayu", 0, 0}, {"cat", 3, 1}, {"dog", 1, 2}}, {}};
  CHECK(implied_of(own, {}).empty());
  CHECK(implied_of(own, Implied{{"dog", 7, true, 1}, {"Ayu", 7, true, 0}}).empty());
  CHECK(implied_of(own, Implied{{"soil", 2, true, 8}, {"Syu", 3, true, 0}, {"soil", 5, false, 4}}) ==
        Implied{{"Syu", 3, true, 0}, {"soil", 5, true, 4}});
  CHECK(implied_of(own, Implied{{"soil", 200, false, 12}}) == Implied{{"soil", 7, false, 4}});
  CHECK(implied_of(own, Implied{{"yu", 1, false, 0}, {"yu", 1, false, 2}}) == Implied{{"yu", 1, false, 2}});
}

TEST_CASE("an implied term's name tells level and strength") {
  CHECK(name_of({"soil", 2, false, 1}) == "V2soil");
  CHECK(name_of({"Ayu", 7, true, 0}) == "VfAyu");
  for (const ImpliedTerm& term : Implied{{"soil", 0, false, 0}, {"土壤", 7, true, 0}, {"1", 3, true, 0}}) {
    CHECK(read_name(name_of(term)) == term);
  }
  for (const char* name : {"", "V", "V1", "Vgsoil", "VFsoil", "soil", "L1soil"}) {
    CAPTURE(name);
    CHECK_FALSE(read_name(name));
  }
}

TEST_CASE("places of implied terms read back") {
  const Implied terms{{"a", 0, false, 0}, {"b", 0, false, kInFacts}, {"c", 0, false, in_passage(kMaxPassages)}};
  const std::string bytes = encode_implied_places(terms);
  REQUIRE(bytes.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(decode_implied_place(bytes[i]) == terms[i].place);
  CHECK_FALSE(decode_implied_place('\x20'));
  CHECK_FALSE(decode_implied_place('\xff'));
}

TEST_CASE("a rendering reads back, whatever its words are made of") {
  for (const Rendering& rendering : {Rendering{"soil", 1, {"土壤"}}, Rendering{"1", 15, {" 3:a", "0\n1", "::"}}}) {
    const std::string bytes = encode_rendering(rendering);
    CHECK(decode_rendering(rendering.term, bytes) == rendering);
    for_each_flip(bytes, 300, [&](const std::string& damaged) {
      if (const auto read = decode_rendering("x", damaged))
        CHECK(decode_rendering("x", encode_rendering(*read)) == read);
    });
  }
  for (const char* bytes : {"", "0 1:a", "16 1:a", "3", "3 ", "3 1", "3 1:", "3 0:", "3 2:a", "3 1:a ", "3 1:ab",
                            "3 1:\xff", "3 1:a 1:a 1:a 1:a", "-3 1:a", "3 99999999999999999999:a"}) {
    CAPTURE(bytes);
    CHECK_FALSE(decode_rendering("x", bytes));
  }
}

TEST_CASE("a rendering that is none is named") {
  CHECK(check_renderings({}));
  const auto refused = check_renderings(std::vector<Rendering>{{"soil", 3, {"土"}}, {"cat", 3, {}}});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "no rendering of a term: \"cat\" with a confidence of 3 and 0 words");
}
