#include "index/document_codec.h"

#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "core/utf8.h"

namespace lectern::index {
namespace {

constexpr char kVersion = 2;

/// One description of the layout serves both directions: `Coder` is the encoder or the decoder.
template <typename Coder, typename Data>
void code_document(Coder& coder, Data& data) {
  auto& card = data.card;
  coder.text(card.lesson);
  coder.text(card.language);
  coder.text(card.url);
  coder.text(card.title);
  coder.text(card.course);
  coder.text(card.course_title);
  coder.text(card.date);
  coder.list(card.guests, [&](auto& guest) { coder.text(guest); });
  coder.list(card.tags, [&](auto& tag) { coder.text(tag); });
  coder.list(card.sections, [&](auto& section) {
    coder.text(section.title);
    coder.text(section.anchor);
    coder.text(section.text);
  });
  coder.list(data.places, [&](auto& places) { coder.number(places); });
}

class Encoder {
 public:
  void text(const std::string& value) {
    number(static_cast<std::uint64_t>(value.size()));
    bytes_ += value;
  }

  template <typename List, typename Use>
  void list(const List& values, Use&& use) {
    number(static_cast<std::uint64_t>(values.size()));
    for (const auto& value : values) use(value);
  }

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>(value | 0x80));
    bytes_.push_back(static_cast<char>(value));
  }

  std::string bytes_{kVersion};
};

/// Reads nothing more once something was wrong.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {
    if (rest_.empty() || rest_.front() != kVersion) {
      fail();
    } else {
      rest_.remove_prefix(1);
    }
  }

  void text(std::string& value) {
    std::uint64_t size = 0;
    number(size);
    if (size > rest_.size()) return fail();
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
    if (core::first_invalid_utf8(value)) fail();
  }

  template <typename List, typename Use>
  void list(List& values, Use&& use) {
    std::uint64_t count = 0;
    number(count);
    if (count > rest_.size()) return fail();  // an element has a byte at least
    for (std::uint64_t i = 0; i < count && !failed_; ++i) use(values.emplace_back());
  }

  template <typename Number>
  void number(Number& out) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte >= 0x80) continue;
      if (value > std::numeric_limits<Number>::max()) break;
      out = static_cast<Number>(value);
      return;
    }
    fail();
  }

  bool succeeded() const { return !failed_ && rest_.empty(); }

 private:
  void fail() {
    failed_ = true;
    rest_ = {};
  }

  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace

std::string encode_document(const DocumentData& data) {
  Encoder encoder;
  code_document(encoder, data);
  return std::move(encoder.bytes_);
}

std::optional<DocumentData> decode_document(std::string_view bytes) {
  Decoder decoder(bytes);
  DocumentData data;
  code_document(decoder, data);
  if (!decoder.succeeded()) return std::nullopt;
  return data;
}

}  // namespace lectern::index
