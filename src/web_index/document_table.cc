#include "web_index/document_table.h"

#include <algorithm>

namespace lectern::web_index {
namespace {

/// How many lessons have none, how many have one, how many have none, and so on.
std::vector<std::uint32_t> runs_of(const std::vector<std::uint32_t>& lessons) {
  std::vector<std::uint32_t> runs;
  std::uint32_t next = 0;
  for (const std::uint32_t lesson : lessons) {
    if (runs.empty() || lesson != next) {
      runs.push_back(lesson - next);
      runs.push_back(0);
    }
    ++runs.back();
    next = lesson + 1;
  }
  return runs;
}

/// Lessons from runs; at most `most` of them.
std::vector<std::uint32_t> read_lessons(ByteReader& in, std::uint32_t lesson_count, std::uint32_t most) {
  std::vector<std::uint32_t> lessons;
  const std::uint32_t count = in.count();
  std::uint64_t next = 0;
  if (count == 0 || count % 2 != 0) in.fail();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    const std::uint32_t run = in.varint();
    const bool have = i % 2 == 1;
    if ((run == 0 && i > 0) || run > lesson_count - next || (have && run > most - lessons.size())) {
      in.fail();
      break;
    }
    for (std::uint32_t j = 0; have && j < run; ++j) lessons.push_back(static_cast<std::uint32_t>(next + j));
    next += run;
  }
  return lessons;
}

}  // namespace

std::uint32_t DocumentTable::document_count() const {
  std::size_t count = 0;
  for (const LanguageDocuments& language : languages) count += language.lessons.size();
  return static_cast<std::uint32_t>(count);
}

const LanguageDocuments& DocumentTable::language_of(DocumentNumber document) const {
  std::size_t before = 0;
  const auto found = std::find_if(languages.begin(), languages.end() - 1, [&](const LanguageDocuments& language) {
    before += language.lessons.size();
    return document <= before;
  });
  return *found;
}

void write_documents(ByteWriter& out, const DocumentTable& table) {
  out.varint(table.lesson_count);
  out.varint(static_cast<std::uint32_t>(table.languages.size()));
  for (const LanguageDocuments& language : table.languages) {
    out.text(language.tag);
    out.hash(language.codebook);
    const std::vector<std::uint32_t> runs = runs_of(language.lessons);
    out.varint(static_cast<std::uint32_t>(runs.size()));
    for (const std::uint32_t run : runs) out.varint(run);
  }
}

DocumentTable read_documents(ByteReader& in, std::uint32_t most_documents) {
  DocumentTable table;
  table.lesson_count = in.varint();
  const std::uint32_t count = in.count();
  std::uint32_t left = most_documents;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    LanguageDocuments language{in.text(), in.hash(), {}};
    language.lessons = read_lessons(in, table.lesson_count, left);
    left -= static_cast<std::uint32_t>(language.lessons.size());
    const bool in_order = table.languages.empty() || table.languages.back().tag < language.tag;
    if (!in_order || !core::is_language_tag(language.tag)) in.fail();
    table.languages.push_back(std::move(language));
  }
  if (table.lesson_count > most_documents - left) in.fail();  // every lesson has a write-up
  return table;
}

}  // namespace lectern::web_index
