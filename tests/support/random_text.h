#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/utf8.h"

/// Makes valid UTF-8 that mixes scripts, marks, invisible and joining characters: what analysis has to stand. Equal
/// seeds make equal texts on every machine.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : engine_(seed) {}

  /// At most `max_code_points` long, perhaps empty.
  std::string text(std::uint32_t max_code_points) {
    std::string text;
    for (std::uint32_t left = below(max_code_points + 1); left > 0; --left) {
      lectern::core::append_utf8(text, code_point());
    }
    return text;
  }

 private:
  struct Range {
    char32_t first, last;
  };

  // Common ones more than once.
  static constexpr std::array kRanges = {
      Range{'a', 'z'},         Range{'a', 'z'},         Range{'A', 'Z'},           Range{'0', '9'},
      Range{'0', '9'},         Range{' ', '/'},         Range{' ', '/'},           Range{0x4E00, 0x9FFF},
      Range{0x4E00, 0x9FFF},   Range{0x4E00, 0x9FFF},   Range{0x00, 0x7F},         Range{0x80, 0x24F},
      Range{0x300, 0x36F},     Range{0x300, 0x345},     Range{0x370, 0x5FF},       Range{0x900, 0xEFF},
      Range{0x1100, 0x11FF},   Range{0x1E00, 0x1FFF},   Range{0x2000, 0x206F},     Range{0x20D0, 0x2BFF},
      Range{0x3000, 0x30FF},   Range{0x3040, 0x30FF},   Range{0x3200, 0x33FF},     Range{0x3400, 0x4DBF},
      Range{0xAC00, 0xD7A3},   Range{0xE000, 0xFFFF},   Range{0xF900, 0xFAFF},     Range{0xFB00, 0xFDFF},
      Range{0xFE00, 0xFFEF},   Range{0xFF01, 0xFF5E},   Range{0xFF65, 0xFFDC},     Range{0x10000, 0x1FFFF},
      Range{0x20000, 0x2FA1F}, Range{0xE0000, 0xE01EF}, Range{0x10FFF0, 0x10FFFF},
  };

  char32_t code_point() {
    const Range& range = kRanges.at(below(kRanges.size()));
    return range.first + below(range.last - range.first + 1);
  }

  /// Not std::uniform_int_distribution: each library has its own.
  std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

  std::mt19937 engine_;
};
