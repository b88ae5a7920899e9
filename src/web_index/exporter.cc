#include "web_index/exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "index/bm25.h"
#include "index/passages.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "web_index/chunker.h"
#include "web_index/codebook.h"
#include "web_index/codebook_sample.h"
#include "web_index/dates.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/numbering.h"
#include "web_index/passage_text.h"
#include "web_index/posting_maker.h"
#include "web_index/shelf.h"
#include "web_index/word_list.h"

namespace lectern::web_index {
namespace {

using core::Result;
using index::DocumentRecord;

/// Before compression. Small, because a query reads a whole chunk for each of its terms; not smaller, because each
/// chunk costs every reader a line of the manifest.
constexpr std::size_t kChunkBytes = std::size_t{8} << 10;

/// Filters are answered from the table of documents, and nobody asks for a document by its id.
bool is_exported(std::string_view term) {
  return !term.starts_with(index::kLanguagePrefix) && !term.starts_with(index::kIdPrefix);
}

Ranking ranking() {
  Ranking out;
  out.k1 = index::kBm25K1;
  out.b = index::kBm25B;
  out.min_normalized_length = index::kBm25MinNormalizedLength;
  out.idf_exponent = index::kIdfExponent;
  out.score_grain = index::kScoreGrain;
  out.prefix_expansion_scale = index::kPrefixExpansionScale;
  out.title_window = index::kTitleWindow;
  out.enough_lessons = index::kEnoughLessons;
  out.max_prefix_expansions = index::kMaxPrefixExpansions;
  return out;
}

class Exporter {
 public:
  Exporter(const index::Index& index, core::FileSink& sink, const std::string& folder)
      : index_(index), sink_(sink), folder_(folder) {}

  Result<void> run() {
    for (const auto step : {&Exporter::number, &Exporter::write_codebooks, &Exporter::write_passages,
                            &Exporter::write_dates, &Exporter::write_chunks, &Exporter::write_manifest}) {
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
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
    auto next = numbering_.documents.begin();
    for (LanguageDocuments& language : numbering_.table.languages) {
      const auto end = next + static_cast<std::ptrdiff_t>(language.lessons.size());
      auto sample = sample_texts(index_, {next, end});
      if (!sample) return sample.error();
      codebooks_.push_back(Codebook::train(*sample));
      auto file = write_hashed(FileKind::Codebook, codebooks_.back().encode());
      if (!file) return file.error();
      language.codebook = *file;
      next = end;
    }
    return {};
  }

  Result<void> write_passages() {
    postings_ = PostingMaker(index_.collection_size(), numbering_.numbers);
    DocumentNumber number = 0;
    for (std::size_t i = 0; i < codebooks_.size(); ++i) {
      for (std::size_t j = 0; j < numbering_.table.languages[i].lessons.size(); ++j) {
        auto record = index_.document(numbering_.documents[number]);
        if (!record) return record.error();
        if (auto added = add_document(++number, *record, codebooks_[i]); !added) return added;
      }
    }
    return shelf_.empty() ? Result<void>() : close_shelf(manifest_.passage_shelves);
  }

  Result<void> add_document(DocumentNumber number, DocumentRecord& record, const Codebook& codebook) {
    std::size_t passage = 0;
    for (const std::string& text : passage_texts(record.card, index::passages_of(record.card))) {
      shelf_.add(fmt::format("{}-{}.bin", number, ++passage), codebook.pack(text));
    }
    auto day = day_of(record.card);
    if (!day) return day.error();
    days_.push_back(*day);
    manifest_.length_rungs.push_back(static_cast<std::uint8_t>(index::length_rung(record.length)));
    postings_.add_document(record.id, std::move(record.places));
    return number % kDocumentsPerShelf == 0 ? close_shelf(manifest_.passage_shelves) : Result<void>();
  }

  static Result<std::uint32_t> day_of(const core::Card& card) {
    if (card.date.empty()) return 0;
    const auto date = core::parse_date(card.date);
    if (!date) return inconsistent(fmt::format("\"{}\" is not a date", card.date));
    return day_number(*date);
  }

  Result<void> close_shelf(std::vector<Hash>& shelves) {
    auto shelf = shelf_.write(sink_, folder_);
    if (!shelf) return shelf.error();
    shelves.push_back(*shelf);
    return {};
  }

  Result<void> write_dates() {
    auto file = write_hashed(FileKind::Dates, encode_dates(days_));
    if (!file) return file.error();
    manifest_.dates = *file;
    return {};
  }

  Result<void> write_chunks() {
    auto words = WordList::read(index_);
    if (!words) return words.error();
    Chunker chunker(kChunkBytes);
    auto added = index_.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
      return is_exported(term) ? add_term(chunker, *words, term, postings) : Result<void>();
    });
    if (!added) return added;
    for (Entry word; words->take(word);) {
      if (auto last = chunker.add(word); !last) return last;
    }
    if (auto written = write(chunker.finish()); !written) return written;
    if (!postings_.finished()) return inconsistent("some terms are missing");
    return shelf_.empty() ? Result<void>() : close_shelf(manifest_.chunk_shelves);
  }

