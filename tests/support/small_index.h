#pragma once

#include <functional>
#include <stdexcept>
#include <vector>

#include "index/index.h"
#include "index/writer.h"
#include "support/temporary_folder.h"

/// A card of lesson `lesson` with one section. Tests change what they are about.
inline lectern::core::Card small_card(const std::string& lesson, const std::string& language, const std::string& title,
                                      const std::string& text) {
  lectern::core::Card card;
  card.lesson = lesson;
  card.language = language;
  card.url = language + '/' + lesson + '/';
  card.title = title;
  card.course = lesson.substr(0, lesson.find('/'));
  card.course_title = card.course;
  card.sections.push_back({"", "", text});
  return card;
}

/// Makes the database of `cards` in `folder` and opens it.
inline lectern::index::Index small_index(const std::filesystem::path& folder,
                                         const std::vector<lectern::core::Card>& cards) {
  auto writer = lectern::index::Writer::create(folder);
  if (!writer) throw std::runtime_error(writer.error().message);
  for (const auto& card : cards) {
    if (auto added = writer->add(card); !added) throw std::runtime_error(added.error().message);
  }
  if (auto finished = writer->finish(); !finished) throw std::runtime_error(finished.error().message);
  auto index = lectern::index::Index::open(folder);
  if (!index) throw std::runtime_error(index.error().message);
  return std::move(*index);
}
