#include "web_index/exporter.h"

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "core/parallel.h"
#include "core/utf8.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "language/han_reading.h"
#include "web_index/codebook.h"
#include "web_index/codebook_sample.h"
#include "web_index/dates.h"
#include "web_index/facets.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/numbering.h"
#include "web_index/other_keys.h"
#include "web_index/passage_writer.h"
#include "web_index/posting_maker.h"
#include "web_index/spellings.h"
#include "web_index/variants.h"
#include "web_index/vocabulary_writer.h"

namespace lectern::web_index {
namespace {

using core::Result;
using index::DocumentRecord;

/// The characters beyond ASCII of some texts.
class CharacterSet {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = core::next_code_point(text, at);
      if (c >= 0x80) has_[c] = true;
    }
  }
  bool contains(char32_t c) const { return has_[c]; }

 private:
  std::vector<bool> has_ = std::vector<bool>(0x110000);
};

class Exporter {
 public:
  Exporter(const index::Index& index, core::FileSink& sink, const std::string& folder)
      : index_(index), sink_(sink), folder_(folder) {}

  Result<std::string> run() {
    for (const auto step : {&Exporter::number, &Exporter::write_codebooks, &Exporter::write_passages,
                            &Exporter::write_dates, &Exporter::write_facets, &Exporter::write_vocabulary,
                            &Exporter::write_variants, &Exporter::write_spellings}) {
      if (auto done = (this->*step)(); !done) return done.error();
    }
    return write_manifest();
  }

 private:
  Result<void> number() {
    auto numbering = number_documents(index_);
    if (!numbering) return numbering.error();
    numbering_ = *std::move(numbering);
    if (numbering_.documents.size() != index_.document_count()) return inconsistent("its documents do not add up");
    return {};
  }

  Result<void> write_codebooks() {
    std::vector<LanguageDocuments>& languages = numbering_.table.languages;
    std::vector<std::optional<Codebook>> trained(languages.size());
    auto all = core::for_each_in_parallel(languages.size(), [&](std::size_t i) -> Result<void> {
      auto own = index_.reopen();
      if (!own) return own.error();
      auto sample = sample_texts(*own, numbering_, i);
      if (!sample) return sample.error();
      trained[i] = Codebook::train(*sample);
      auto file = write_hashed(FileKind::Codebook, trained[i]->encode());
      if (!file) return file.error();
      languages[i].codebook = *file;
      return {};
    });
    if (!all) return all;
    for (std::optional<Codebook>& codebook : trained) codebooks_.push_back(*std::move(codebook));
    return {};
  }

  Result<void> write_passages() {
    auto passages = web_index::write_passages(index_, numbering_, codebooks_, sink_, folder_);
    if (!passages) return passages.error();
    if (auto same = check_pages(passages->documents); !same) return same;
    manifest_.passage_shelves = std::move(passages->shelves);
    postings_ = PostingMaker(index_.collection_size(), numbering_.numbers);
    facets_ = facets_of_lessons(numbering_.lessons, numbering_.table);
    for (std::size_t i = 0; i < passages->documents.size(); ++i) {
      DocumentFacts& facts = passages->documents[i];
      days_.push_back(facts.day);
      put_facets(facets_, numbering_.table, static_cast<DocumentNumber>(i + 1), facts.names);
      manifest_.length_rungs.push_back(facts.rung);
      written_.insert(facts.traditional.begin(), facts.traditional.end());
      postings_.add_document(numbering_.documents[i], std::move(facts.places));
    }
    return {};
  }

