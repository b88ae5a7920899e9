#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "index/query.h"

namespace lectern::index {

/// One thing that somebody typed, between spaces or quotes, with what its signs say.
struct Piece {
  enum class Kind { Words, Or, Language, Date };
  Kind kind = Kind::Words;
  Field field = Field::Any;  ///< of Words
  std::string text;          ///< without sign, field name and quotes
  std::size_t begin = 0;     ///< where `text` begins in the query, in bytes
  /// The piece as it stands in the query, with its field name: what it means when the value cannot be read.
  std::string plain;
  bool excluded = false;
  bool quoted = false;
  bool at_end = false;  ///< the query ends with `text`, so that its last word may still be growing
};

/// Cuts a query into pieces, in order. `text` must be valid UTF-8.
std::vector<Piece> lex_query(std::string_view text);

}  // namespace lectern::index
