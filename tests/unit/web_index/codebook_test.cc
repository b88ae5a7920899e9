#include "web_index/codebook.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/format_example.h"
#include "support/random_text.h"

using namespace lectern;
using namespace lectern::web_index;
using namespace std::string_literals;

namespace {

SymbolTable example() {
  SymbolTable symbols;
  symbols.characters = u" an大学";
  symbols.strings = {u"an", u"大学"};
  symbols.lengths.assign(symbols.symbol_count(), 0);
  symbols.lengths[SymbolTable::kEscape] = 3;
  symbols.lengths[SymbolTable::kFirstCopy] = 4;
  symbols.lengths[SymbolTable::kFirstCharacter] = 3;      // the space
  symbols.lengths[SymbolTable::kFirstCharacter + 1] = 3;  // a
  symbols.lengths[symbols.first_string()] = 2;
  symbols.lengths[symbols.first_string() + 1] = 2;
  return symbols;
}

const std::string kExampleText = "大学 banana ban";

const std::vector<std::string> kSample = {
    "Water in the soil\x1eMeasuring moisture\x1fThe sensor\x1eThe moisture of the soil tells when the plants need "
    "water.\n"
    "The sensor measures the moisture of the soil, and the relay turns the water on.",
    "社区的志愿者\x1e"
    "防疫\x1f社区的志愿者\x1e"
    "社区的志愿者在社区里防疫，志愿者的社区。\n社区防疫。",
};

/// What a codebook of kSample has to do with: texts of its kind, of another, and what breaks careless code.
std::vector<std::string> difficult_texts() {
  std::vector<std::string> texts = kSample;
  texts.insert(texts.end(), {"", "\0"s, "\0\0\0\0\0\0\0"s, "moisture", "a", "社", "ﬁ", "\xEF\xBB\xBF",
                             "\xF4\x8F\xBF\xBF", "\xEE\x80\x80", "😀😀😀😀😀😀😀😀", "x😀y😀", std::string(100'000, 'a')});
  RandomText random(5);
  for (int i = 0; i < 300; ++i) texts.push_back(random.text(400));
  std::string all;
  for (int i = 0; i < 300; ++i) all += random.text(400);
  texts.push_back(all + all + all);  // repeats from nearly as far away as copies reach, and farther
  return texts;
}

}  // namespace

TEST_CASE("the examples of a codebook and of a packed text in FORMAT.md are written and read so") {
  CHECK(Codebook(example()).encode() == format_example("codebook"));
  CHECK(Codebook::decode(format_example("codebook"), "b").value().symbols() == example());
  const Codebook codebook(example());
  CHECK(codebook.pack(kExampleText) == format_example("packed text"));
  CHECK(codebook.unpack(format_example("packed text"), "t").value() == kExampleText);
}

TEST_CASE("every text unpacks to itself, by the codebook of a sample and by one of none") {
  for (const Codebook& codebook : {Codebook::train(kSample), Codebook::train({}), Codebook(example())}) {
    for (const std::string& text : difficult_texts())
      REQUIRE(codebook.unpack(codebook.pack(text), "t").value() == text);
  }
}

TEST_CASE("an empty text takes no byte") {
  CHECK(Codebook::train(kSample).pack("").empty());
}

TEST_CASE("texts like the sample get small") {
  const Codebook codebook = Codebook::train(kSample);
  CHECK(codebook.pack(kSample[0]).size() * 2 < kSample[0].size());
  CHECK(codebook.pack(kSample[1]).size() * 3 < kSample[1].size());
}

TEST_CASE("what a text says again is copied") {
  RandomText random(1);
  std::string once;
  while (once.size() < 500) once += random.text(100);
  const Codebook codebook = Codebook::train({once, once + once, once + once + once});
  CHECK(codebook.pack(once + once).size() < codebook.pack(once).size() * 3 / 2);
}

TEST_CASE("a codebook of little or nothing is little, and is read back") {
  const std::vector<std::string> random = difficult_texts();
  for (const std::vector<std::string>& sample : {{}, {""}, {"\0"s}, {"a"}, {"aaaaaaaaaaaaaaaaaa"}, kSample, random}) {
    const Codebook codebook = Codebook::train(sample);
    REQUIRE(Codebook::decode(codebook.encode(), "b").value().symbols() == codebook.symbols());
  }
  CHECK(Codebook::train({}).symbols() == SymbolTable());
  CHECK(Codebook::train(kSample).encode().size() < 400);
}

TEST_CASE("no code is longer than a reader's table, however uneven the counts") {
  std::vector<std::uint64_t> counts = {0, 1, 1};
  while (counts.size() < 80) counts.push_back(counts[counts.size() - 1] + counts[counts.size() - 2]);
  const std::vector<std::uint8_t> lengths = code_lengths(counts);
  CHECK(is_prefix_code(lengths));
  CHECK(lengths.front() == 0);
  CHECK(lengths.back() <= 2);
  CHECK(is_prefix_code(code_lengths(std::vector<std::uint64_t>(0x7FFE, 7))));
  CHECK(code_lengths({9}) == std::vector<std::uint8_t>{1});
}

TEST_CASE("equal samples give equal codebooks") {
  CHECK(Codebook::train(difficult_texts()).encode() == Codebook::train(difficult_texts()).encode());
}

TEST_CASE("codebooks that break a rule are damaged") {
  const std::string no_codes(30, '\0');
  struct Row {
    const char* what;
    std::string content;
  };
  const Row rows[] = {
      {"more characters than bytes", "\x7F"},
      {"a character beyond UTF-16", "\x01\x80\x80\x04\x00\x01"s + no_codes + "\x00"s},
      {"more strings than bytes", "\x00\x7F"s},
      {"a string that shares with none", "\x01\x61\x01\x11\x00\x00\x01"s + no_codes + "\x00\x00"s},
      {"a character that was not named", "\x01\x61\x01\x02\x00\x01\x00\x00\x01"s + no_codes + "\x00\x00"s},
      {"a length missing", "\x00\x00\x01"s + no_codes.substr(1)},
      {"a byte left over", "\x00\x00\x01"s + no_codes + "\x00"s},
      {"no code at all", "\x00\x00\x00"s + no_codes},
      {"a code that leaves no end", "\x00\x00\x01\x01"s + no_codes.substr(1)},
      {"codes that leave more than the end", "\x00\x00\x02"s + no_codes},
      {"a code too long", "\x00\x00\x10"s + no_codes},
  };
  CHECK(Codebook::decode("\x00\x00\x01"s + no_codes, "b").ok());
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(is_damaged(Codebook::decode(row.content, "b.bin"), "b.bin"));
  }
  std::string many("\x00\x80\x80\x02"s);
  many += std::string(0x8000, '\0') + "\x01" + no_codes + std::string(0x8000, '\0');
  CHECK(is_damaged(Codebook::decode(many, "b.bin"), "b.bin"));
}

TEST_CASE("truncated and flipped codebooks are damaged or another valid codebook, never worse") {
  const std::string content = Codebook::train(kSample).encode();
  for_each_truncation(content,
                      [](const std::string& cut) { REQUIRE(is_damaged(Codebook::decode(cut, "b.bin"), "b.bin")); });
  for_each_flip(content, 3000, [](const std::string& flipped) {
    const auto result = Codebook::decode(flipped, "b.bin");
    if (!result) REQUIRE(is_damaged(result, "b.bin"));
    if (!result) return;
    for (const std::string& text : kSample) REQUIRE(result->unpack(result->pack(text), "t").value() == text);
  });
}

TEST_CASE("packed texts that break a rule are damaged") {
  const Codebook codebook(example());
  const std::pair<const char*, std::string> rows[] = {
      {"a byte of the end alone", "\xFF"},    {"a byte after the end", "\x00\xFF"s},
      {"half an escaped character", "\x80"},  {"half a surrogate pair", "\x9B\x07\xFF"},
      {"a copy of nothing", "\xE0\x00\xFF"s}, {"a copy of what it writes itself", "\x00\xE1\xFF"s},
  };
  for (const auto& [what, packed] : rows) {
    INFO(what);
    CHECK(is_damaged(codebook.unpack(packed, "1-1.bin"), "1-1.bin"));
  }
}

TEST_CASE("truncated and flipped texts are damaged or another text, never worse") {
  const Codebook codebook = Codebook::train(kSample);
  for (const std::string& text : kSample) {
    const std::string packed = codebook.pack(text);
    const auto survives = [&](const std::string& bytes) {
      const auto result = codebook.unpack(bytes, "1-1.bin");
      if (!result) REQUIRE(is_damaged(result, "1-1.bin"));
      if (result) REQUIRE(codebook.unpack(codebook.pack(*result), "t").value() == *result);
    };
    for_each_truncation(packed, survives);
    for_each_flip(packed, 3000, survives);
  }
}
