#include "web_index/numbering.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace lectern::web_index {
namespace {

/// The lessons' names, each once, ascending.
std::vector<std::string> lessons_of(const std::vector<index::DocumentKey>& documents) {
  std::vector<std::string> lessons;
  for (const index::DocumentKey& document : documents) lessons.push_back(document.lesson);
  std::sort(lessons.begin(), lessons.end());
  lessons.erase(std::unique(lessons.begin(), lessons.end()), lessons.end());
  return lessons;
}

std::uint32_t place_of(const std::string& lesson, const std::vector<std::string>& lessons) {
  return static_cast<std::uint32_t>(std::lower_bound(lessons.begin(), lessons.end(), lesson) - lessons.begin());
}

}  // namespace

std::vector<DocumentPlace> Numbering::places() const {
  std::vector<DocumentPlace> out;
  for (std::uint32_t language = 0; language < table.languages.size(); ++language) {
    for (const std::uint32_t lesson : table.languages[language].lessons) out.push_back({language, lesson});
  }
  return out;
}

core::Result<Numbering> number_documents(const index::Index& index) {
  auto read = index.contents();
  if (!read) return read.error();
  std::vector<index::DocumentKey> documents = *std::move(read);
  std::sort(documents.begin(), documents.end(), [](const index::DocumentKey& a, const index::DocumentKey& b) {
    return std::tie(a.language, a.lesson) < std::tie(b.language, b.lesson);
  });
  Numbering out;
  out.lessons = lessons_of(documents);
  out.table.lesson_count = static_cast<std::uint32_t>(out.lessons.size());
  std::vector<LanguageDocuments>& languages = out.table.languages;
  for (const auto& [id, lesson, language, key, implied] : documents) {
    const std::uint32_t place = place_of(lesson, out.lessons);
    if (languages.empty() || languages.back().tag != language) languages.push_back({language, 0, {}});
    std::vector<std::uint32_t>& lessons = languages.back().lessons;
    if (!lessons.empty() && lessons.back() == place) {
      return inconsistent(fmt::format("{} has two write-ups in one language", lesson));
    }
    lessons.push_back(place);
    out.documents.push_back(id);
    if (out.numbers.size() < id) out.numbers.resize(id);
    out.numbers[id - 1] = static_cast<DocumentNumber>(out.documents.size());
  }
  return out;
}

core::Error inconsistent(std::string_view what) {
  return {core::Error::Code::Corrupt, fmt::format("the search index contradicts itself: {}", what),
          "build the site again"};
}

}  // namespace lectern::web_index
