#include "translation/parallel_text.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace lectern::translation {
namespace {

/// Numbers the words of one language.
class Numbering {
 public:
  explicit Numbering(std::span<const AlignedLesson* const> lessons, std::size_t side) {
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (const AlignedLesson* lesson : lessons) {
      std::vector<std::uint32_t>& of_lesson = numbers_.emplace_back();
      of_lesson.reserve(lesson->words[side].size());
      for (const Word& word : lesson->words[side]) {
        const auto [found, fresh] = known.try_emplace(word.term, known.size());
        if (fresh) uses_.emplace_back();
        uses_[found->second].push_back(&word);
        of_lesson.push_back(found->second);
      }
    }
    sort();
  }

  std::vector<Word> words() const {
    std::vector<Word> out;
    out.reserve(order_.size());
    for (const std::uint32_t number : order_) out.push_back(word_of(uses_[number]));
    return out;
  }

  /// Of the words of a lesson.
  const std::vector<std::uint32_t>& of(std::size_t lesson) const { return numbers_[lesson]; }

 private:
  /// By term from here on.
  void sort() {
    order_.resize(uses_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::sort(order_.begin(), order_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return uses_[a].front()->term < uses_[b].front()->term; });
    std::vector<std::uint32_t> places(order_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) places[order_[i]] = i;
    for (auto& of_lesson : numbers_) {
      for (std::uint32_t& number : of_lesson) number = places[number];
    }
  }

  static Word word_of(const std::vector<const Word*>& uses) {
    std::vector<std::pair<std::string_view, std::uint32_t>> counts;
    for (const Word* use : uses) {
      const auto found =
          std::find_if(counts.begin(), counts.end(), [&](const auto& count) { return count.first == use->surface; });
      if (found == counts.end()) {
        counts.emplace_back(use->surface, use->count);
      } else {
        found->second += use->count;
      }
    }
    const auto best = std::min_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return {uses.front()->term, std::string(best->first), best->second};
  }

  std::vector<std::vector<const Word*>> uses_;  ///< of each word, as it came
  std::vector<std::uint32_t> order_;            ///< the same by term
  std::vector<std::vector<std::uint32_t>> numbers_;
};

}  // namespace

ParallelText join(std::span<const AlignedLesson* const> lessons) {
  ParallelText out;
  for (std::size_t side = 0; side < 2; ++side) {
    ParallelText::Side& text = out.sides[side];
    const Numbering numbering(lessons, side);
    text.words = numbering.words();
    text.begins.push_back(0);
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      for (const AlignedLesson::Pair& pair : lessons[i]->pairs) {
        for (const std::uint32_t number : pair.words[side]) text.numbers.push_back(numbering.of(i)[number]);
        text.begins.push_back(text.numbers.size());
      }
    }
  }
  return out;
}

}  // namespace lectern::translation
