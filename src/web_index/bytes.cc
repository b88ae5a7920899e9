#include "web_index/bytes.h"

#include <bit>
#include <cmath>

#include "core/utf8.h"

namespace lectern::web_index {

void ByteWriter::signed_varint(std::int32_t value) {
  const auto bits = static_cast<std::uint32_t>(value);
  varint(value < 0 ? ~(bits << 1) : bits << 1);
}

void ByteWriter::number(double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(bits >> shift);
}

void ByteWriter::hash(Hash value) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes_ += static_cast<char>(value >> shift);
}

void ByteWriter::text(std::string_view text) {
  varint(static_cast<std::uint32_t>(text.size()));
  raw(text);
}

std::uint32_t ByteReader::varint() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 35; shift += 7) {
    const std::string_view next = raw(1);
    if (failed_) return 0;
    const auto byte = static_cast<unsigned char>(next[0]);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) {
      const bool padded = byte == 0 && shift > 0;
      if (padded || value > UINT32_MAX) break;
      return static_cast<std::uint32_t>(value);
    }
  }
  fail();
  return 0;
}

std::int32_t ByteReader::signed_varint() {
  const std::uint32_t bits = varint();
  return static_cast<std::int32_t>(bits & 1 ? ~(bits >> 1) : bits >> 1);
}

double ByteReader::number() {
  std::uint64_t bits = 0;
  int shift = 0;
  for (const char c : raw(sizeof bits)) {
    bits |= std::uint64_t{static_cast<unsigned char>(c)} << shift;
    shift += 8;
  }
  const auto value = std::bit_cast<double>(bits);
  if (std::isfinite(value) && value >= 0) return value;
  fail();
  return 0;
}

std::uint32_t ByteReader::count() {
  const std::uint32_t value = varint();
  if (value <= left_.size()) return value;
  fail();
  return 0;
}

Hash ByteReader::hash() {
  Hash value = 0;
  for (const char c : raw(kHashBytes)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

std::string_view ByteReader::raw(std::size_t size) {
  if (size > left_.size()) fail();
  if (failed_) return {};
  const std::string_view taken = left_.substr(0, size);
  left_.remove_prefix(size);
  return taken;
}

std::string ByteReader::text() {
  const std::string_view bytes = raw(varint());
  if (core::first_invalid_utf8(bytes)) fail();
  return failed_ ? std::string() : std::string(bytes);
}

void ByteReader::fail() {
  failed_ = true;
  left_ = {};
}

}  // namespace lectern::web_index
