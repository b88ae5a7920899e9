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

TEST_CASE("what is chosen for fewer lessons is chosen for more") {
  std::vector<std::string> paths;
  for (int i = 0; i < 1000; ++i) paths.push_back("course/" + std::to_string(i));
  const auto many = sample_of(paths, 500), few = sample_of(paths, 64);
  CHECK(few.size() <= 64);
  CHECK(std::includes(many.begin(), many.end(), few.begin(), few.end()));
}

TEST_CASE("long lessons are fewer") {
  AlignedLesson lesson;
  AlignedLesson::Pair pair;
  for (std::uint32_t i = 0; i < 256; ++i) {
    pair.words[0].push_back(i);
    pair.words[1].push_back(i);
  }
  const std::vector<const AlignedLesson*> pilots(4, &lesson);
  CHECK(most_lessons({}) == kMostLessons);
  CHECK(most_lessons(pilots) == kMostLessons);
  lesson.pairs.assign(1, pair);
  CHECK(most_lessons(pilots) == 256);
  lesson.pairs.assign(2, pair);
  CHECK(most_lessons(pilots) == 128);
  lesson.pairs.assign(2000, pair);
  CHECK(most_lessons(pilots) == 4);
}
