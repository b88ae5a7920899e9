#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "core/result.h"
#include "index/index.h"

namespace lectern::web_index {

/// The same lesson in another language.
struct Alternate {
  core::LanguageTag language;
  std::string url;

  friend bool operator==(const Alternate&, const Alternate&) = default;
};

/// What a reader's browser fetches of one document once it is found.
struct CardFile {
  index::DocId document = 0;
  core::Card card;
  std::vector<Alternate> alternates;  ///< in order of document

  friend bool operator==(const CardFile&, const CardFile&) = default;
};

/// The content of the file.
std::string encode_card(const CardFile& file);
/// Reads it and checks all of it. `name` is for the message.
core::Result<CardFile> decode_card(std::string_view content, std::string_view name);

/// A card's name does not tell its bytes as other names do, so the file ends in a hash of its path and of the rest.
std::string seal(std::string_view path, std::string_view packed);
/// The packed card without its seal; Corrupt when the seal is not the one for these bytes at this path.
core::Result<std::string_view> unseal(std::string_view path, std::string_view sealed);

}  // namespace lectern::web_index
