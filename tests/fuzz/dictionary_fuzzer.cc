// Any bytes as a dictionary of CC-CEDICT's format, and what the search makes of it.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "archive/dictionary.h"
#include "core/utf8.h"
#include "index/implied_codec.h"
#include "translation/dictionary.h"
#include "translation/implications.h"

namespace {

using namespace lectern;

void require(bool condition) {
  if (!condition) std::abort();
}

/// A table that learned of two words, one of which many dictionaries have.
translation::PairTable learned(const core::LanguageTag& asked, const core::LanguageTag& written) {
  translation::PairTable out;
  out.asked = asked;
  out.written = written;
  out.asked_words = {asked == "zh" ? translation::Word{"土壤", "土壤", 2} : translation::Word{"soil", "soils", 2}};
  out.written_words = {asked == "zh" ? translation::Word{"soil", "soils", 2} : translation::Word{"土壤", "土壤", 2}};
  out.begins = {0, 1};
  out.entries = {{0, 120, true}};
  return out;
}

void require_sound(const translation::PairTable& table) {
  require(table.begins.size() == table.asked_words.size() + 1 && table.told.size() == table.asked_words.size());
  for (std::size_t i = 1; i < table.asked_words.size(); ++i) {
    require(table.asked_words[i - 1].term < table.asked_words[i].term);
  }
  require(index::check_renderings(translation::renderings_of(table)).ok());
  translation::Implications(table).of({{{"soil", 1, 2}, {"土壤", 1, 2}}, {}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  core::Diagnostics problems;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const archive::Dictionary read = archive::read_dictionary(bytes, "d.txt", problems);
  for (const core::Diagnostic& problem : problems.all()) core::format_diagnostic(problem, true);
  translation::Dictionary dictionary(read.content);
  for (const archive::DictionaryEntry& entry : read.entries) {
    require(!entry.definitions.empty() && !core::first_invalid_utf8(entry.word));
    for (const std::string& each : entry.definitions) require(!each.empty() && !core::first_invalid_utf8(each));
    dictionary.add(entry.word, entry.definitions);
  }
  require_sound(dictionary.join(learned("zh", "en")));
  require_sound(dictionary.join(learned("en", "zh")));
  return 0;
}
