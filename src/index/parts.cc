#include "index/parts.h"

#include "core/utf8.h"
#include "index/schema.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

using language::Token;
using language::TokenView;

void for_each_line(std::string_view text, const std::function<void(std::string_view line)>& use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (const std::string_view line = text.substr(0, end); !line.empty()) use(line);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void for_each_part(const core::Card& card, const std::function<void(const Part& part)>& use) {
  const auto use_text = [&](PartKind kind, std::string_view text, Places place) {
    if (!text.empty()) use({kind, text, place});
  };
  use_text(PartKind::Title, card.title, kInFacts);
  Places place = in_passage(1);
  for (const Passage& passage : passages_of(card)) {
    for (const core::CardSection& section : passage.sections) {
      const bool cut = passage.continues && &section == &passage.sections.front();
      if (!cut) use_text(PartKind::Heading, section.title, place);
      for_each_line(section.text, [&](std::string_view line) { use({PartKind::Body, line, place}); });
    }
    place <<= 1U;
  }
  for (const std::string& guest : card.guests) use_text(PartKind::Guest, guest, kInFacts);
  for (const std::string& tag : card.tags) use_text(PartKind::Tag, tag, kInFacts);
  use_text(PartKind::Course, card.course_title, 0);
  if (card.course != card.course_title) use_text(PartKind::Course, card.course, 0);
}

unsigned part_weight(PartKind kind) {
  switch (kind) {
    case PartKind::Title:
      return kTitleWeight;
    case PartKind::Heading:
      return kHeadingWeight;
    case PartKind::Body:
      return kBodyWeight;
    case PartKind::Guest:
      return kGuestWeight;
    case PartKind::Tag:
      return kTagWeight;
    case PartKind::Course:
      break;
  }
  return 0;
}

const char* field_prefix(PartKind kind) {
  switch (kind) {
    case PartKind::Title:
      return kTitlePrefix;
    case PartKind::Guest:
      return kGuestPrefix;
    case PartKind::Tag:
      return kTagPrefix;
    case PartKind::Course:
      return kCoursePrefix;
    case PartKind::Heading:
    case PartKind::Body:
      break;
  }
  return nullptr;
}

std::vector<PlacedTerm> placed_terms(std::string_view text) {
  std::vector<PlacedTerm> out;
  out.reserve(text.size() / 2);
  for_each_placed_term(text, [&](const PlacedTermView& placed) {
    out.push_back({std::string(placed.term()), std::string(placed.surface), placed.position, placed.inside_run});
  });
  return out;
}

void for_each_placed_term(std::string_view text, const std::function<void(const PlacedTermView& placed)>& use) {
  language::for_each_token(text, [&](const TokenView& token) {
    if (token.kind == Token::Kind::Word) return use({token.surface, token.position, false, &token});
    const std::string_view first = core::prefix_code_points(token.surface, 1);
    const bool alone = first.size() == token.surface.size();
    use({first, token.position, !alone});
    if (alone) return;
    if (token.ends_run) use({token.surface.substr(first.size()), token.position + 1, true});
    use({token.surface, token.position, false});
  });
}

}  // namespace lectern::index
