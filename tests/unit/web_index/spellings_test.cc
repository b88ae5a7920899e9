#include "web_index/spellings.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/format_example.h"
#include "support/memory_sink.h"
#include "support/small_index.h"
#include "web_index/exporter.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/shelf.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

const std::vector<Spelling> kWords = {{"rise", 1}, {"risk", 3}};

std::vector<Spelling> decoded(std::string_view content, bool by_end) {
  return decode_spellings(content, by_end, "s.bin").value();
}

}  // namespace

TEST_CASE("the example of spellings in FORMAT.md is what it says") {
  CHECK(encode_spellings(kWords, false) == format_example("spellings"));
  CHECK(decoded(format_example("spellings"), false) == kWords);
}

TEST_CASE("the example of readings in FORMAT.md is what it says") {
  const std::vector<std::pair<char32_t, std::uint16_t>> readings = {{U'他', 2}, {U'她', 2}, {U'社', 1}};
  CHECK(encode_readings(readings) == format_example("readings"));
  CHECK(decode_readings(format_example("readings"), "r.bin").value() == readings);
}

TEST_CASE("truncated and flipped readings are damaged or other readings, never worse") {
  const std::string content = format_example("readings");
  for_each_truncation(content,
                      [](const std::string& cut) { REQUIRE(is_damaged(decode_readings(cut, "r.bin"), "r.bin")); });
  for_each_flip(content, 3000, [](const std::string& flipped) {
    const auto result = decode_readings(flipped, "r.bin");
    if (result) REQUIRE(encode_readings(*result) == flipped);
    if (!result) REQUIRE(is_damaged(result, "r.bin"));
  });
}

TEST_CASE("spellings read back in order, by their ends from the end") {
  const std::vector<Spelling> mixed = {{"sensor", 5}, {"社区", 1}, {"censor", 32}, {"été", 2}, {"区社", 4}};
  const std::vector<Spelling> by_begin = {{"censor", 32}, {"sensor", 5}, {"été", 2}, {"区社", 4}, {"社区", 1}};
  const std::vector<Spelling> by_end = {{"censor", 32}, {"sensor", 5}, {"été", 2}, {"社区", 1}, {"区社", 4}};
  CHECK(decoded(encode_spellings(mixed, false), false) == by_begin);
  CHECK(decoded(encode_spellings(mixed, true), true) == by_end);
  CHECK(decoded(encode_spellings({}, true), true).empty());
}

TEST_CASE("spellings that break a rule are damaged") {
  using namespace std::string_literals;
  const std::string rows[] = {
      "",                                       // nothing
      "\x02\x00\x00"s,                          // one missing
      "\x01\x00\x01"s + "a",                    // no commonness
      "\x01\x00\x01"s + "a\x00"s,               // none has it
      "\x01\x00\x01"s + "a\x21",                // more have it than there can be
      "\x01\x00\x01"s + "a\x01x",               // left over
      "\x01\x00\x01"s + "\xFF\x01",             // not UTF-8
      "\x02\x00\x00\x01\x01"s + "ba\x01\x01",   // not in order
      "\x02\x00\x00\x01\x02"s + "aab\x01\x01",  // shares less than it could
      "\x01\x01\x01"s + "a\x01",                // shares more than there is
      "\xFF\xFF\xFF\xFF\x0F"s,                  // four billion
  };
  for (const std::string& bytes : rows) CHECK(is_damaged(decode_spellings(bytes, false, "s.bin"), "s.bin"));
}

TEST_CASE("truncated and flipped spellings are damaged or other spellings, never worse") {
  const std::string content = encode_spellings({{"sensor", 5}, {"社区", 1}, {"censor", 32}, {"sensors", 2}}, false);
  for_each_truncation(
      content, [](const std::string& cut) { REQUIRE(is_damaged(decode_spellings(cut, false, "s.bin"), "s.bin")); });
  for_each_flip(content, 3000, [](const std::string& flipped) {
    const auto result = decode_spellings(flipped, false, "s.bin");
    if (result) REQUIRE(encode_spellings(*result, false) == flipped);
    if (!result) REQUIRE(is_damaged(result, "s.bin"));
  });
}

TEST_CASE("a spelling is in the file of its side that its end names") {
  const TemporaryFolder folder;
  std::string text;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'z'; ++b) {
      for (const char* tail : {"ka", "lo", "mu"}) text += {a, b, tail[0], tail[1], b, ' '};
    }
  }
  const index::Index index = small_index(
      folder.path() / "index", {small_card("c/1", "en", "Title", text), small_card("c/2", "zh", "社区", "防疫网")});
  MemorySink sink;
  SpellingTable table = write_spellings(index, sink, "web").value();
  CHECK(table.words == 26 * 26 * 3 + 1);
  CHECK(table.pairs == 3);
  REQUIRE(table.word_files == 4);
  REQUIRE(table.pair_files == 1);
  std::size_t found = 0;
  for (std::uint32_t file = 0; file < table.file_count(); ++file) {
    const std::string path = chunk_path(table.shelves.at(file / kSpellingFilesPerShelf), file);
    const std::string bytes(unseal(path, sink.files.at("web/" + path)).value());
    const auto spellings = decoded(unpack(FileKind::Spellings, bytes, path).value(), is_by_end(table, file));
    for (const Spelling& spelling : spellings) {
      const bool pair = file >= 2 * table.word_files, by_end = is_by_end(table, file);
      const SpellingSide side = pair ? (by_end ? SpellingSide::PairEnd : SpellingSide::PairBegin)
                                     : (by_end ? SpellingSide::WordEnd : SpellingSide::WordBegin);
      REQUIRE(table.file_of(spelling.text, side) == file);
      ++found;
    }
  }
  CHECK(found == 2 * (table.words + table.pairs));
}
