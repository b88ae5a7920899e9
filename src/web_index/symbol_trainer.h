#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "web_index/symbol_table.h"

namespace lectern::web_index {

/// A reader loads a codebook once and then about so many bytes of texts, packed by it: a few searches of ten results. A
/// symbol must save more bits in those than it takes in the codebook. FORMAT.md tells what was measured.
inline constexpr std::size_t kTextBytesRead = 32 << 10;

/// Learns the symbols of a codebook from a sample of the texts that it shall pack; see Codebook::train.
SymbolTable train_symbols(const std::vector<std::string>& sample, std::size_t text_bytes_read = kTextBytesRead);

}  // namespace lectern::web_index
