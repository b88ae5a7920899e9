#include "site/png.h"

#include <libdeflate.h>

#include <memory>
#include <string_view>

namespace lectern::site {
namespace {

void append_number(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xff);
}

/// Length, name, bytes, and a checksum of the latter two.
void append_chunk(std::string& out, std::string_view name, std::string_view bytes) {
  append_number(out, static_cast<std::uint32_t>(bytes.size()));
  const std::string named = std::string(name) + std::string(bytes);
  out += named;
  append_number(out, libdeflate_crc32(0, named.data(), named.size()));
}

std::string header_of(const Picture& picture) {
  std::string out;
  append_number(out, picture.width);
  append_number(out, picture.height);
  out += '\4';  // bits a pixel
  out += '\3';  // numbers of colours, not colours
  out.append(3, '\0');
  return out;
}

std::string colours_of(const Picture& picture) {
  std::string out;
  for (const std::uint32_t colour : picture.colours) {
    for (const int shift : {16, 8, 0}) out += static_cast<char>(colour >> shift & 0xff);
  }
  return out;
}

/// Two pixels a byte; each row begins with the number of its filter, which is none.
std::string rows_of(const Picture& picture) {
  std::string out;
  for (std::uint32_t y = 0; y < picture.height; ++y) {
    out += '\0';
    const std::uint8_t* row = picture.pixels.data() + std::size_t{y} * picture.width;
    for (std::uint32_t x = 0; x < picture.width; x += 2) {
      const int right = x + 1 < picture.width ? row[x + 1] : 0;
      out += static_cast<char>(row[x] << 4 | right);
    }
  }
  return out;
}

std::string compressed(const std::string& bytes) {
  constexpr int kLevel = 9;
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(kLevel), libdeflate_free_compressor);
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace

std::string encode_png(const Picture& picture) {
  std::string out = "\x89PNG\r\n\x1a\n";
  append_chunk(out, "IHDR", header_of(picture));
  append_chunk(out, "PLTE", colours_of(picture));
  append_chunk(out, "IDAT", compressed(rows_of(picture)));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace lectern::site
