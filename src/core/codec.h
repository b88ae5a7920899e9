#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/utf8.h"

namespace lectern::core {

/// Turn plain values into bytes and back. One description of a layout serves both directions, a function template that
/// takes either as `Coder&`:
///
///     template <typename Coder, typename Value>
///     void code(Coder& coder, Value& value) { coder.text(value.name); coder.list(value.tags, …); }
///
/// A text is its length and its bytes, a list its count and its elements; numbers in LEB128.
class Encoder {
 public:
  void text(const std::string& value) {
    number(value.size());
    bytes_ += value;
  }

  /// Integers, booleans and enumerations, none of them negative.
  template <typename Number>
  void number(const Number& number) {
    auto value = static_cast<std::uint64_t>(number);
    for (; value >= 0x80; value >>= 7U) bytes_.push_back(static_cast<char>(value | 0x80U));
    bytes_.push_back(static_cast<char>(value));
  }

  /// Zigzag: 0, -1, 1, -2 … as 0, 1, 2, 3 …
  void signed_number(int value) {
    number(value < 0 ? 2 * static_cast<std::uint64_t>(-(std::int64_t{value} + 1)) + 1
                     : 2 * static_cast<std::uint64_t>(value));
  }

  template <typename List, typename Use>
  void list(const List& values, Use&& use) {
    number(values.size());
    for (const auto& value : values) use(value);
  }

  template <typename T, typename Use>
  void optional(const std::optional<T>& value, Use&& use) {
    number(value.has_value());
    if (value) use(*value);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads foreign bytes. After the first fault it reads nothing more, and `succeeded` is false.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  /// Valid UTF-8, or a fault.
  void text(std::string& value) {
    std::uint64_t size = 0;
    number(size);
    if (size > rest_.size()) return fail();
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (first_invalid_utf8(value)) fail();
  }

  template <typename Number>
  void number(Number& out) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte >= 0x80) continue;
      if (value > most<Number>()) break;
      out = static_cast<Number>(value);
      return;
    }
    fail();
  }

  void signed_number(int& out) {
    std::uint32_t value = 0;
    number(value);
    const auto half = static_cast<std::int64_t>(value / 2);
    out = static_cast<int>(value % 2 == 0 ? half : -half - 1);
  }

  template <typename List, typename Use>
  void list(List& values, Use&& use) {
    std::uint64_t count = 0;
    number(count);
    if (count > rest_.size()) return fail();  // an element has a byte at least
    for (std::uint64_t i = 0; i < count && !failed_; ++i) use(values.emplace_back());
  }

  template <typename T, typename Use>
  void optional(std::optional<T>& value, Use&& use) {
    bool there = false;
    number(there);
    if (there && !failed_) use(value.emplace());
  }

  void fail() {
    failed_ = true;
    rest_ = {};
  }
  /// Whether all that was read was there, and nothing is left.
  bool succeeded() const { return !failed_ && rest_.empty(); }

 private:
  template <typename Number>
  static constexpr std::uint64_t most() {
    if constexpr (std::is_enum_v<Number>) {
      return static_cast<std::uint64_t>(std::numeric_limits<std::underlying_type_t<Number>>::max());
    } else {
      return static_cast<std::uint64_t>(std::numeric_limits<Number>::max());
    }
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace lectern::core
