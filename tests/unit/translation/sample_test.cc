#include "translation/sample.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace lectern::translation;

TEST_CASE("of few lessons all are learned from, of many those that their paths choose") {
  std::vector<std::string> paths;
  for (int i = 0; i < 1000; ++i) paths.push_back("course/" + std::to_string(i));
  CHECK(sample_of(paths, 1000).size() == 1000);
  const auto some = sample_of(paths, 300);
  CHECK(some.size() <= 300);
  CHECK(some.size() > 150);
  CHECK(std::is_sorted(some.begin(), some.end()));
  CHECK(sample_of({}, 10).empty());
  // A lesson more at the front, and the same ones are chosen.
  std::vector<std::string> more = paths;
  more.insert(more.begin(), "another/lesson");
  std::vector<std::string> chosen, chosen_of_more;
  for (const std::size_t i : some) chosen.push_back(paths[i]);
  for (const std::size_t i : sample_of(more, 300)) chosen_of_more.push_back(more[i]);
  std::erase(chosen_of_more, "another/lesson");
  CHECK(chosen == chosen_of_more);
}

TEST_CASE("lessons with too many words beside each other are halved again, but for the last") {
  AlignedLesson lesson;
  AlignedLesson::Pair pair;
  for (std::uint32_t i = 0; i < 400; ++i) {
    pair.words[0].push_back(i);
    pair.words[1].push_back(i);
  }
  lesson.pairs.assign(60, pair);  // 9.6 million cells
  const std::vector<std::string> paths = {"a/1", "a/2", "a/3", "a/4"};
  const auto left = sample_of(paths, std::vector<AlignedLesson>(4, lesson));
  CHECK(left.size() <= 1);
  lesson.pairs.assign(200, pair);
  CHECK(sample_of(std::vector<std::string>{"a/1"}, std::vector<AlignedLesson>(1, lesson)).size() == 1);
}
