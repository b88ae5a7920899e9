#pragma once

#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/document_table.h"

namespace lectern::web_index {

/// How documents of the database are numbered in the web index.
struct Numbering {
  DocumentTable table;                  ///< without codebooks
  std::vector<index::DocId> documents;  ///< of each document number, from 1 at [0], its id in the database
  std::vector<DocumentNumber> numbers;  ///< of each id, from 1 at [0], its document number

  friend bool operator==(const Numbering&, const Numbering&) = default;
};

/// Corrupt unless in the database the write-ups of a lesson, one a language, follow each other, and unless their URLs
/// differ in nothing but the language.
core::Result<Numbering> number_documents(const index::Index& index);

/// The error for a database whose parts do not agree.
core::Error inconsistent(std::string_view what);

}  // namespace lectern::web_index
