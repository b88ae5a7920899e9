#include "pipeline/learned_pairs.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/file_system.h"
#include "core/memory.h"
#include "language/analysis.h"
#include "pipeline/picture_sizes.h"
#include "pipeline/program.h"
#include "pipeline/sources.h"
#include "pipeline/translator.h"
#include "translation/suggestion.h"

namespace lectern::pipeline {
namespace {

/// Equal for what a search does not tell apart.
std::string searched_form(std::string_view text) {
  std::string out;
  for (const language::Token& token : language::analyze(text)) out += token.term + ' ';
  return out;
}

std::set<std::string> known_terms(const archive::Archive& archive) {
  std::set<std::string> out;
  for (const archive::GlossaryEntry& entry : archive.glossary) {
    for (const archive::GlossaryEntry::Term& term : entry.terms) out.insert(searched_form(term.text));
  }
  return out;
}

bool is_chinese(const core::LanguageTag& language) {
  return core::primary_subtag(language) == "zh";
}

/// Of the two tables of each two languages, the one whose words are put together from what is written.
bool is_asked(const translation::PairTable& table) {
  if (is_chinese(table.asked) != is_chinese(table.written)) return is_chinese(table.written);
  return table.asked < table.written;
}

}  // namespace

core::Result<std::vector<LearnedPair>> learned_pairs(const LearningSource& source) {
  auto tables = learn_all_pairs(source);
  if (!tables) return tables.error();
  const std::set<std::string> known = known_terms(source.archive);
  std::vector<LearnedPair> out;
  for (const translation::PairTable& table : *tables) {
    if (!is_asked(table)) continue;
    for (translation::Suggestion& each : translation::suggestions_of(table)) {
      if (known.contains(searched_form(each.asked)) || known.contains(searched_form(each.written))) continue;
      out.push_back(
          {table.asked, table.written, std::move(each.asked), std::move(each.written), each.probability, each.sure});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const LearnedPair& a, const LearnedPair& b) { return a.probability > b.probability; });
  return out;
}

core::Result<std::vector<LearnedPair>> learned_pairs(const std::filesystem::path& archive,
                                                     const std::filesystem::path& share, const Progress& progress) {
  const core::DiskFileSystem files;
  core::NoMemory memory;
  core::Diagnostics problems;
  auto sources = read_sources(files, {archive, {}, share, false}, memory, problems);
  if (!sources) return sources.error();
  const auto pictures = PictureSizes::read(sources->archive, memory);
  if (!pictures) return pictures.error();
  const core::Fingerprint program = program_fingerprint();
  return learned_pairs({files, sources->archive, *pictures, program, memory, progress});
}

}  // namespace lectern::pipeline
