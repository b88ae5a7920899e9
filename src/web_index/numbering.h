#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/document_table.h"

namespace lectern::web_index {

/// Where a document stands in the table.
struct DocumentPlace {
  std::uint32_t language = 0;
  std::uint32_t lesson = 0;
};

/// How documents of the database are numbered in the web index.
struct Numbering {
  DocumentTable table;                  ///< without codebooks
  std::vector<std::string> lessons;     ///< names of the table's lessons: ascending
  std::vector<index::DocId> documents;  ///< of each document number, from 1 at [0], its id in the database
  /// Of each id, from 1 at [0], its document number; 0 where no document has the id.
  std::vector<DocumentNumber> numbers;

  /// Of each document number, from 1 at [0].
  std::vector<DocumentPlace> places() const;

  friend bool operator==(const Numbering&, const Numbering&) = default;
};

/// Lessons go by their paths, bytewise; ids do not matter. Corrupt unless a lesson has one write-up a language. What
/// the documents themselves say is not read.
core::Result<Numbering> number_documents(const index::Index& index);

/// The error for a database whose parts do not agree.
core::Error inconsistent(std::string_view what);

}  // namespace lectern::web_index
