#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "core/result.h"
#include "web_index/document_table.h"

namespace lectern::web_index {

/// A course, and what it is called.
struct CourseFacet {
  std::string name;                 ///< its folder
  std::uint32_t lessons = 0;        ///< how many, at least one
  std::vector<std::string> titles;  ///< by the table's languages, as its first write-up has it; empty without one

  friend bool operator==(const CourseFacet&, const CourseFacet&) = default;
};

/// A syllable of pinyin as it is typed, and characters that are read so.
struct SyllableReading {
  std::string syllable;    ///< a to z
  std::string characters;  ///< ascending, each once

  friend bool operator==(const SyllableReading&, const SyllableReading&) = default;
};

/// What results can be narrowed by beside dates and languages.
struct Facets {
  std::vector<CourseFacet> courses;  ///< in the order of their lessons
  /// Of each document, from 1 at [0]: its guests and its tags, each once, ascending.
  std::vector<std::vector<std::string>> guests, tags;
  /// How the Han characters of guests, tags and titles of courses are read, ascending by syllable.
  std::vector<SyllableReading> readings;

  friend bool operator==(const Facets&, const Facets&) = default;
};

/// The facets of an archive before its write-ups are read: its courses without titles, and nobody's guests and tags.
/// `lessons` are the names of the table's lessons.
Facets facets_of_lessons(const std::vector<std::string>& lessons, const DocumentTable& documents);
/// Puts in what a write-up says, in place of what it said before. Needs facets of these documents.
void put_facets(Facets& facets, const DocumentTable& documents, DocumentNumber number, const core::Card& card);

/// Tells how the names that are there are read, in place of what was told before.
void tell_readings(Facets& facets);

/// The content of the file of facets.
std::string encode_facets(const Facets& facets);
/// Reads it and checks all of it. `name` is for the message.
core::Result<Facets> decode_facets(std::string_view content, const DocumentTable& documents, std::string_view name);

}  // namespace lectern::web_index