  /// Adds the words that come before `term`, then the term itself.
  Result<void> add_term(Chunker& chunker, WordList& words, const std::string& term,
                        const std::vector<index::Posting>& postings) {
    note_characters(term);
    for (Entry word; words.take_before(term, word);) {
      if (auto added = chunker.add(word); !added) return added;
    }
    Entry entry;
    words.take_same(term, entry);
    entry.key = term;
    auto made = postings_.make(term, postings);
    if (!made) return made.error();
    entry.postings = *std::move(made);
    if (auto added = chunker.add(entry); !added) return added;
    return write(chunker.take());
  }

  void note_characters(std::string_view term) {
    for (std::size_t at = 0; at < term.size();) {
      const char32_t c = core::next_code_point(term, at);
      if (c >= 0x80) characters_.insert(c);
    }
  }

  Result<void> write(const std::vector<Chunk>& chunks) {
    for (const Chunk& chunk : chunks) {
      auto packed = pack(FileKind::Chunk, chunk.content);
      if (!packed) return packed.error();
      shelf_.add(fmt::format("{}.bin", manifest_.chunk_firsts.size()), *std::move(packed));
      manifest_.chunk_firsts.push_back(chunk.first);
      if (manifest_.chunk_firsts.size() % kChunksPerShelf != 0) continue;
      if (auto closed = close_shelf(manifest_.chunk_shelves); !closed) return closed;
    }
    return {};
  }

  Result<void> write_manifest() {
    manifest_.analysis_version = language::kAnalysisVersion;
    manifest_.index_version = index::kIndexVersion;
    manifest_.collection_size = index_.collection_size();
    manifest_.average_length = index_.average_length();
    manifest_.ranking = ranking();
    manifest_.documents = std::move(numbering_.table);
    for (const auto& pair : language::simplified_forms()) {
      if (characters_.contains(pair.second)) manifest_.simplified.push_back(pair);
    }
    std::sort(manifest_.simplified.begin(), manifest_.simplified.end(),
              [](const auto& a, const auto& b) { return std::pair(a.second, a.first) < std::pair(b.second, b.first); });
    auto packed = pack(FileKind::Manifest, encode_manifest(manifest_));
    if (!packed) return packed.error();
    return write(kManifestName, *packed);
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
  PostingMaker postings_;
  Shelf shelf_;                    ///< files that wait for their shelf to be full
  std::set<char32_t> characters_;  ///< beyond ASCII, of all terms
  Manifest manifest_;
};

}  // namespace

Result<void> export_to(const index::Index& index, core::FileSink& sink, const std::string& folder) {
  return Exporter(index, sink, folder).run();
}

}  // namespace lectern::web_index
