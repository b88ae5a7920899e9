#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "web_index/chunk.h"
#include "web_index/codebook.h"
#include "web_index/document_table.h"
#include "web_index/facets.h"
#include "web_index/manifest.h"

namespace lectern::web_index {

/// Reads a web index from disk as the browser does: for a build's test of itself, and for tests. Every byte is checked
/// before it is believed; damaged or hostile files give Error::Code::Corrupt. Constant calls are safe from several
/// threads.
class Reader {
 public:
  static core::Result<Reader> open(const std::filesystem::path& folder);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  const DocumentTable& documents() const;
  const Manifest& manifest() const;
  /// Of a language, by its place in the table.
  const Codebook& codebook(std::size_t language) const;
  /// The number of a lesson's write-up in a language, told by the passages: they are in order of lesson. 0 when there
  /// is none.
  core::Result<DocumentNumber> find(const core::LanguageTag& language, std::string_view lesson) const;
  /// The number of the one chunk that can hold a term; none when no chunk can.
  std::optional<std::size_t> chunk_of(std::string_view term) const;
  /// All that stands in a chunk. Nothing is kept: for those who read each chunk once.
  core::Result<std::vector<Entry>> entries(std::size_t chunk) const;
  /// Postings of a term in order of document; empty when the index does not have the term.
  core::Result<std::vector<Posting>> postings(std::string_view term);
  /// The text of a passage; NotFound when the document has fewer.
  core::Result<std::string> passage(DocumentNumber document, std::size_t passage) const;
  /// The day of each document, from 1 at [0], as `day_number`.
  core::Result<std::vector<std::uint32_t>> dates() const;
  /// What results can be narrowed by.
  core::Result<Facets> facets() const;
  /// What the manifest's traditional characters are folded to, in their order.
  core::Result<std::vector<char32_t>> variants() const;
  /// What stands in a file of spellings, by its number.
  core::Result<std::vector<Spelling>> spellings(std::uint32_t file) const;
  /// How characters are read.
  core::Result<std::vector<Reading>> readings() const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::web_index
