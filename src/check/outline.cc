#include "check/outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "check/problem.h"

namespace lectern::check {
namespace {

// What one step of laying outlines on each other costs. Two gaps cost more than any pair of like level, so that as few
// headings as can be are left over, and less than a pair of unlike levels with unlike texts.
constexpr double kGap = 1;
constexpr double kOtherLevel = 1.2;
constexpr std::size_t kMostHeadings = 500;  // of a write-up that is laid on another; time grows with the square

using Outline = std::vector<const markdown::Section*>;

Outline outline_of(const Text& text) {
  Outline out;
  for (const markdown::Section& section : text.document.sections) {
    if (section.level > 0) out.push_back(&section);
  }
  return out;
}

std::vector<HeadingShape> shapes_of(const Outline& outline) {
  std::vector<HeadingShape> out;
  for (const markdown::Section* section : outline) out.push_back({section->level, section->text.size()});
  return out;
}

/// Chinese in UTF-8 takes about as many bytes as the English that says the same.
double distance(const HeadingShape& a, const HeadingShape& b) {
  constexpr double kHardlyText = 20;  // bytes: so that a sentence against two counts little
  const double ratio = (static_cast<double>(a.bytes) + kHardlyText) / (static_cast<double>(b.bytes) + kHardlyText);
  return (a.level == b.level ? 0 : kOtherLevel) + std::min(std::abs(std::log(ratio)) / 3, 0.9);
}

/// costs[i][j]: of laying what stands from i on in the first outline on what stands from j on in the second.
class CostTable {
 public:
  CostTable(const std::vector<HeadingShape>& first, const std::vector<HeadingShape>& second)
      : first_(first), second_(second), costs_((first.size() + 1) * (second.size() + 1)) {
    for (std::size_t i = first.size() + 1; i-- > 0;) {
      for (std::size_t j = second.size() + 1; j-- > 0;) {
        const bool at_end = i == first.size() && j == second.size();
        costs_[i * (second.size() + 1) + j] = at_end ? 0 : std::min({pair(i, j), gap(i + 1, j), gap(i, j + 1)});
      }
    }
  }

  /// Both headings belong together.
  double pair(std::size_t i, std::size_t j) const {
    return i < first_.size() && j < second_.size() ? distance(first_[i], second_[j]) + get(i + 1, j + 1) : kNever;
  }
  /// What is before (i, j) on one side is left over.
  double gap(std::size_t i, std::size_t j) const {
    return i > first_.size() || j > second_.size() ? kNever : kGap + get(i, j);
  }

 private:
  static constexpr double kNever = 1e9;

  double get(std::size_t i, std::size_t j) const { return costs_[i * (second_.size() + 1) + j]; }

  const std::vector<HeadingShape>& first_;
  const std::vector<HeadingShape>& second_;
  std::vector<double> costs_;
};

std::string count_of(std::size_t sections) {
  return sections == 0 ? "no sections" : sections == 1 ? "1 section" : fmt::format("{} sections", sections);
}

void report_left_over(const Text& here, const markdown::Section& section, std::size_t own, const Text& other,
                      std::size_t others, core::Diagnostics& problems) {
  report(
      problems, problem::kSectionsDiffer, here, section.range,
      fmt::format("{} here, {} in {}: \"{}\" has no counterpart there", count_of(own),
                  others == 0 ? "none" : std::to_string(others), name_beside(here, other), section.title),
      "give both write-ups the same headings in the same order, so that readers can change languages in any section");
}

}  // namespace

void check_heading_levels(const Text& text, core::Diagnostics& problems) {
  int last = 1;  // the page's title
  for (const markdown::Section& section : text.document.sections) {
    if (section.level == 0) continue;
    if (section.level > last + 1) {
      report(problems, problem::kHeadingJump, text, section.range,
             fmt::format("\"{}\" stands {} levels below {}", section.title, section.level - last,
                         last == 1 ? "the title of the page" : "the heading before it"),
             fmt::format("write it with {} fewer #", section.level - last - 1));
    }
    last = section.level;
  }
}

std::optional<OutlineDifference> first_difference(const std::vector<HeadingShape>& first,
                                                  const std::vector<HeadingShape>& second) {
  const CostTable costs(first, second);
  std::size_t i = 0, j = 0;
  while (i < first.size() || j < second.size()) {
    const double pair = costs.pair(i, j), left = costs.gap(i + 1, j), right = costs.gap(i, j + 1);
    if (left < std::min(pair, right)) return OutlineDifference{i, std::nullopt};
    if (right < pair) return OutlineDifference{std::nullopt, j};
    if (first[i].level != second[j].level) return OutlineDifference{i, j};
    ++i, ++j;
  }
  return std::nullopt;
}

void compare_sections(const Text& first, const Text& second, core::Diagnostics& problems) {
  const Outline ours = outline_of(first), theirs = outline_of(second);
  if (std::max(ours.size(), theirs.size()) > kMostHeadings) return;
  const auto difference = first_difference(shapes_of(ours), shapes_of(theirs));
  if (!difference) return;
  if (!difference->second)
    return report_left_over(first, *ours[*difference->first], ours.size(), second, theirs.size(), problems);
  if (!difference->first)
    return report_left_over(second, *theirs[*difference->second], theirs.size(), first, ours.size(), problems);
  const markdown::Section &mine = *ours[*difference->first], &other = *theirs[*difference->second];
  report(
      problems, problem::kSectionsDiffer, second, other.range,
      fmt::format("\"{}\" is a heading of level {} here, and \"{}\" one of level {} in {}", other.title, other.level,
                  mine.title, mine.level, name_beside(second, first)),
      "give both write-ups the same headings in the same order, so that readers can change languages in any section");
}

}  // namespace lectern::check
