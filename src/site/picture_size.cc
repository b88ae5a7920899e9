#include "site/picture_size.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "site/svg_size.h"

namespace lectern::site {
namespace {

using core::PixelSize;
using std::string_view;

constexpr std::array<string_view, 6> kKnown{"png", "jpg", "jpeg", "gif", "webp", "svg"};
constexpr std::array<string_view, 2> kUnknown{"avif", "bmp"};
constexpr std::size_t kMostSegments = 4096;
constexpr std::size_t kMostSvg = 64 * 1024;

enum class Order { Big, Little };

/// A number of `count` bytes; bytes behind the end are 0.
std::uint32_t number(string_view bytes, std::size_t at, std::size_t count, Order order) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = at + (order == Order::Big ? i : count - 1 - i);
    out = out << 8U | (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0U);
  }
  return out;
}

/// Of a header that is there in full; no picture has an edge of nothing.
std::optional<PixelSize> size_or_nothing(std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0) return std::nullopt;
  return PixelSize{width, height};
}

std::optional<PixelSize> png_size(string_view head) {
  if (head.substr(std::min<std::size_t>(12, head.size()), 4) != "IHDR" || head.size() < 24) return std::nullopt;
  return size_or_nothing(number(head, 16, 4, Order::Big), number(head, 20, 4, Order::Big));
}

std::optional<PixelSize> gif_size(string_view head) {
  if (head.size() < 10) return std::nullopt;
  return size_or_nothing(number(head, 6, 2, Order::Little), number(head, 8, 2, Order::Little));
}

std::optional<PixelSize> webp_size(string_view head) {
  if (head.size() < 30) return std::nullopt;
  const string_view kind = head.substr(12, 4);
  if (kind == "VP8X") return PixelSize{number(head, 24, 3, Order::Little) + 1, number(head, 27, 3, Order::Little) + 1};
  constexpr std::uint32_t kFourteenBits = 0x3FFF;
  if (kind == "VP8L" && head[20] == '\x2F') {
    const std::uint32_t bits = number(head, 21, 4, Order::Little);
    return PixelSize{(bits & kFourteenBits) + 1, (bits >> 14U & kFourteenBits) + 1};
  }
  if (kind != "VP8 " || head.substr(23, 3) != "\x9D\x01\x2A") return std::nullopt;
  return size_or_nothing(number(head, 26, 2, Order::Little) & kFourteenBits,
                         number(head, 28, 2, Order::Little) & kFourteenBits);
}

/// Whether the camera was held upright, so that width and height change places.
bool is_turned(string_view exif) {
  constexpr string_view kMark("Exif\0\0", 6);
  if (exif.substr(0, kMark.size()) != kMark) return false;
  const string_view tiff = exif.substr(kMark.size());
  const Order order = tiff.substr(0, 2) == "II" ? Order::Little : Order::Big;
  const std::size_t directory = number(tiff, 4, 4, order);
  const std::size_t count = number(tiff, directory, 2, order);
  constexpr std::uint32_t kOrientation = 0x0112;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (number(tiff, entry, 2, order) != kOrientation) continue;
    const std::uint32_t orientation = number(tiff, entry + 8, 2, order);
    return orientation >= 5 && orientation <= 8;
  }
  return false;
}

/// A segment that says how large the frame is.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool is_without_length(std::uint32_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

std::optional<PixelSize> jpeg_size(const ReadBytes& read) {
  bool turned = false;
  std::uint64_t at = 2;
  for (std::size_t i = 0; i < kMostSegments; ++i) {
    const std::string head = read(at, 9);
    if (head.size() < 9 || head[0] != '\xFF') return std::nullopt;
    const std::uint32_t marker = number(head, 1, 1, Order::Big);
    if (marker == 0xFF || is_without_length(marker)) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    const std::uint32_t length = number(head, 2, 2, Order::Big);
    if (length < 2 || marker == 0xD9 || marker == 0xDA) return std::nullopt;
    if (is_frame(marker)) {
      auto size = size_or_nothing(number(head, 7, 2, Order::Big), number(head, 5, 2, Order::Big));
      if (size && turned) std::swap(size->width, size->height);
      return size;
    }
    if (marker == 0xE1) turned = turned || is_turned(read(at + 4, length - 2));
    at += 2 + std::uint64_t{length};
  }
  return std::nullopt;
}

template <std::size_t N>
bool is_one_of(string_view extension, const std::array<string_view, N>& extensions) {
  return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

}  // namespace

PictureReading read_picture(string_view name, const ReadBytes& read) {
  const auto found = [](const std::optional<PixelSize>& size) {
    return PictureReading{size.value_or(PixelSize{}), !size};
  };
  const std::string head = read(0, 30);
  const string_view start = head;
  if (start.starts_with("\x89PNG\r\n\x1A\n")) return found(png_size(head));
  if (start.starts_with("GIF87a") || start.starts_with("GIF89a")) return found(gif_size(head));
  if (start.starts_with("RIFF") && number(head, 8, 4, Order::Big) == 0x57454250) return found(webp_size(head));
  if (start.starts_with("\xFF\xD8")) return found(jpeg_size(read));
  const std::string extension = lower_extension(name);
  if (extension == "svg") return found(svg_size(read(0, kMostSvg)));
  return {{}, is_one_of(extension, kKnown)};
}

bool is_picture(string_view name) {
  const std::string extension = lower_extension(name);
  return is_one_of(extension, kKnown) || is_one_of(extension, kUnknown);
}

std::string lower_extension(string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == string_view::npos || path.find('/', dot) != string_view::npos) return {};
  std::string out(path.substr(dot + 1));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

}  // namespace lectern::site
