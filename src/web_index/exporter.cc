#include "web_index/exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "web_index/card_file.h"
#include "web_index/chunker.h"
#include "web_index/document_table.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"

namespace lectern::web_index {
namespace {

using core::Error;
using core::Result;
using index::DocumentRecord;
using index::Posting;

/// Before compression. Small, because a query reads a whole chunk for each of its terms; not smaller, because each
/// chunk costs every reader a line of the manifest.
constexpr std::size_t kChunkBytes = std::size_t{8} << 10;

Error inconsistent(std::string_view what) {
  return {Error::Code::Corrupt, fmt::format("the search index contradicts itself: {}", what), "build the site again"};
}

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

/// Collects the table of documents, and which write-ups are of one lesson.
class DocumentCollector {
 public:
  Result<void> add(const DocumentRecord& record) {
    if (record.id != table_.rows.size() + 1) return inconsistent("documents are not numbered from 1");
    const core::Card& card = record.card;
    const auto lesson = static_cast<std::uint32_t>(lessons_.size());
    auto& place = lessons_.try_emplace(card.lesson, Lesson{lesson, {}}).first->second;
    place.write_ups.push_back({card.language, card.url});
    DocumentRow row{record.length, place.number, language_number(card.language), 0};
    if (!card.date.empty()) {
      const auto date = core::parse_date(card.date);
      if (!date) return inconsistent(fmt::format("\"{}\" is not a date", card.date));
      row.day = day_number(*date);
    }
    table_.rows.push_back(row);
    total_length_ += record.length;
    return {};
  }

  std::vector<Alternate> alternates_of(const core::Card& card) const {
    std::vector<Alternate> out;
    for (const Alternate& write_up : lessons_.at(card.lesson).write_ups) {
      if (write_up.url != card.url) out.push_back(write_up);
    }
    return out;
  }

  DocumentTable& table() { return table_; }
  std::uint64_t total_length() const { return total_length_; }

 private:
  struct Lesson {
    std::uint32_t number = 0;
    std::vector<Alternate> write_ups;
  };

  std::uint32_t language_number(const core::LanguageTag& language) {
    auto& known = table_.languages;
    const auto at = std::find(known.begin(), known.end(), language);
    const auto number = static_cast<std::uint32_t>(at - known.begin());
    if (at == known.end()) known.push_back(language);
    return number;
  }

  DocumentTable table_;
  std::map<std::string, Lesson, std::less<>> lessons_;
  std::uint64_t total_length_ = 0;
};

/// The words that lead to their stems, as entries in order, with how common the stems are.
class Words {
 public:
  static Result<Words> read(const index::Index& index) {
    Words words;
    auto read = index.for_each_word([&](const std::string& word, const std::string& stem) {
      Entry entry;
      entry.key = word;
      entry.stem = stem;
      words.entries_.push_back(std::move(entry));
      words.frequencies_.emplace(stem, 0);
      return Result<void>();
    });
    if (!read) return read.error();
    return words;
  }

  void note_frequency(const std::string& term, std::size_t frequency) {
    const auto at = frequencies_.find(term);
    if (at != frequencies_.end()) at->second = static_cast<std::uint32_t>(frequency);
  }

  /// The next word, when there is one that comes before `term` or is the same; nullptr: before the end.
  const Entry* next_until(const std::string* term) const {
    if (at_ == entries_.size() || (term != nullptr && entries_[at_].key > *term)) return nullptr;
    return &entries_[at_];
  }

  Entry take() {
    Entry entry = std::move(entries_[at_++]);
    entry.stem_frequency = frequencies_.at(entry.stem);
    return entry;
  }

 private:
  std::vector<Entry> entries_;
  std::size_t at_ = 0;
  std::map<std::string, std::uint32_t, std::less<>> frequencies_;
};

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
    auto words = Words::read(index_);
    if (!words) return words.error();
    auto counted = index_.for_each_term([&](const std::string& term, const std::vector<Posting>& postings) {
      words->note_frequency(term, postings.size());
      return Result<void>();
    });
    if (!counted) return counted;

    Chunker chunker(kChunkBytes);
    auto added = index_.for_each_term([&](const std::string& term, const std::vector<Posting>& postings) {
      return is_exported(term) ? add_term(chunker, *words, term, postings) : Result<void>();
    });
    if (!added) return added;
    while (words->next_until(nullptr) != nullptr) {
      if (auto last = chunker.add(words->take()); !last) return last;
    }
    return write(chunker.finish());
  }

  /// Adds the words that come before `term`, then the term itself.
  Result<void> add_term(Chunker& chunker, Words& words, const std::string& term, const std::vector<Posting>& postings) {
    note_characters(term);
    Entry entry;
    while (const Entry* word = words.next_until(&term)) {
      if (word->key == term) {
        entry = words.take();
      } else if (auto added = chunker.add(words.take()); !added) {
        return added;
      }
    }
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
