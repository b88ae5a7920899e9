#include "web_index/document_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "web_index/bytes.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

constexpr std::uint32_t kMaxDay = 9999 * 512 + 12 * 32 + 31;

bool is_day(std::int64_t number) {
  if (number == 0) return true;
  const std::int64_t month = number / 32 % 16, day = number % 32;
  return number >= 512 && number <= kMaxDay && month >= 1 && month <= 12 && day >= 1;
}

void read_languages(ByteReader& in, DocumentTable& table) {
  const std::uint32_t count = in.count();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    table.languages.push_back(in.text());
    if (!core::is_language_tag(table.languages.back())) in.fail();
  }
}

/// A lesson is told by how many lessons ago it appeared: 0 is a new one, 1 the newest so far.
void read_lessons(ByteReader& in, DocumentTable& table) {
  std::uint32_t lessons = 0;
  for (DocumentRow& row : table.rows) {
    const std::uint32_t back = in.varint();
    if (back > lessons) return in.fail();
    row.lesson = lessons - back;
    lessons = std::max(lessons, row.lesson + 1);
  }
}

void read_days(ByteReader& in, DocumentTable& table) {
  std::int64_t day = 0;
  for (DocumentRow& row : table.rows) {
    day += in.signed_varint();
    if (!is_day(day)) return in.fail();
    row.day = static_cast<std::uint32_t>(day);
  }
}

void write_lessons(ByteWriter& out, const DocumentTable& table) {
  std::uint32_t lessons = 0;
  for (const DocumentRow& row : table.rows) {
    out.varint(lessons - row.lesson);
    lessons = std::max(lessons, row.lesson + 1);
  }
}

void write_days(ByteWriter& out, const DocumentTable& table) {
  std::uint32_t previous = 0;
  for (const DocumentRow& row : table.rows) {
    out.signed_varint(static_cast<std::int32_t>(row.day) - static_cast<std::int32_t>(previous));
    previous = row.day;
  }
}

}  // namespace

std::size_t shelf_count(std::size_t documents) {
  return (documents + kCardsPerShelf - 1) / kCardsPerShelf;
}

std::string card_path(const DocumentTable& table, index::DocId document) {
  return fmt::format("{}/{}.bin", to_hex(table.shelves[(document - 1) / kCardsPerShelf]), document);
}

std::uint32_t day_number(const core::Date& date) {
  return static_cast<std::uint32_t>(date.year * 512 + date.month * 32 + date.day);
}

std::string encode_documents(const DocumentTable& table) {
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(table.rows.size()));
  out.varint(static_cast<std::uint32_t>(table.languages.size()));
  for (const core::LanguageTag& language : table.languages) out.text(language);
  for (const DocumentRow& row : table.rows) out.varint(row.length);
  write_lessons(out, table);
  for (const DocumentRow& row : table.rows) out.varint(row.language);
  write_days(out, table);
  for (const Hash shelf : table.shelves) out.hash(shelf);
  return out.take();
}

core::Result<DocumentTable> decode_documents(std::string_view content, std::uint32_t document_count,
                                             std::string_view name) {
  ByteReader in(content);
  DocumentTable table;
  const std::uint32_t count = in.count();
  if (count != document_count) return damaged(name, "has another number of documents than the manifest");
  read_languages(in, table);
  table.rows.resize(count);
  for (DocumentRow& row : table.rows) row.length = in.varint();
  read_lessons(in, table);
  for (DocumentRow& row : table.rows) {
    row.language = in.varint();
    if (row.language >= table.languages.size()) in.fail();
  }
  read_days(in, table);
  for (std::size_t i = 0; i < shelf_count(count); ++i) table.shelves.push_back(in.hash());
  if (!in.finished()) return damaged(name, "is not a table of documents");
  return table;
}

}  // namespace lectern::web_index
