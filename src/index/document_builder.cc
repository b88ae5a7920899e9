#include "index/document_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "index/document_codec.h"
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

void DocumentBuilder::add_part(const Part& part, Xapian::termpos& base, Terms& terms) {
  const unsigned weight = part_weight(part.kind);
  const char* prefix = field_prefix(part.kind);
  Xapian::termpos last = base;
  for (PlacedTerm& placed : placed_terms(part.text)) {
    last = base + placed.position;
    if (placed.surface != placed.term) words_.try_emplace(std::move(placed.surface), placed.term);
    if (prefix != nullptr) terms[prefix + placed.term].positions.push_back(last);
    if (weight == 0) continue;
    Occurrences& occurrences = terms[std::move(placed.term)];
    occurrences.wdf = placed.inside_run ? std::max(occurrences.wdf, weight) : occurrences.wdf + weight;
    occurrences.places |= part.place;
    occurrences.positions.push_back(last);
  }
  base = last + kPartGap;
}

Xapian::Document DocumentBuilder::build(const core::Card& card) {
  Terms terms;
  Xapian::termpos base = 1;
  for_each_part(card, [&](const Part& part) { add_part(part, base, terms); });
  Xapian::Document document;
  std::vector<Places> places;
  for (const auto& [term, occurrences] : terms) {
    if (occurrences.wdf > 0) places.push_back(occurrences.places);
    document.add_term(term, occurrences.wdf);
    for (const Xapian::termpos position : occurrences.positions) document.add_posting(term, position, 0);
  }
  for (const std::string& term : language_terms(card.language)) document.add_term(term, 0);
  document.add_term(id_term(card), 0);
  document.add_value(kLessonSlot, card.lesson);
  document.add_value(kDateSlot, card.date);
  document.add_value(kLanguageSlot, card.language);
  document.set_data(encode_document({card, std::move(places)}));
  return document;
}

}  // namespace lectern::index
