#include "web_index/facets.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/utf8.h"
#include "language/character.h"
#include "language/pinyin.h"
#include "web_index/bytes.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

using NamesOfDocuments = std::vector<std::vector<std::string>>;

std::vector<std::string> each_once(std::vector<std::string> names) {
  std::erase(names, std::string());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void write_names(ByteWriter& out, const NamesOfDocuments& documents) {
  std::map<std::string_view, std::vector<DocumentNumber>> having;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    for (const std::string& name : documents[i]) having[name].push_back(static_cast<DocumentNumber>(i + 1));
  }
  out.varint(static_cast<std::uint32_t>(having.size()));
  for (const auto& [name, numbers] : having) out.text(name);
  for (const auto& [name, numbers] : having) {
    out.varint(static_cast<std::uint32_t>(numbers.size()));
    DocumentNumber last = 0;
    for (const DocumentNumber number : numbers) {
      out.varint(number - last - 1);
      last = number;
    }
  }
}

/// The documents that have `name`: at least one, ascending.
void read_documents_of(ByteReader& in, const std::string& name, NamesOfDocuments& documents) {
  const std::uint32_t count = in.count();
  std::uint64_t number = 0;
  if (count == 0) in.fail();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    number += std::uint64_t{in.varint()} + 1;
    if (number > documents.size()) return in.fail();
    if (!in.failed()) documents[number - 1].push_back(name);
  }
}

NamesOfDocuments read_names(ByteReader& in, std::uint32_t document_count) {
  NamesOfDocuments documents(document_count);
  std::vector<std::string> names;
  const std::uint32_t count = in.count();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    std::string name = in.text();
    if (name.empty() || (i > 0 && name <= names.back())) in.fail();
    names.push_back(std::move(name));
  }
  for (std::size_t i = 0; i < names.size() && !in.failed(); ++i) read_documents_of(in, names[i], documents);
  return documents;
}

/// Han characters, at least one, ascending.
bool is_set_of_han(std::string_view characters) {
  char32_t last = 0;
  for (std::size_t at = 0; at < characters.size();) {
    const char32_t character = core::next_code_point(characters, at);
    if (character <= last || !language::is_han(character)) return false;
    last = character;
  }
  return last > 0;
}

std::vector<CourseFacet> read_courses(ByteReader& in, const DocumentTable& documents) {
  std::vector<CourseFacet> courses;
  const std::uint32_t count = in.count();
  std::uint64_t lessons = 0;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    CourseFacet course{in.text(), in.varint(), {}};
    for (std::size_t j = 0; j < documents.languages.size(); ++j) course.titles.push_back(in.text());
    if (course.lessons == 0) in.fail();
    lessons += course.lessons;
    courses.push_back(std::move(course));
  }
  if (lessons != documents.lesson_count) in.fail();
  return courses;
}

std::vector<SyllableReading> read_readings(ByteReader& in) {
  std::vector<SyllableReading> out;
  const std::uint32_t count = in.count();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    SyllableReading reading{in.text(), in.text()};
    const bool letters = !reading.syllable.empty() && std::all_of(reading.syllable.begin(), reading.syllable.end(),
                                                                  [](char c) { return c >= 'a' && c <= 'z'; });
    if (!letters || (i > 0 && reading.syllable <= out.back().syllable) || !is_set_of_han(reading.characters)) in.fail();
    out.push_back(std::move(reading));
  }
  return out;
}

using Characters = std::map<std::string, std::set<char32_t>>;  // by syllable

/// Each unbroken stretch of Han characters, as a name.
void add_readings(std::string_view text, Characters& characters) {
  std::string stretch;
  const auto end_stretch = [&] {
    const language::Readings readings = language::name_readings(stretch);
    std::size_t at = 0;
    for (const std::vector<std::string>& syllables : readings) {
      const char32_t character = core::next_code_point(stretch, at);
      for (const std::string& syllable : syllables) characters[syllable].insert(character);
    }
    stretch.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = core::next_code_point(text, at);
    if (language::is_han(character)) {
      core::append_utf8(stretch, character);
    } else {
      end_stretch();
    }
  }
  end_stretch();
}

/// The language of a document by its place in the table, and its place among the documents of that language.
std::pair<std::size_t, std::size_t> place_of(const DocumentTable& documents, DocumentNumber number) {
  std::size_t language = 0, at = number - 1;
  while (at >= documents.languages[language].lessons.size()) at -= documents.languages[language++].lessons.size();
  return {language, at};
}

}  // namespace

Facets facets_of_lessons(const std::vector<std::string>& lessons, const DocumentTable& documents) {
  Facets out;
  for (const std::string& lesson : lessons) {
    const std::string course = lesson.substr(0, lesson.find('/'));
    if (out.courses.empty() || out.courses.back().name != course) {
      out.courses.push_back({course, 0, std::vector<std::string>(documents.languages.size())});
    }
    ++out.courses.back().lessons;
  }
  out.guests.resize(documents.document_count());
  out.tags.resize(documents.document_count());
  return out;
}

void put_facets(Facets& facets, const DocumentTable& documents, DocumentNumber number, const core::Card& card) {
  facets.guests[number - 1] = each_once(card.guests);
  facets.tags[number - 1] = each_once(card.tags);
  const auto [language, at] = place_of(documents, number);
  const std::vector<std::uint32_t>& lessons = documents.languages[language].lessons;
  std::uint32_t begin = 0;
  auto course = facets.courses.begin();
  for (; begin + course->lessons <= lessons[at]; ++course) begin += course->lessons;
  if (at == 0 || lessons[at - 1] < begin) course->titles[language] = card.course_title;
}

void tell_readings(Facets& facets) {
  std::set<std::string_view> names;
  for (const CourseFacet& course : facets.courses) names.insert(course.titles.begin(), course.titles.end());
  for (const NamesOfDocuments* documents : {&facets.guests, &facets.tags}) {
    for (const std::vector<std::string>& of_one : *documents) names.insert(of_one.begin(), of_one.end());
  }
  Characters characters;
  for (const std::string_view name : names) add_readings(name, characters);
  facets.readings.clear();
  for (const auto& [syllable, read_so] : characters) {
    SyllableReading& reading = facets.readings.emplace_back();
    reading.syllable = syllable;
    for (const char32_t character : read_so) core::append_utf8(reading.characters, character);
  }
}

std::string encode_facets(const Facets& facets) {
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(facets.courses.size()));
  for (const CourseFacet& course : facets.courses) {
    out.text(course.name);
    out.varint(course.lessons);
    for (const std::string& title : course.titles) out.text(title);
  }
  write_names(out, facets.guests);
  write_names(out, facets.tags);
  out.varint(static_cast<std::uint32_t>(facets.readings.size()));
  for (const auto& [syllable, characters] : facets.readings) {
    out.text(syllable);
    out.text(characters);
  }
  return out.take();
}

core::Result<Facets> decode_facets(std::string_view content, const DocumentTable& documents, std::string_view name) {
  ByteReader in(content);
  Facets out;
  out.courses = read_courses(in, documents);
  out.guests = read_names(in, documents.document_count());
  out.tags = read_names(in, documents.document_count());
  out.readings = read_readings(in);
  if (!in.finished()) return damaged(name, "is not a list of courses, guests, tags and readings");
  return out;
}

}  // namespace lectern::web_index
