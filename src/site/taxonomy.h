#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive/archive.h"

namespace lectern::site {

/// A write-up with what it belongs to. Borrowed from the archive.
struct LessonRef {
  const archive::Course* course = nullptr;
  const archive::Lesson* lesson = nullptr;
  const archive::WriteUp* write_up = nullptr;
};

/// One guest or tag in one language: what their page shows.
struct TaxonomyEntry {
  std::string name;                ///< as first written
  std::string url;                 ///< of the page
  std::vector<std::string> roles;  ///< the posts of a guest, each once, in the order of the lessons
  std::vector<LessonRef> lessons;  ///< in the archive's order
  /// The page of the same guest or tag in other languages. Told from lessons with as many names in both: the n-th of
  /// one is the n-th of the other. What most lessons say holds, and only when it holds both ways.
  std::map<core::LanguageTag, std::string> alternates;
};

/// All guests, or all tags, of an archive by language. Borrows the archive.
class Taxonomy {
 public:
  static Taxonomy of_guests(const archive::Archive& archive);
  static Taxonomy of_tags(const archive::Archive& archive);

  /// In the order in which readers of `language` look names up.
  const std::vector<TaxonomyEntry>& in(const core::LanguageTag& language) const;

 private:
  std::map<core::LanguageTag, std::vector<TaxonomyEntry>> by_language_;
};

}  // namespace lectern::site
