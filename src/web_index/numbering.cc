#include "web_index/numbering.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace lectern::web_index {
namespace {

/// The URL without its language.
std::string page_of(const core::Card& card) {
  const std::string begin = card.language + '/';
  return card.url.starts_with(begin) ? card.url.substr(begin.size()) : "/" + card.url;
}

/// Sorts the documents of a database by language, then by lesson.
class Sorter {
 public:
  core::Result<void> add(const index::DocumentRecord& record) {
    const core::Card& card = record.card;
    std::string page = page_of(card);
    const auto lesson = pages_.try_emplace(card.lesson, page).first;
    if (lesson->second != page) return inconsistent(fmt::format("write-ups of {} have unlike URLs", card.lesson));
    if (!languages_[card.language].emplace(lesson->first, record.id).second) {
      return inconsistent(fmt::format("{} has two write-ups in one language", card.lesson));
    }
    last_id_ = std::max(last_id_, record.id);
    return {};
  }

  Numbering finish() {
    Numbering out;
    out.table.lesson_count = static_cast<std::uint32_t>(pages_.size());
    out.numbers.resize(last_id_);
    for (const auto& [language, write_ups] : languages_) {
      add_language(out.table.languages.emplace_back(LanguageDocuments{language, 0, {}}), write_ups, out);
    }
    return out;
  }

 private:
  using WriteUps = std::map<std::string_view, index::DocId>;  ///< by lesson

  void add_language(LanguageDocuments& documents, const WriteUps& write_ups, Numbering& out) const {
    std::uint32_t number = 0;
    for (const auto& [lesson, page] : pages_) {
      if (const auto write_up = write_ups.find(lesson); write_up != write_ups.end()) {
        documents.lessons.push_back(number);
        out.documents.push_back(write_up->second);
        out.numbers[write_up->second - 1] = static_cast<DocumentNumber>(out.documents.size());
      }
      ++number;
    }
  }

  index::DocId last_id_ = 0;
  std::map<std::string, std::string> pages_;  ///< by lesson
  std::map<core::LanguageTag, WriteUps> languages_;
};

}  // namespace

core::Result<Numbering> number_documents(const index::Index& index) {
  Sorter sorter;
  auto added = index.for_each_document([&](const index::DocumentRecord& record) { return sorter.add(record); });
  if (!added) return added.error();
  return sorter.finish();
}

core::Error inconsistent(std::string_view what) {
  return {core::Error::Code::Corrupt, fmt::format("the search index contradicts itself: {}", what),
          "build the site again"};
}

}  // namespace lectern::web_index
