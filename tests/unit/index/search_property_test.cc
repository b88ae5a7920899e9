// The index against a plain reading of its README over random archives and random queries.

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "index/index.h"
#include "index/schema.h"
#include "support/reference_search.h"
#include "support/small_index.h"

using namespace lectern::index;
using lectern::core::Card;

namespace {

class RandomArchive {
 public:
  explicit RandomArchive(std::uint32_t seed) : engine_(seed) {}

  std::vector<Card> cards(std::size_t lessons) {
    std::vector<Card> out;
    for (std::size_t i = 0; i < lessons; ++i) {
      const std::string lesson = "c" + std::to_string(i % 3) + "/l" + std::to_string(i);
      for (const char* language : {"en", "zh", "zh-Hant"}) {
        if (below(3) > 0) out.push_back(card(lesson, language));
      }
    }
    return out;
  }

  std::string query() {
    std::string out;
    for (std::size_t i = 1 + below(4); i > 0; --i) {
      static const std::vector<std::string> kBefore = {
          "", "", "", "-", "title:", "guest:", "tag:", "course:", "OR ", "lang:zh ", "date:2021 "};
      const std::string before = pick(kBefore);
      const std::string what = words(1 + below(3));
      out += before + (below(4) == 0 ? '"' + what + '"' : what) + (i > 1 || below(2) == 0 ? " " : "");
    }
    return out;
  }

  Implications implications(std::size_t cards) {
    Implications out;
    for (std::size_t i = 0; i < cards; ++i) {
      std::vector<ImpliedTerm>& terms = out.terms.emplace_back();
      for (std::size_t count = below(5); count > 0; --count) {
        static const std::vector<std::string> kPrefixes = {"", "", "", "", kGuestPrefix, kTitlePrefix, kCoursePrefix};
        const auto level = static_cast<std::uint8_t>(below(8));
        terms.push_back({pick(kPrefixes) + pick(kTerms), level, below(3) > 0, in_passage(below(3))});
      }
    }
    for (const std::string& term : kTerms) {
      if (below(2) > 0) out.renderings.push_back({term, static_cast<std::uint8_t>(1 + below(15)), {words(1)}});
    }
    return out;
  }

  std::size_t below(std::size_t limit) { return engine_() % limit; }

 private:
  /// What may be implied: terms that write-ups may have, and some that none has.
  inline static const std::vector<std::string> kTerms = {"cat",  "dog",  "network", "net", "2021",
                                                         "虚拟", "拟机", "网络",    "网",  "ghost"};

  const std::string& pick(const std::vector<std::string>& from) { return from[below(from.size())]; }

  std::string words(std::size_t count) {
    static const std::vector<std::string> kWords = {
        "cat",  "cats", "dog",  "network", "networks", "networking", "net",   "netted", "2021", "虚拟机",
        "虚拟", "拟机", "网络", "网",      "機",       "疫",         "wi-fi", "c++",    "ghost"};
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += (i > 0 && below(3) > 0 ? " " : "") + pick(kWords);
    return out;
  }

  Card card(const std::string& lesson, const std::string& language) {
    static const std::vector<std::string> kDates = {"", "2020-12-31", "2021-01-01", "2021-06-15", "2022-01-01"};
    Card out = small_card(lesson, language, words(1 + below(4)), words(below(12)));
    out.course_title = "Course " + words(1);
    out.date = pick(kDates);
    for (std::size_t i = below(3); i > 0; --i) out.guests.push_back(words(1 + below(2)));
    for (std::size_t i = below(3); i > 0; --i) out.tags.push_back(words(1));
    for (std::size_t i = below(3); i > 0; --i) {
      out.sections.push_back({words(below(3)), "a", words(below(10)) + '\n' + words(below(10))});
    }
    return out;
  }

  std::mt19937 engine_;
};

std::vector<ReferenceSearch::Hit> in_short(const SearchResult& result) {
  std::vector<ReferenceSearch::Hit> out;
  for (const Hit& hit : result.hits) {
    std::vector<std::string> via;
    for (const Via& each : hit.via) via.push_back(each.language.empty() ? each.asked : "in " + each.language);
    out.push_back({hit.document, std::round(hit.score / kScoreGrain), hit.complete, hit.through, std::move(via)});
  }
  return out;
}

std::string dump(const std::vector<ReferenceSearch::Hit>& hits) {
  std::string out;
  for (const auto& hit : hits) {
    out += std::to_string(hit.document) + (hit.complete ? "!" : hit.through ? "~" : "?") + std::to_string(hit.grains);
    for (const std::string& via : hit.via) out += " via " + via;
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("the index finds what a plain reading of its rules finds, in the same order") {
  for (std::uint32_t seed = 1; seed <= 6; ++seed) {
    RandomArchive random(seed);
    const std::vector<Card> cards = random.cards(8 * seed);
    TemporaryFolder folder;
    const Implications implied = seed % 2 == 0 ? random.implications(cards.size()) : Implications{};
    const Index index = small_index(folder.path() / "index", cards, implied);
    ReferenceSearch reference(cards, implied);
    std::map<bool, std::size_t> through;  // by whether it was asked for
    for (int round = 0; round < 250; ++round) {
      const std::string text = random.query();
      const Query query = parse_query(text);
      static const std::vector<std::string> kLanguages = {"", "", "", "zh", "zh", "en", "zh-Hant"};
      const std::string language = kLanguages[random.below(kLanguages.size())];
      const SearchOptions options{random.below(14), language, random.below(4) > 0};
      CAPTURE(seed, text, options.limit, options.language, options.implied);
      const auto found = index.search(query, options);
      REQUIRE(found);
      const auto expected = reference.search(query, {options.limit, options.language, options.implied});
      REQUIRE(dump(in_short(*found)) == dump(expected.hits));
      REQUIRE(found->complete_count == expected.complete_count);
      REQUIRE(found->through_count == expected.through_count);
      through[options.implied] += found->through_count;
      const auto document = static_cast<DocId>(1 + random.below(cards.size()));
      const auto matches = index.matches(query, document);
      REQUIRE(matches);
      REQUIRE(*matches == reference.matches(query, document));
    }
    CHECK(through[true] > 0);  // other languages alone, where nothing is implied
    CHECK(through[false] == 0);
  }
}
