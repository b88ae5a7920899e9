#pragma once

#include <functional>
#include <stdexcept>
#include <vector>

#include "index/builder.h"
#include "index/index.h"
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

/// What the cards of an index, by their places, imply, and the renderings of that.
struct Implications {
  std::vector<std::vector<lectern::index::ImpliedTerm>> terms;  ///< of the first cards; the others imply nothing
  std::vector<lectern::index::Rendering> renderings;
};

/// Makes the database of `cards` in `folder` and opens it.
inline lectern::index::Index small_index(const std::filesystem::path& folder,
                                         const std::vector<lectern::core::Card>& cards,
                                         const Implications& implied = {}) {
  const auto require = [](const auto& result) {
    if (!result) throw std::runtime_error(result.error().message);
  };
  auto builder = lectern::index::Builder::create(folder);
  require(builder);
  auto part = builder->part(0);
  require(part);
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const std::vector<lectern::index::ImpliedTerm> none;
    require(part->add(cards[i], i < implied.terms.size() ? implied.terms[i] : none, 0));
  }
  require(part->finish());
  require(builder->finish(implied.renderings));
  auto index = lectern::index::Index::open(folder);
  require(index);
  return std::move(*index);
}
