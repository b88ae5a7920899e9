#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/chunk.h"

namespace lectern::web_index {

/// Makes the postings of the web index from the database's.
class PostingMaker {
 public:
  PostingMaker() = default;
  /// `collection` is that of `index::Index`; `numbers` are those of `Numbering`, 0 where there is no document.
  PostingMaker(std::uint32_t collection, const std::vector<DocumentNumber>& numbers);

  /// All documents must be added, in any order, before postings are made. `places` as `index::DocumentRecord` has them,
  /// but as varints: those of all documents are in memory at once.
  void add_document(index::DocId id, std::string places);

  /// The postings of the next term; terms must come in ascending order. Corrupt when a document does not tell the
  /// places of a text term that it has, or is not one of `numbers`.
  core::Result<std::vector<Posting>> make(const std::string& term, const std::vector<index::Posting>& postings);

  /// Whether the places of all documents have been used.
  bool finished() const;

 private:
  struct Document {
    DocumentNumber number = 0;
    std::uint32_t next = 0;  ///< byte of `places`
    std::string places;
  };

  std::uint32_t collection_ = 0;
  std::vector<Document> documents_;  ///< by id, from 1 at [0]
};

}  // namespace lectern::web_index
