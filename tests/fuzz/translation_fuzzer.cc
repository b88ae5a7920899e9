// What is remembered of how languages correspond, damaged: it is ignored, or as good as any. And two texts as write-ups
// of one lesson.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "index/implied_codec.h"
#include "translation/aligned_lesson.h"
#include "translation/implications.h"
#include "translation/pair_table.h"
#include "translation/parallel_text.h"
#include "translation/suggestion.h"

namespace {

using namespace lectern;
using namespace lectern::translation;

void require(bool condition) {
  if (!condition) std::abort();
}

core::Card card_of(core::LanguageTag language, std::string_view text) {
  core::Card out;
  out.lesson = "course/01";
  out.language = std::move(language);
  out.title = core::prefix_code_points(text, 8);
  out.sections = {{"", "", std::string(text)}};
  return out;
}

void use(PairTable table) {
  require(decode_table(encode(table)) == table);
  require(index::check_renderings(renderings_of(table)).ok());
  suggestions_of(table);
  const Implications implications(std::move(table));
  core::Card card = card_of("zh", "soil 土壤 moisture 湿度");
  index::DocumentTerms terms = index::terms_of(card);
  implications.phrases().add_to(card, terms);
  implications.of(terms);
}

void use(const AlignedLesson& lesson) {
  require(decode_lesson(encode(lesson)) == lesson);
  const AlignedLesson* const lessons[] = {&lesson, &lesson};
  auto tables = learn_pairs(join(lessons), {"zh", "en"});
  require(tables.ok());
  for (PairTable& table : *tables) use(std::move(table));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (auto lesson = decode_lesson(bytes)) use(*lesson);
  if (auto table = decode_table(bytes)) use(*std::move(table));
  if (core::first_invalid_utf8(bytes)) return 0;
  const std::size_t end = std::min(bytes.find('\0'), bytes.size());
  use(align_lesson(card_of("zh", bytes.substr(0, end)), card_of("en", bytes.substr(std::min(end + 1, bytes.size())))));
  return 0;
}
