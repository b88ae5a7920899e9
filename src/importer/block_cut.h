#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "importer/piece.h"
#include "importer/post.h"

namespace lectern::importer {

struct CutBlock {
  std::vector<Block> blocks;  ///< without spaces at the ends; without those in which nothing is left
  bool markup_lost = false;   ///< links or emphasis reached over a place: the text alone is kept
};

/// Cuts a block at `places`, offsets in its text, in any order.
CutBlock cut_block(const Block& block, std::vector<std::size_t> places);

/// The same for a piece; each part has what the piece was.
Pieces cut_piece(const Piece& piece, std::vector<std::size_t> places);

/// What a reader sees of Markdown, without spaces and line ends.
std::string read_markdown(const std::string& markdown);

}  // namespace lectern::importer
