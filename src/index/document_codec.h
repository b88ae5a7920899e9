#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "index/passages.h"

namespace lectern::index {

/// What the database keeps of a write-up beside its postings.
struct DocumentData {
  core::Card card;
  std::vector<Places> places;  ///< of each text term, in ascending order of the terms

  friend bool operator==(const DocumentData&, const DocumentData&) = default;
};

/// A document's data as bytes: a version, then every field in the order of `core::Card`, then the places; a text is its
/// length and its bytes, a list its count and its elements, numbers in LEB128.
std::string encode_document(const DocumentData& data);

/// Nothing when `bytes` are not exactly one encoded document of valid UTF-8.
std::optional<DocumentData> decode_document(std::string_view bytes);

}  // namespace lectern::index
