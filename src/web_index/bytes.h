#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "web_index/hash.h"

namespace lectern::web_index {

/// Appends the primitives of FORMAT.md to a text of bytes.
class ByteWriter {
 public:
  void varint(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }
  void signed_varint(std::int32_t value);
  /// A finite one that is not negative.
  void number(double value);
  void hash(Hash value);
  void raw(std::string_view bytes) { bytes_.append(bytes); }
  /// Its length in bytes, then itself.
  void text(std::string_view text);

  std::size_t size() const { return bytes_.size(); }
  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what ByteWriter wrote, from bytes that nobody vouches for. The first read that does not fit makes the reader
/// fail for good: later reads give zeros and empty texts, so a caller may look at `failed()` once, after a whole
/// record. Loops must be bounded by `count()`, which never gives more than the bytes that are left could hold.
class ByteReader {
 public:
  /// Borrows `bytes`.
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}

  std::uint32_t varint();
  std::int32_t signed_varint();
  double number();
  /// A varint that counts things of at least one byte each.
  std::uint32_t count();
  Hash hash();
  std::string_view raw(std::size_t size);
  /// Fails also when the text is not UTF-8.
  std::string text();

  void fail();
  bool failed() const { return failed_; }
  /// How many bytes are left.
  std::size_t left() const { return left_.size(); }
  /// Whether all went well and nothing is left over.
  bool finished() const { return !failed_ && left_.empty(); }

 private:
  std::string_view left_;
  bool failed_ = false;
};

}  // namespace lectern::web_index
