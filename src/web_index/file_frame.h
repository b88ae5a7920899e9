#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace lectern::web_index {

/// What a `.bin` file holds; the fourth byte of the file.
enum class FileKind : char {
  Manifest = 'M',
  Chunk = 'C',
  Dates = 'D',
  Codebook = 'B',
  Variants = 'V',
  Facets = 'F',
  Spellings = 'S',
  Readings = 'R',
};

/// The most that a file may hold when unpacked: a browser must be able to keep several.
inline constexpr std::size_t kMaxUnpackedBytes = std::size_t{64} << 20;

/// Packs the content of a file: kind and size, then a zlib stream. Equal content gives equal bytes. Fails with
/// InvalidUsage when there are more than kMaxUnpackedBytes.
core::Result<std::string> pack(FileKind kind, std::string_view content);

/// The content that `pack` was given. `name` is for the message. Anything else than whole bytes of `pack` for this kind
/// is Corrupt; memory is claimed only in proportion to `packed`.
core::Result<std::string> unpack(FileKind kind, std::string_view packed, std::string_view name);

/// The error for a file that does not read back as it was written.
core::Error damaged(std::string_view name, std::string_view what);

}  // namespace lectern::web_index
