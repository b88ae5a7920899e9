// Any text as the name of a guest and as a title: what is typed for it in Latin letters.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "index/document_terms.h"
#include "index/implied_codec.h"
#include "index/pinyin_terms.h"
#include "language/analysis.h"
#include "language/pinyin.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace lectern;
  const std::string text(reinterpret_cast<const char*>(data), size);
  require(language::pinyin_syllables(text) >= 0);
  if (core::first_invalid_utf8(text)) return 0;
  language::name_in_pinyin(text);
  core::Card card;
  card.lesson = "course/01";
  card.language = "zh";
  card.title = text;
  card.guests = {text, text.substr(0, text.find('\n'))};
  for (const index::ImpliedTerm& term : index::implied_of(index::terms_of(card), index::pinyin_terms(card))) {
    require(!term.term.empty() && term.term.size() < 2 * language::kMaxTermBytes);
    require(index::read_name(index::name_of(term))->term == term.term);
  }
  return 0;
}