  /// Whether the write-ups of a lesson have the same URL but for the language.
  Result<void> check_pages(const std::vector<DocumentFacts>& documents) const {
    std::vector<const DocumentFacts*> first(numbering_.lessons.size());
    const std::vector<DocumentPlace> places = numbering_.places();
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const DocumentFacts*& known = first[places[i].lesson];
      if (known == nullptr) known = &documents[i];
      if (known->page == documents[i].page) continue;
      return inconsistent(fmt::format("write-ups of {} have unlike URLs", numbering_.lessons[places[i].lesson]));
    }
    return {};
  }

  Result<void> write_dates() {
    auto file = write_hashed(FileKind::Dates, encode_dates(days_));
    if (!file) return file.error();
    manifest_.dates = *file;
    return {};
  }

  Result<void> write_facets() {
    tell_readings(facets_);
    auto file = write_hashed(FileKind::Facets, encode_facets(facets_));
    if (!file) return file.error();
    manifest_.facets = *file;
    return {};
  }

  Result<void> write_vocabulary() {
    auto others = OtherKeys::read(index_, numbering_.numbers);
    if (!others) return others.error();
    auto spread = spread_counts(index_, kSpreadChunkBytes);
    if (!spread) return spread.error();
    VocabularyWriter vocabulary(kOrderedChunkBytes, *spread, sink_, folder_);
    auto added = index_.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
      return is_exported(term) ? add_term(vocabulary, *others, term, postings) : Result<void>();
    });
    if (!added) return added;
    for (Entry other; others->take(other);) {
      if (auto last = add_other(vocabulary, std::move(other)); !last) return last;
    }
    if (!postings_.finished()) return inconsistent("some terms are missing");
    if (auto finished = vocabulary.finish(); !finished) return finished;
    manifest_.directory = vocabulary.directory();
    manifest_.chunk_shelves = vocabulary.shelves();
    return {};
  }

  /// Adds the other keys that come before `term`, then the term itself.
  Result<void> add_term(VocabularyWriter& vocabulary, OtherKeys& others, const std::string& term,
                        const std::vector<index::Posting>& postings) {
    in_terms_.add(term);
    for (Entry other; others.take_before(term, other);) {
      if (auto added = add_other(vocabulary, std::move(other)); !added) return added;
    }
    Entry entry;
    others.take_same(term, entry);
    entry.key = term;
    auto made = postings_.make(term, postings);
    if (!made) return made.error();
    entry.postings = *std::move(made);
    return vocabulary.add(std::move(entry));
  }

  Result<void> add_other(VocabularyWriter& vocabulary, Entry entry) {
    if (!entry.implied.postings.empty()) in_terms_.add(entry.key);
    return vocabulary.add(std::move(entry));
  }

  /// Only those that write-ups have, or whose simplified form stands in some term: others find nothing either way.
  Result<void> write_variants() {
    std::vector<char32_t> simplified;
    for (const auto& [from, to] : language::simplified_forms()) {
      if (written_.contains(from)) {
        manifest_.folded.emplace_back(from, to);
      } else if (in_terms_.contains(to)) {
        manifest_.traditional.push_back(from);
        simplified.push_back(to);
      }
    }
    auto file = write_hashed(FileKind::Variants, encode_variants(simplified));
    if (!file) return file.error();
    manifest_.variants = *file;
    return {};
  }

  Result<void> write_spellings() {
    auto table = web_index::write_spellings(index_, sink_, folder_);
    if (!table) return table.error();
    manifest_.spellings = *std::move(table);
    auto readings = write_hashed(FileKind::Readings, encode_readings(language::han_readings()));
    if (!readings) return readings.error();
    manifest_.spellings.readings = *readings;
    return {};
  }

  Result<std::string> write_manifest() {
    manifest_.analysis_version = language::kAnalysisVersion;
    manifest_.index_version = index::kIndexVersion;
    manifest_.collection_size = index_.collection_size();
    manifest_.average_length = index_.average_length();
    manifest_.ranking = present_ranking();
    manifest_.documents = std::move(numbering_.table);
    auto packed = pack(FileKind::Manifest, encode_manifest(manifest_));
    if (!packed) return packed.error();
    if (auto written = write(kManifestName, *packed); !written) return written.error();
    return manifest_request(*packed);
  }

  Result<Hash> write_hashed(FileKind kind, std::string_view content) {
    auto packed = pack(kind, content);
    if (!packed) return packed.error();
    const Hash name = hash_of(*packed);
    if (auto written = write(file_path(name), *packed); !written) return written.error();
    return name;
  }

  Result<void> write(std::string_view path, std::string_view bytes) {
    return sink_.write(fmt::format("{}/{}", folder_, path), bytes);
  }

  const index::Index& index_;
  core::FileSink& sink_;
  const std::string& folder_;
  Numbering numbering_;
  std::vector<Codebook> codebooks_;  ///< of each language
  std::vector<std::uint32_t> days_;  ///< of each document
  Facets facets_;
  PostingMaker postings_;
  CharacterSet in_terms_;
  std::set<char32_t> written_;  ///< characters of passages that are folded to others
  Manifest manifest_;
};

}  // namespace

Result<std::string> export_to(const index::Index& index, core::FileSink& sink, const std::string& folder) {
  return Exporter(index, sink, folder).run();
}

}  // namespace lectern::web_index
