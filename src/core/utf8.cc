#include "core/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace lectern::core {
namespace {

/// The length of the well-formed sequence at `offset`, or 0 (Unicode 15, table 3-7).
std::size_t sequence_length(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return offset + i < text.size() ? static_cast<unsigned char>(text[offset + i]) : 0U;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return continues(1) ? 2 : 0;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  if (lead < 0xF0) return continues(2) ? 3 : 0;
  return continues(2) && continues(3) ? 4 : 0;
}

/// How long the sequence is that begins with `lead`, if the text is valid.
std::size_t claimed_length(unsigned lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/// Most texts are ASCII for long stretches.
bool begins_with_eight_ascii(std::string_view text) {
  if (text.size() < 8) return false;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data(), 8);
  return (bytes & 0x8080808080808080U) == 0;
}

struct CodePointRange {
  char32_t first, last;
};

// East Asian Wide and Fullwidth (UAX #11), and emoji that terminals draw wide; ranges merged where gaps are unassigned.
constexpr std::array kWide = {
    CodePointRange{0x1100, 0x115F},   CodePointRange{0x231A, 0x231B},   CodePointRange{0x2329, 0x232A},
    CodePointRange{0x23E9, 0x23EC},   CodePointRange{0x2614, 0x2615},   CodePointRange{0x2E80, 0x303E},
    CodePointRange{0x3041, 0x33FF},   CodePointRange{0x3400, 0x4DBF},   CodePointRange{0x4E00, 0xA4CF},
    CodePointRange{0xA960, 0xA97C},   CodePointRange{0xAC00, 0xD7A3},   CodePointRange{0xF900, 0xFAFF},
    CodePointRange{0xFE10, 0xFE19},   CodePointRange{0xFE30, 0xFE6B},   CodePointRange{0xFF01, 0xFF60},
    CodePointRange{0xFFE0, 0xFFE6},   CodePointRange{0x16FE0, 0x18CFF}, CodePointRange{0x1AFF0, 0x1B2FB},
    CodePointRange{0x1F300, 0x1F64F}, CodePointRange{0x1F680, 0x1F6FF}, CodePointRange{0x1F900, 0x1FAFF},
    CodePointRange{0x20000, 0x3FFFD},
};

constexpr std::array kZeroWidth = {
    CodePointRange{0x0300, 0x036F},   CodePointRange{0x0483, 0x0489}, CodePointRange{0x0591, 0x05BD},
    CodePointRange{0x0610, 0x061A},   CodePointRange{0x064B, 0x065F}, CodePointRange{0x0E31, 0x0E31},
    CodePointRange{0x0E34, 0x0E3A},   CodePointRange{0x1AB0, 0x1AFF}, CodePointRange{0x1DC0, 0x1DFF},
    CodePointRange{0x200B, 0x200F},   CodePointRange{0x202A, 0x202E}, CodePointRange{0x2060, 0x2064},
    CodePointRange{0x20D0, 0x20F0},   CodePointRange{0x302A, 0x302D}, CodePointRange{0x3099, 0x309A},
    CodePointRange{0xFE00, 0xFE0F},   CodePointRange{0xFE20, 0xFE2F}, CodePointRange{0xFEFF, 0xFEFF},
    CodePointRange{0xE0100, 0xE01EF},
};

template <std::size_t N>
bool contains(const std::array<CodePointRange, N>& ranges, char32_t code_point) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                      [](char32_t c, const CodePointRange& range) { return c < range.first; });
  return after != ranges.begin() && code_point <= std::prev(after)->last;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (begins_with_eight_ascii(text.substr(offset))) {
      offset += 8;
      continue;
    }
    const std::size_t length = sequence_length(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned lead = byte(0);
  const std::size_t length = claimed_length(lead);
  char32_t code_point = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length && offset + i < text.size(); ++i) {
    code_point = code_point << 6 | (byte(i) & 0x3FU);
  }
  offset = std::min(offset + length, text.size());
  return code_point;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

int cell_width(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (contains(kZeroWidth, code_point)) return 0;
  return contains(kWide, code_point) ? 2 : 1;
}

bool is_unprintable(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string_view prefix_code_points(std::string_view text, std::size_t max_code_points) {
  std::size_t offset = 0;
  for (std::size_t count = 0; offset < text.size() && count < max_code_points;) {
    const bool eight = max_code_points - count >= 8 && begins_with_eight_ascii(text.substr(offset));
    offset += eight ? 8 : claimed_length(static_cast<unsigned char>(text[offset]));
    count += eight ? 8 : 1;
  }
  return text.substr(0, offset);
}

}  // namespace lectern::core
