#pragma once

#include <string>
#include <vector>

#include "importer/language_split.h"
#include "importer/post.h"

namespace lectern::importer {

/// A block on its way into a write-up.
struct Piece {
  Block block;
  Language language = Language::Chinese;
  bool recovered = false;    ///< cut out of running text: its ends may be guesses
  bool starts_list = false;  ///< the first item of a list that was not one in the source
};

using Pieces = std::vector<Piece>;

}  // namespace lectern::importer
