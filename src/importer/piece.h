#pragma once

#include <cstddef>
#include <vector>

#include "importer/language_split.h"
#include "importer/post.h"

namespace lectern::importer {

/// A block on its way into a write-up.
struct Piece {
  Block block;
  Language language = Language::Chinese;
  std::size_t order = 0;     ///< its place in the post
  bool recovered = false;    ///< cut out of running text: its ends may be guesses
  bool markup_lost = false;  ///< links or emphasis reached over its ends: the text alone was kept
  bool starts_list = false;  ///< the first item of a list that was not one in the source
};

using Pieces = std::vector<Piece>;

/// What is no part of the lesson, and where it stood.
struct Aside {
  std::size_t order = 0;  ///< as `Piece` has it
  LeftOut left_out;
};

}  // namespace lectern::importer
