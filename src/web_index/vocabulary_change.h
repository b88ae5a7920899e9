#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "index/document_change.h"
#include "index/index.h"
#include "web_index/chunk.h"

namespace lectern::web_index {

/// A changed write-up and its number, which stays.
struct NumberedChange {
  DocumentNumber number = 0;
  const index::DocumentChange* change = nullptr;
};

/// What changes about one key of the vocabulary.
struct KeyChange {
  /// Of documents in which the term is new, gone, or used otherwise, ascending.
  std::vector<std::pair<DocumentNumber, std::optional<index::TermUse>>> uses;
  /// Of documents that imply the term, no longer do, or do otherwise; each once.
  std::vector<std::pair<DocumentNumber, std::optional<index::ImpliedTerm>>> implied;
  /// What the word leads to now, and how many documents have that; an empty stem when it is no such word.
  std::optional<std::pair<std::string, std::uint32_t>> stem;
};

/// Likewise, of which only what it implies changed.
struct NumberedImplied {
  DocumentNumber number = 0;
  const index::ImpliedChange* change = nullptr;
};

/// All that changes what the vocabulary says.
struct NumberedChanges {
  std::vector<NumberedChange> documents;  ///< ascending by number
  std::vector<NumberedImplied> implied;
  std::vector<std::string> renderings;  ///< terms
};

using VocabularyChange = std::map<std::string, KeyChange>;

/// All keys whose entries may differ.
core::Result<VocabularyChange> vocabulary_change(const index::Index& index, const NumberedChanges& changes);

/// Puts a change into an entry, which has the key; `collection` is that of `index::Index`. What all documents that
/// imply it share is left as it is: see `put_rendering`. False when it cannot be told from the entry alone what becomes
/// of it.
bool apply(const KeyChange& change, std::uint32_t collection, Entry& entry);

}  // namespace lectern::web_index
