#include "check/page.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "check/problem.h"
#include "check/token.h"

namespace lectern::check {
namespace {

constexpr double kLongestMinutes = 60;

double minutes_to_read(std::string_view text) {
  double characters = 0, words = 0;
  for (const Token& token : tokens_of(text)) {
    characters += token.kind == Token::Kind::Han ? 1 : 0;
    words += token.kind == Token::Kind::Word ? 1 : 0;
  }
  return characters / 300 + words / 200;
}

}  // namespace

void check_pictures(const Text& text, core::Diagnostics& problems) {
  for (const markdown::Link& link : text.document.links) {
    if (!link.image || !link.text.empty()) continue;
    report(problems, problem::kImageAltMissing, text, link.range,
           fmt::format("the picture {} has no alternative text", link.destination),
           "say between the brackets what it shows: ![…](…); screen readers read it, and searches find it");
  }
}

void check_length(const Text& text, core::Diagnostics& problems) {
  double minutes = 0;
  const markdown::Section* passed_in = nullptr;
  for (const markdown::Section& section : text.document.sections) {
    minutes += minutes_to_read(section.title) + minutes_to_read(section.text);
    if (passed_in == nullptr && minutes > kLongestMinutes) passed_in = &section;
  }
  if (passed_in == nullptr) return;
  report(problems, problem::kPageLong, text, passed_in->level > 0 ? passed_in->range : text.write_up.title_range,
         fmt::format("this write-up takes about {} minutes to read", std::lround(minutes)),
         "make two lessons of it, or move lists and tables into files beside it");
}

}  // namespace lectern::check
