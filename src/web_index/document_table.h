#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/language.h"
#include "core/result.h"
#include "web_index/bytes.h"
#include "web_index/hash.h"

namespace lectern::web_index {

/// A write-up's number in the web index, from 1: those of the first language in order of lesson, then those of the
/// second. Most terms are of one language, so their postings lie close together.
using DocumentNumber = std::uint32_t;

/// The write-ups in one language.
struct LanguageDocuments {
  core::LanguageTag tag;
  Hash codebook = 0;
  std::vector<std::uint32_t> lessons;  ///< ascending, from 0; at least one

  friend bool operator==(const LanguageDocuments&, const LanguageDocuments&) = default;
};

/// Which write-ups there are.
struct DocumentTable {
  std::uint32_t lesson_count = 0;
  std::vector<LanguageDocuments> languages;  ///< ascending by tag

  /// Of all languages.
  std::uint32_t document_count() const;
  /// The language of a document. Needs 1 <= document <= document_count().
  const LanguageDocuments& language_of(DocumentNumber document) const;

  friend bool operator==(const DocumentTable&, const DocumentTable&) = default;
};

/// The part of the manifest that tells of documents, up to the languages.
void write_documents(ByteWriter& out, const DocumentTable& table);
/// Reads it. The reader fails for anything that FORMAT.md does not allow; at most `most_documents` are believed.
DocumentTable read_documents(ByteReader& in, std::uint32_t most_documents);

}  // namespace lectern::web_index
