#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/pixel_size.h"

namespace lectern::site {

/// Gives `count` bytes of a file from `offset` on; fewer where it ends.
using ReadBytes = std::function<std::string(std::uint64_t offset, std::size_t count)>;

struct PictureReading {
  core::PixelSize size;
  bool damaged = false;  ///< named like a kind of picture that is known here, and is none of these

  friend bool operator==(const PictureReading&, const PictureReading&) = default;
};

/// The size of a PNG, JPEG, GIF, WebP or SVG as browsers show it: turned where a camera says so. Its bytes tell the
/// kind, and `name` what is expected of it. Reads only the beginning, piece by piece; an SVG may be without size, and
/// of other kinds nothing is known. `read` may give anything.
PictureReading read_picture(std::string_view name, const ReadBytes& read);

/// By its name: a file that browsers show as a picture.
bool is_picture(std::string_view name);

/// The extension of a path in lower case, without the dot; empty for none.
std::string lower_extension(std::string_view path);

}  // namespace lectern::site
