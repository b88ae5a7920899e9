#pragma once

#include <optional>
#include <string_view>

#include "core/pixel_size.h"

namespace lectern::site {

/// What the beginning of an SVG says of its size: its width and height in absolute units, else those of its viewBox.
/// Unknown (zero) when it says neither; nothing when the text does not begin as an SVG does.
std::optional<core::PixelSize> svg_size(std::string_view text);

}  // namespace lectern::site
