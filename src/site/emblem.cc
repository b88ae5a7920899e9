#include "site/emblem.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "site/png.h"

namespace lectern::site {
namespace {

struct Point {
  double x = 0, y = 0;
};
using Outline = std::vector<Point>;

// The mark of icon.svg: a slanted desk on its stand, in a square of 32 units.
const std::vector<Outline>& mark() {
  static const std::vector<Outline> kMark{
      {{6, 9.5}, {27, 6}, {27, 11.5}, {6, 15}},
      {{14, 16}, {18, 16}, {18, 24}, {22, 24}, {22, 27}, {10, 27}, {10, 24}, {14, 24}},
  };
  return kMark;
}
constexpr Point kMiddle{16.5, 16.5};
constexpr std::uint32_t kGround = 0x0a5a74;
constexpr std::uint32_t kFront = 0xffffff;

/// From the ground's colour to the front's, for smooth edges.
std::array<std::uint32_t, 16> shades() {
  std::array<std::uint32_t, 16> out{};
  for (std::uint32_t i = 0; i < out.size(); ++i) {
    for (const int shift : {16, 8, 0}) {
      const std::uint32_t from = kGround >> shift & 0xff, to = kFront >> shift & 0xff;
      out[i] |= (from * (15 - i) + to * i + 7) / 15 << shift;
    }
  }
  return out;
}

/// Where the line at height `y` crosses the outline, from left to right.
std::vector<double> crossings(const Outline& outline, double y) {
  std::vector<double> out;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point &a = outline[i], &b = outline[(i + 1) % outline.size()];
    if ((a.y <= y) != (b.y <= y)) out.push_back(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y));
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Adds to each pixel of a row how much of it lies between `left` and `right`, times `weight`.
void cover(std::vector<double>& row, double left, double right, double weight) {
  const auto last = std::min(row.size(), static_cast<std::size_t>(std::ceil(right)));
  for (auto x = static_cast<std::size_t>(left); x < last; ++x) {
    const auto at = static_cast<double>(x);
    row[x] += weight * (std::min(right, at + 1) - std::max(left, at));
  }
}

/// The mark in the middle of a ground of one colour, `scale` pixels a unit.
std::string draw(std::uint32_t width, std::uint32_t height, double scale) {
  constexpr int kLinesInPixel = 4;
  Picture out{width, height, shades(), {}};
  const auto x_of = [&](double x) { return width / 2.0 + (x - kMiddle.x) * scale; };
  for (std::uint32_t y = 0; y < height; ++y) {
    std::vector<double> row(width);
    for (int line = 0; line < kLinesInPixel; ++line) {
      const double at = (y + (line + 0.5) / kLinesInPixel - height / 2.0) / scale + kMiddle.y;
      for (const Outline& outline : mark()) {
        const std::vector<double> ends = crossings(outline, at);
        for (std::size_t i = 0; i + 1 < ends.size(); i += 2)
          cover(row, x_of(ends[i]), x_of(ends[i + 1]), 1.0 / kLinesInPixel);
      }
    }
    for (const double covered : row) out.pixels.push_back(static_cast<std::uint8_t>(covered * 15 + 0.5));
  }
  return encode_png(out);
}

}  // namespace

void add_emblems(AssetSet::Files& assets) {
  if (assets.count("share.png") == 0) assets["share.png"] = draw(1200, 630, 14);
  if (assets.count("touch-icon.png") == 0) assets["touch-icon.png"] = draw(180, 180, 5);
}

}  // namespace lectern::site
