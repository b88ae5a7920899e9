#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "core/result.h"
#include "index/implied_term.h"
#include "index/passages.h"
#include "index/query.h"

namespace lectern::index {

/// A document's number in the database, from 1.
using DocId = std::uint32_t;

struct Posting {
  DocId document = 0;
  std::uint32_t wdf = 0;  ///< within-document frequency, weighted by part; 0 for fields and filters
};

struct ImpliedPosting {
  DocId document = 0;
  std::uint8_t level = 0;  ///< this and what follows as `ImpliedTerm` has them
  bool strong = false;
  Places place = 0;

  friend bool operator==(const ImpliedPosting&, const ImpliedPosting&) = default;
};

/// What tells whether a document has to be made anew.
struct DocumentKey {
  DocId id = 0;
  std::string lesson;
  core::LanguageTag language;
  std::uint64_t key = 0;      ///< as it was given to `PartWriter::add` or `Updater::put`
  std::uint64_t implied = 0;  ///< the `implied_key` of what was given there, or to `Updater::put_implied`

  friend bool operator==(const DocumentKey&, const DocumentKey&) = default;
};

/// Everything about one document but its postings.
struct DocumentRecord {
  DocId id = 0;
  std::uint32_t length = 0;  ///< sum of the wdf of its terms, as Xapian counts it
  core::Card card;
  std::vector<Places> places;             ///< of each text term that it has, in ascending order of the terms
  std::vector<ImpliedTerm> implied = {};  ///< ascending by term
};

struct SearchOptions {
  std::size_t limit = 10;
  core::LanguageTag language = {};  ///< only write-ups in this language; empty: all
  bool implied = true;              ///< false: by their own words alone
};

/// What led to a write-up that does not have all that was asked itself.
struct Via {
  std::string asked;               ///< one thing of the query, as typed
  std::vector<std::string> words;  ///< what stands for it in the write-up, up to three; none: its pinyin
  core::LanguageTag language;  ///< not empty: nothing of that, but all of the query is in this write-up of the lesson

  friend bool operator==(const Via&, const Via&) = default;
};

/// A lesson, once, by its best write-up.
struct Hit {
  DocId document = 0;
  double score = 0;       ///< as `bm25.h` says, rounded to kScoreGrain
  bool complete = false;  ///< matches everything that was asked; such hits come first, asked titles at their head
  bool through = false;   ///< all of it, in part by what is implied or in another language; such hits come next
  core::Card card;
  /// Up to three sections of the passage that answers best, the best first; of a long one, the lines in that passage.
  std::vector<core::CardSection> sections;
  std::vector<Via> via;                      ///< empty when complete, or when nothing is implied
  std::vector<std::string> rendering_terms;  ///< ascending: what snippets mark beside the query's own terms
};

struct SearchResult {
  std::vector<Hit> hits;
  std::size_t complete_count = 0;  ///< lessons that match everything; exact
  std::size_t through_count = 0;   ///< other lessons that do so through what they imply, or in another language; exact
};

/// A database, open for reading. Use one object from one thread; several objects of one folder are fine.
class Index {
 public:
  /// Fails with NotFound, Corrupt or IndexMismatch; the message says what to do (build again).
  static core::Result<Index> open(const std::filesystem::path& folder);
  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  /// Opens the same database once more, for another thread: what lasts of it, so not for `Updater::view`.
  core::Result<Index> reopen() const;

  core::Result<SearchResult> search(const Query& query, const SearchOptions& options) const;

  /// Whether `document` matches everything that `query` asks: what a build uses to find its own lessons.
  core::Result<bool> matches(const Query& query, DocId document) const;

  /// Whether `document` has all of `terms`, which ascend.
  core::Result<bool> has_terms(DocId document, std::span<const std::string> terms) const;

  /// All documents by id, without reading their texts.
  core::Result<std::vector<DocumentKey>> contents() const;

  std::uint32_t document_count() const;
  /// How many write-ups the language with the most has: N of `term_weight`.
  std::uint32_t collection_size() const;
  double average_length() const;
  core::Result<DocumentRecord> document(DocId id) const;
  /// In how many documents a term occurs; 0 when there is no such term.
  core::Result<std::uint32_t> document_frequency(const std::string& term) const;
  /// In order of id.
  core::Result<void> for_each_document(const std::function<core::Result<void>(const DocumentRecord&)>& use) const;
  /// In ascending byte order of the term, all terms that write-ups have: text, field and filter terms. Postings in
  /// order of document; the vector is lent for the call. Stops at the first error.
  core::Result<void> for_each_term(
      const std::function<core::Result<void>(const std::string& term, const std::vector<Posting>& postings)>& use)
      const;
  /// Likewise, but how many documents have each term instead of which.
  core::Result<void> for_each_frequency(
      const std::function<core::Result<void>(const std::string& term, std::uint32_t frequency)>& use) const;
  /// Each word of the archive that differs from its stem, with the stem: what prefixes are matched against beside the
  /// terms. Ascending by word.
  core::Result<void> for_each_word(
      const std::function<core::Result<void>(const std::string& word, const std::string& stem)>& use) const;
  /// Whether some term or word of the archive begins so: whether a word that is being typed may become one.
  core::Result<bool> can_grow(const std::string& prefix) const;
  /// Whether some document has the term, or implies it.
  core::Result<bool> is_known(const std::string& term) const;
  /// Each word of write-ups, as it is written, that may be offered for a misspelt one (`is_spelling`), and how many
  /// write-ups have it. Ascending by word.
  core::Result<void> for_each_spelling(
      const std::function<core::Result<void>(const std::string& word, std::uint32_t count)>& use) const;
  /// How many write-ups have that word, as it is written; 0 when none has it or it is no spelling.
  core::Result<std::uint32_t> spelling_count(const std::string& word) const;

  /// In ascending byte order, each term that some document implies, also those with a field's prefix. Postings in order
  /// of document; the vector is lent for the call. Stops at the first error.
  core::Result<void> for_each_implied(
      const std::function<core::Result<void>(const std::string& term, const std::vector<ImpliedPosting>& postings)>&
          use) const;
  /// Likewise, but how many documents imply each term instead of which.
  core::Result<void> for_each_implied_frequency(
      const std::function<core::Result<void>(const std::string& term, std::uint32_t frequency)>& use) const;
  /// Of a term without prefix; nothing where it has none.
  core::Result<std::optional<Rendering>> rendering(const std::string& term) const;
  /// Ascending by term.
  core::Result<void> for_each_rendering(const std::function<core::Result<void>(const Rendering&)>& use) const;

 private:
  friend class Updater;
  struct State;
  explicit Index(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::index
