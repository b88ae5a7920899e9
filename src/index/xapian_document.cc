#include "index/xapian_document.h"

#include "index/document_codec.h"
#include "index/schema.h"

namespace lectern::index {

Xapian::Document make_document(const core::Card& card, const DocumentTerms& terms, std::uint64_t key) {
  Xapian::Document document;
  for (const TermUse& use : terms.terms) document.add_term(use.term, use.wdf);
  document.add_value(kLessonSlot, card.lesson);
  document.add_value(kDateSlot, card.date);
  document.add_value(kLanguageSlot, card.language);
  document.add_value(kKeySlot, encode_key(key));
  document.set_data(encode_document({card, places_of(terms)}));
  return document;
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
