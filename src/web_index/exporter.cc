#include "web_index/exporter.h"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "web_index/card_file.h"
#include "web_index/chunker.h"
#include "web_index/document_collector.h"
#include "web_index/document_table.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/word_list.h"

namespace lectern::web_index {
namespace {

using core::Result;
using index::DocumentRecord;
using index::Posting;

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
  out.title_window = index::kTitleWindow;
  out.enough_lessons = index::kEnoughLessons;
  out.max_prefix_expansions = index::kMaxPrefixExpansions;
  out.prefix_expansion_scale = index::kPrefixExpansionScale;
  return out;
}

class Exporter {
 public:
  Exporter(const index::Index& index, core::FileSink& sink, const std::string& folder)
      : index_(index), sink_(sink), folder_(folder) {}

  Result<void> run() {
    for (const auto step : {&Exporter::collect_documents, &Exporter::write_cards, &Exporter::write_documents,
                            &Exporter::write_chunks, &Exporter::write_manifest}) {
      if (auto done = (this->*step)(); !done) return done;
    }
    return {};
  }

 private:
  Result<void> collect_documents() {
    auto collected = index_.for_each_document([&](const DocumentRecord& record) { return documents_.add(record); });
    if (!collected) return collected;
    const std::size_t count = documents_.table().rows.size();
    manifest_.document_count = static_cast<std::uint32_t>(count);
    manifest_.collection_size = index_.collection_size();
    manifest_.total_length = documents_.total_length();
    const double average = count == 0 ? 0 : static_cast<double>(documents_.total_length()) / static_cast<double>(count);
    if (count != index_.document_count() || average != index_.average_length()) {
      return inconsistent("its documents do not add up");
    }
    return {};
  }

  Result<void> write_cards() {
    auto read = index_.for_each_document([&](const DocumentRecord& record) -> Result<void> {
      auto packed = pack(FileKind::Card, encode_card({record.id, record.card, documents_.alternates_of(record.card)}));
      if (!packed) return packed.error();
      shelf_.push_back(*std::move(packed));
      return shelf_.size() == kCardsPerShelf ? write_shelf(record.id) : Result<void>();
    });
    if (!read || shelf_.empty()) return read;
    return write_shelf(manifest_.document_count);
  }

  /// `last` is the document of the last card on the shelf.
  Result<void> write_shelf(index::DocId last) {
    DocumentTable& table = documents_.table();
    std::string together;
    for (const std::string& card : shelf_) together += card;
    table.shelves.push_back(hash_of(together));
    auto document = static_cast<index::DocId>(last - shelf_.size());
    for (const std::string& card : shelf_) {
      const std::string path = card_path(table, ++document);
      if (auto written = write(path, seal(path, card)); !written) return written;
    }
    shelf_.clear();
    return {};
  }

  Result<void> write_documents() {
    auto file = write_hashed(FileKind::Documents, encode_documents(documents_.table()));
    if (!file) return file.error();
    manifest_.documents = *file;
    return {};
  }

  Result<void> write_chunks() {
    auto words = WordList::read(index_);
    if (!words) return words.error();
    Chunker chunker(kChunkBytes);
    auto added = index_.for_each_term([&](const std::string& term, const std::vector<Posting>& postings) {
      return is_exported(term) ? add_term(chunker, *words, term, postings) : Result<void>();
    });
    if (!added) return added;
    for (Entry word; words->take(word);) {
      if (auto last = chunker.add(word); !last) return last;
    }
    return write(chunker.finish());
  }

  /// Adds the words that come before `term`, then the term itself.
  Result<void> add_term(Chunker& chunker, WordList& words, const std::string& term,
                        const std::vector<Posting>& postings) {
    note_characters(term);
    for (Entry word; words.take_before(term, word);) {
      if (auto added = chunker.add(word); !added) return added;
    }
    Entry entry;
    words.take_same(term, entry);
    entry.key = term;
    entry.postings = postings;
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
      auto file = write_hashed(FileKind::Chunk, chunk.content);
      if (!file) return file.error();
      manifest_.chunks.push_back({chunk.first, *file});
    }
    return {};
  }

  Result<void> write_manifest() {
    manifest_.analysis_version = language::kAnalysisVersion;
    manifest_.index_version = index::kIndexVersion;
    manifest_.ranking = ranking();
    for (const auto& pair : language::simplified_forms()) {
      if (characters_.contains(pair.second)) manifest_.simplified.push_back(pair);
    }
    return write(kManifestName, encode_manifest(manifest_));
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
  DocumentCollector documents_;
  std::vector<std::string> shelf_;  ///< packed cards that wait for their shelf to be full
  std::set<char32_t> characters_;   ///< beyond ASCII, of all terms
  Manifest manifest_;
};

}  // namespace

Result<void> export_to(const index::Index& index, core::FileSink& sink, const std::string& folder) {
  return Exporter(index, sink, folder).run();
}

}  // namespace lectern::web_index
