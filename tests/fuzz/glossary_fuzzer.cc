// Any text as a glossary, and what a write-up of the same text implies by it.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "archive/glossary.h"
#include "archive/plain_text.h"
#include "core/utf8.h"
#include "index/implied_codec.h"
#include "translation/glossary.h"

namespace {

using namespace lectern;

void require(bool condition) {
  if (!condition) std::abort();
}

std::vector<std::vector<std::string>> read(const core::SourceFile& source) {
  core::Diagnostics problems;
  std::vector<std::vector<std::string>> out;
  for (const archive::GlossaryEntry& entry :
       archive::read_glossary(source, archive::Languages::found({"en", "zh"}), problems)) {
    require(entry.terms.size() > 1);
    std::vector<std::string>& texts = out.emplace_back();
    for (const archive::GlossaryEntry::Term& term : entry.terms) texts.push_back(term.text);
  }
  for (const core::Diagnostic& problem : problems.all()) {
    require(problem.range.line > 0);
    core::format_diagnostic(problem, true);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const core::SourceFile source{"glossary.yml", std::string(reinterpret_cast<const char*>(data), size)};
  if (core::first_invalid_utf8(source.text) || archive::first_control(source.text)) return 0;  // never come this far
  const translation::Glossary glossary(read(source));
  require(index::check_renderings(glossary.renderings()).ok());
  core::Card card;
  card.language = "zh";
  card.title = "Internet of Things 物联网";
  card.sections = {{"", "", source.text}};
  const index::DocumentTerms terms = index::terms_of(card);
  const auto implied = glossary.implied_by(card, terms);
  require(index::implied_of(terms, implied) == implied);
  return 0;
}
