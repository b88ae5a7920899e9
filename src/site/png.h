#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace lectern::site {

/// A picture in up to sixteen colours.
struct Picture {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::array<std::uint32_t, 16> colours{};  ///< 0xRRGGBB
  std::vector<std::uint8_t> pixels;         ///< `width` × `height` numbers of colours, row by row from the top
};

/// The bytes of a PNG file; equal pictures give equal bytes.
std::string encode_png(const Picture& picture);

}  // namespace lectern::site
