#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/file_sink.h"
#include "core/result.h"
#include "index/index.h"
#include "web_index/codebook.h"
#include "web_index/numbering.h"
#include "web_index/shelf.h"

namespace lectern::web_index {

/// What else an export needs to know of a document than its passages.
struct DocumentFacts {
  std::uint32_t day = 0;  ///< `day_number`, or 0 without a date
  std::uint8_t rung = 0;  ///< `index::length_rung`
  core::Card names;       ///< its course's title, its guests and its tags; nothing else
  std::string page;       ///< its URL without the language, where it is not the lesson's name
  std::string places;     ///< of each text term, in ascending order of the terms, as varints
  /// Characters of its passages that the analysis folds to others, ascending.
  std::vector<char32_t> traditional;
};

/// The passages of all documents.
struct WrittenPassages {
  std::vector<Hash> shelves;
  std::vector<DocumentFacts> documents;  ///< by number, from 1 at [0]
};

/// `day_number` of a write-up's date, or 0 without one; Corrupt when it is none.
core::Result<std::uint32_t> day_of(const core::Card& card);
/// Characters of some texts that the analysis folds to others, ascending.
std::vector<char32_t> folded_characters(const std::vector<std::string>& texts);

/// The files of a write-up's passages below their shelf, by name, packed and unpacked again: an error of code SelfTest
/// when one does not read back as it was.
core::Result<std::vector<std::pair<std::string, std::string>>> pack_passages(DocumentNumber number,
                                                                             const std::vector<std::string>& texts,
                                                                             const Codebook& codebook);

/// Reads each document, packs its passages with the codebook of its language (`codebooks` are in the order of the
/// table's languages) and writes them to `folder` of the sink: shelf by shelf, on all processors. Corrupt when a date
/// is none, and when a document is not of the lesson and language that it was numbered for.
core::Result<WrittenPassages> write_passages(const index::Index& index, const Numbering& numbering,
                                             const std::vector<Codebook>& codebooks, core::FileSink& sink,
                                             const std::string& folder);

}  // namespace lectern::web_index
