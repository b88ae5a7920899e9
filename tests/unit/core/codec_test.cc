#include "core/codec.h"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "core/diagnostic_codec.h"

using namespace lectern::core;

namespace {

struct Value {
  std::string name;
  std::uint32_t count = 0;
  int offset = 0;
  bool flag = false;
  std::optional<std::string> note;
  std::vector<std::string> tags;

  friend bool operator==(const Value&, const Value&) = default;
};

template <typename Coder, typename V>
void code(Coder& coder, V& value) {
  coder.text(value.name);
  coder.number(value.count);
  coder.signed_number(value.offset);
  coder.number(value.flag);
  coder.optional(value.note, [&](auto& note) { coder.text(note); });
  coder.list(value.tags, [&](auto& tag) { coder.text(tag); });
}

std::string encode(const Value& value) {
  Encoder encoder;
  code(encoder, value);
  return encoder.take();
}

std::optional<Value> decode(std::string_view bytes) {
  Decoder decoder(bytes);
  Value out;
  code(decoder, out);
  return decoder.succeeded() ? std::optional(out) : std::nullopt;
}

}  // namespace

TEST_CASE("What was encoded is decoded") {
  const Value values[] = {
      {},
      {"风险", 300, -480, true, "", {"a", ""}},
      {"x", std::numeric_limits<std::uint32_t>::max(), std::numeric_limits<int>::min(), false, "note", {}},
      {"x", 0, std::numeric_limits<int>::max(), false, std::nullopt, {}},
  };
  for (const Value& value : values) CHECK(decode(encode(value)) == value);
}

TEST_CASE("Bytes that were cut, or with more behind them, are refused") {
  const std::string bytes = encode({"风险", 300, -480, true, "note", {"a", "b"}});
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decode(bytes.substr(0, size)));
  CHECK_FALSE(decode(bytes + '\0'));
}

TEST_CASE("Numbers too large, text that is none and counts without elements are refused") {
  Encoder encoder;
  encoder.number(std::uint64_t{1} << 33U);
  const std::string large = encoder.take();
  Decoder numbers(large);
  std::uint32_t number = 0;
  numbers.number(number);
  CHECK_FALSE(numbers.succeeded());

  Decoder texts("\x01\xFF");
  std::string text;
  texts.text(text);
  CHECK_FALSE(texts.succeeded());

  Decoder lists("\xFF\xFF\xFF\xFF\x0F");
  std::vector<std::string> list;
  lists.list(list, [&](std::string& element) { lists.text(element); });
  CHECK_FALSE(lists.succeeded());
  CHECK(list.empty());
}

TEST_CASE("Diagnostics survive being encoded") {
  Diagnostics problems;
  problems.add(
      {Severity::Warning, "unknown-key", "a/b.md", {3, 1, 4}, "no such key", "did you mean tags?", "tgs: [x]"});
  problems.add({Severity::Error, "x", "", {}, "m", "", ""});
  Encoder encoder;
  code_diagnostics(encoder, problems);
  const std::string bytes = encoder.take();
  Decoder decoder(bytes);
  Diagnostics back;
  code_diagnostics(decoder, back);
  REQUIRE(decoder.succeeded());
  REQUIRE(back.all().size() == 2);
  CHECK(format_diagnostic(back.all()[0]) == format_diagnostic(problems.all()[0]));
  CHECK(back.all()[1].severity == Severity::Error);
}
