#include "index/document_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "index/card_codec.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

// Xapian refuses terms of more than 245 bytes, and counts a zero byte twice.
constexpr std::size_t kMaxIdBytes = 200;

/// FNV-1a: two long names that begin alike must differ, nothing more.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t out = 0xCBF29CE484222325;
  for (const char byte : bytes) out = (out ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  return out;
}

std::string lower_case(std::string_view tag) {
  std::string out(tag);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

}  // namespace

std::string id_term(const core::Card& card) {
  std::string name = card.lesson + ':' + lower_case(card.language);
  if (name.size() > kMaxIdBytes) {
    std::size_t end = kMaxIdBytes - 17;  // '#' and 16 digits
    while ((static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    name = fmt::format("{}#{:016x}", name.substr(0, end), hash(name));
  }
  return kIdPrefix + name;
}

std::vector<std::string> language_terms(const core::LanguageTag& language) {
  const std::string tag = lower_case(language);
  const std::string primary(core::primary_subtag(tag));
  std::vector<std::string> out{kLanguagePrefix + primary};
  if (tag != primary) out.push_back(kLanguagePrefix + tag);
  return out;
}

void DocumentBuilder::add_part(PartKind kind, std::string_view text, Xapian::termpos& base, Terms& terms) {
  const unsigned weight = part_weight(kind);
  const char* prefix = field_prefix(kind);
  Xapian::termpos last = base;
  for (PlacedTerm& placed : placed_terms(text)) {
    last = base + placed.position;
    if (placed.surface != placed.term) words_.try_emplace(std::move(placed.surface), placed.term);
    if (prefix != nullptr) terms[prefix + placed.term].positions.push_back(last);
    if (weight == 0) continue;
    Occurrences& occurrences = terms[std::move(placed.term)];
    occurrences.wdf = placed.inside_run ? std::max(occurrences.wdf, weight) : occurrences.wdf + weight;
    occurrences.positions.push_back(last);
  }
  base = last + kPartGap;
}

Xapian::Document DocumentBuilder::build(const core::Card& card) {
  Terms terms;
  Xapian::termpos base = 1;
  for_each_part(card, [&](PartKind kind, std::string_view text) { add_part(kind, text, base, terms); });
  Xapian::Document document;
  for (const auto& [term, occurrences] : terms) {
    document.add_term(term, occurrences.wdf);
    for (const Xapian::termpos position : occurrences.positions) document.add_posting(term, position, 0);
  }
  for (const std::string& term : language_terms(card.language)) document.add_term(term, 0);
  document.add_term(id_term(card), 0);
  document.add_value(kLessonSlot, card.lesson);
  document.add_value(kDateSlot, card.date);
  document.add_value(kLanguageSlot, card.language);
  document.set_data(encode_card(card));
  return document;
}

}  // namespace lectern::index
