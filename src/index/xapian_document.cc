#include "index/xapian_document.h"

#include <algorithm>
#include <set>
#include <utility>

#include "index/document_codec.h"
#include "index/implied_codec.h"
#include "index/schema.h"

namespace lectern::index {

namespace {

void add_values(std::span<const ImpliedTerm> implied, std::span<const ImpliedTerm> given, Xapian::Document& document) {
  document.add_value(kImpliedSlot, encode_implied_places(implied));
  document.add_value(kImpliedKeySlot, encode_key(implied_key(given)));
}

}  // namespace

Xapian::Document make_document(const core::Card& card, const DocumentTerms& terms, std::span<const ImpliedTerm> given,
                               std::uint64_t key) {
  Xapian::Document document;
  const std::vector<ImpliedTerm> implied = implied_of(terms, given);
  for (const TermUse& use : terms.terms) document.add_term(use.term, use.wdf);
  for (const ImpliedTerm& term : implied) document.add_term(name_of(term), 0);
  document.add_value(kLessonSlot, card.lesson);
  document.add_value(kDateSlot, card.date);
  document.add_value(kLanguageSlot, card.language);
  document.add_value(kKeySlot, encode_key(key));
  add_values(implied, given, document);
  document.set_data(encode_document({card, places_of(terms)}));
  return document;
}

void replace_implied(std::span<const ImpliedTerm> before, std::span<const ImpliedTerm> now,
                     std::span<const ImpliedTerm> given, Xapian::Document& document) {
  std::set<std::string> names;
  for (const ImpliedTerm& term : now) names.insert(name_of(term));
  for (const ImpliedTerm& term : before) {
    const std::string name = name_of(term);
    if (names.erase(name) == 0) document.remove_term(name);
  }
  for (const std::string& name : names) document.add_term(name, 0);
  add_values(now, given, document);
}

std::optional<std::vector<ImpliedTerm>> read_implied(const Xapian::Document& document) {
  std::vector<ImpliedTerm> out;
  const std::string places = document.get_value(kImpliedSlot);
  if (places.empty()) return out;
  auto term = document.termlist_begin();
  term.skip_to(kImpliedPrefix);
  for (; term != document.termlist_end() && (*term).starts_with(kImpliedPrefix); ++term) {
    auto implied = read_name(*term);
    if (!implied) return std::nullopt;
    out.push_back(*std::move(implied));
  }
  std::sort(out.begin(), out.end(), [](const ImpliedTerm& a, const ImpliedTerm& b) { return a.term < b.term; });
  if (places.size() != out.size()) return std::nullopt;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto place = decode_implied_place(places[i]);
    if (!place) return std::nullopt;
    out[i].place = *place;
  }
  return out;
}

std::string encode_key(std::uint64_t key) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(key >> shift));
  return out;
}

std::uint64_t decode_key(std::string_view bytes) {
  if (bytes.size() != 8) return 0;
  std::uint64_t out = 0;
  for (const char byte : bytes) out = out << 8 | static_cast<unsigned char>(byte);
  return out;
}

}  // namespace lectern::index
