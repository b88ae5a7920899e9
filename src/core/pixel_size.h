#pragma once

#include <cstdint>

namespace lectern::core {

/// How large a picture is shown, in CSS pixels. Both are 0 when that is not known.
struct PixelSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;

  friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

}  // namespace lectern::core
