#pragma once

#include <string>
#include <vector>

#include "core/language.h"

namespace lectern::core {

/// One section of a write-up as search sees it. The text before the first heading is a section with an empty
/// title and anchor, and is there only when it has text.
struct CardSection {
  std::string title;   ///< plain text, as written
  std::string anchor;  ///< the `id` in the page, unescaped
  std::string text;    ///< plain text, blocks separated by '\n'; headings not included

  friend bool operator==(const CardSection&, const CardSection&) = default;
};

/// What is indexed of one write-up and what a result shows of it. A plain value; all text is valid UTF-8.
struct Card {
  std::string lesson;  ///< `course/lesson`, the folder names
  LanguageTag language;
  std::string url;  ///< of the page, relative to the site's root, unescaped: `zh/iaccr-2021/01-risk/`
  std::string title;
  std::string course;        ///< the course's folder name
  std::string course_title;  ///< in `language`
  std::string date;          ///< `2021-03-30`, or empty
  std::vector<std::string> guests;
  std::vector<std::string> tags;
  std::vector<CardSection> sections;

  friend bool operator==(const Card&, const Card&) = default;
};

}  // namespace lectern::core
