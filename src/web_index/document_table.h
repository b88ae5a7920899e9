#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/language.h"
#include "core/result.h"
#include "index/index.h"
#include "web_index/hash.h"

namespace lectern::web_index {

/// What ranking needs to know of one document.
struct DocumentRow {
  std::uint32_t length = 0;    ///< sum of the wdf of its terms
  std::uint32_t lesson = 0;    ///< documents of one lesson have one number; counted from 0 by first appearance
  std::uint32_t language = 0;  ///< index into `DocumentTable::languages`
  /// `day_number` of its date; 0: it has none. Later days have greater numbers.
  std::uint32_t day = 0;

  friend bool operator==(const DocumentRow&, const DocumentRow&) = default;
};

/// Cards are found by shelf: so many consecutive documents share a folder that is named after the bytes of their cards.
/// A name a card would be eight bytes of noise a document in every reader's first transfer.
inline constexpr std::uint32_t kCardsPerShelf = 64;

/// All documents in order of id; the row of document d is `rows[d - 1]`.
struct DocumentTable {
  std::vector<core::LanguageTag> languages;  ///< in order of first appearance
  std::vector<DocumentRow> rows;
  std::vector<Hash> shelves;  ///< the folder of each kCardsPerShelf documents

  friend bool operator==(const DocumentTable&, const DocumentTable&) = default;
};

/// How many shelves so many documents fill.
std::size_t shelf_count(std::size_t documents);
/// The path of a document's card below the web index: `<16 hex digits>/<document>.bin`.
std::string card_path(const DocumentTable& table, index::DocId document);

/// Orders days as the calendar does: 512 a year, 32 a month.
std::uint32_t day_number(const core::Date& date);

/// The content of the file.
std::string encode_documents(const DocumentTable& table);
/// Reads it and checks all of it, against `document_count` of the manifest too. `name` is for the message.
core::Result<DocumentTable> decode_documents(std::string_view content, std::uint32_t document_count,
                                             std::string_view name);

}  // namespace lectern::web_index
