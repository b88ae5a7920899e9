#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace lectern::web_index {

/// Appends numbers of few bits, the most significant first.
class BitWriter {
 public:
  /// The low `bits` of `value`, which has no others; at most 16.
  void write(std::uint32_t value, unsigned bits) {
    held_ = held_ << bits | value;
    for (held_bits_ += bits; held_bits_ >= 8; held_bits_ -= 8) bytes_ += static_cast<char>(held_ >> (held_bits_ - 8));
  }

  /// The bytes, the last one filled up with ones.
  std::string take() {
    if (held_bits_ > 0) write(0xFF >> held_bits_, 8 - held_bits_);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
  std::uint64_t held_ = 0;
  unsigned held_bits_ = 0;
};

/// Reads them back. After the last byte come ones without end.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  /// At most 16 bits.
  std::uint32_t read(unsigned bits) {
    for (; held_bits_ < bits; held_bits_ += 8) {
      held_ = held_ << 8 | (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_]) : 0xFF);
      ++at_;
    }
    held_bits_ -= bits;
    return static_cast<std::uint32_t>(held_ >> held_bits_) & ((1u << bits) - 1);
  }
  /// Takes back the last of the bits that were read, at most 16.
  void unread(unsigned bits) { held_bits_ += bits; }

  /// Whether all bytes were begun, and nothing was read beyond them.
  bool finished() const {
    const std::size_t end = bytes_.size() * 8, at = at_ * 8 - held_bits_;
    return at <= end && end - at < 8;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::uint64_t held_ = 0;
  unsigned held_bits_ = 0;
};

}  // namespace lectern::web_index
