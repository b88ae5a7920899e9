#include "web_index/document_table.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

std::string encode(const DocumentTable& table) {
  ByteWriter out;
  write_documents(out, table);
  return out.take();
}

/// Nothing when the reader fails or has bytes left.
std::optional<DocumentTable> decode(std::string_view bytes, std::uint32_t most_documents = 100) {
  ByteReader in(bytes);
  DocumentTable table = read_documents(in, most_documents);
  if (!in.finished()) return std::nullopt;
  return table;
}

/// Three lessons: the first and the third in English, all in Chinese.
DocumentTable example() {
  return {3, {{"en", 0x0123456789ABCDEF, {0, 2}}, {"zh", 7, {0, 1, 2}}}};
}

struct Runs {
  std::string tag;
  std::vector<std::uint32_t> runs;
};

/// A table as a careless writer might write it.
std::string written(std::uint32_t lesson_count, const std::vector<Runs>& languages) {
  ByteWriter out;
  out.varint(lesson_count);
  out.varint(static_cast<std::uint32_t>(languages.size()));
  for (const auto& [tag, runs] : languages) {
    out.text(tag);
    out.hash(7);
    out.varint(static_cast<std::uint32_t>(runs.size()));
    for (const std::uint32_t run : runs) out.varint(run);
  }
  return out.take();
}

}  // namespace

TEST_CASE("lessons of a language are told as runs of those without and with a write-up") {
  const std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>> rows[] = {
      {{0}, {0, 1}}, {{0, 1, 2}, {0, 3}}, {{2}, {2, 1}}, {{0, 2}, {0, 1, 1, 1}}, {{1, 2, 5, 6, 7}, {1, 2, 2, 3}},
  };
  for (const auto& [lessons, runs] : rows) {
    CHECK(encode({1, {{"en", 7, lessons}}}) == written(1, {{"en", runs}}));
    const std::uint32_t filler = lessons.back() + 1;  // a language that has all lessons
    const auto table = decode(written(filler, {{"en", runs}, {"zh", {0, filler}}}));
    REQUIRE(table);
    CHECK(table->languages[0].lessons == lessons);
  }
}

TEST_CASE("a table of documents reads back") {
  CHECK(decode(encode(example())) == example());
  CHECK(decode(encode({})) == DocumentTable{});
}

TEST_CASE("documents are numbered language by language") {
  const DocumentTable table = example();
  CHECK(table.document_count() == 5);
  CHECK(DocumentTable().document_count() == 0);
  for (const DocumentNumber number : {1U, 2U}) CHECK(table.language_of(number).tag == "en");
  for (const DocumentNumber number : {3U, 4U, 5U}) CHECK(table.language_of(number).tag == "zh");
}

TEST_CASE("tables that break a rule are refused") {
  struct Row {
    const char* what;
    std::string bytes;
  };
  const Row rows[] = {
      {"languages that do not ascend", written(3, {{"zh", {0, 3}}, {"en", {0, 3}}})},
      {"a language twice", written(3, {{"en", {0, 3}}, {"en", {0, 3}}})},
      {"no language tag", written(3, {{"", {0, 3}}})},
      {"a tag that is none", written(3, {{"english!", {0, 3}}})},
      {"a language without write-ups", written(3, {{"en", {0, 3}}, {"zh", {}}})},
      {"lessons without a write-up at the end", written(3, {{"en", {0, 3}}, {"zh", {0, 1, 2}}})},
      {"an empty run of none", written(3, {{"en", {0, 1, 0, 2}}})},
      {"an empty run of some", written(3, {{"en", {0, 3}}, {"zh", {1, 0}}})},
      {"a write-up beyond the last lesson", written(3, {{"en", {1, 3}}})},
      {"a write-up far beyond it", written(3, {{"en", {UINT32_MAX, 1}}})},
      {"a lesson without any write-up", written(4, {{"en", {0, 3}}})},
      {"more write-ups than there can be", written(101, {{"en", {0, 101}}})},
      {"more of two languages than there can be", written(60, {{"en", {0, 60}}, {"zh", {0, 60}}})},
      {"four billion of them", written(UINT32_MAX, {{"en", {0, UINT32_MAX}}})},
      {"more languages than bytes", "\x01\x7F"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK_FALSE(decode(row.bytes));
  }
  CHECK(decode(written(100, {{"en", {0, 100}}})));
  CHECK(decode(written(50, {{"en", {0, 50}}, {"zh", {0, 50}}})));
}

TEST_CASE("truncated and flipped tables are refused or another valid table, never worse") {
  const std::string bytes = encode(example());
  for_each_truncation(bytes, [](const std::string& cut) { REQUIRE_FALSE(decode(cut)); });
  for_each_flip(bytes, 5000, [](const std::string& flipped) {
    if (const auto table = decode(flipped)) REQUIRE(encode(*table) == flipped);
  });
}
