#include "web_index/numbering.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

namespace lectern::web_index {
namespace {

struct WriteUp {
  index::DocId id = 0;
  std::uint32_t lesson = 0;
};

/// Sorts the documents of a database, which come in order of lesson, by language.
class Sorter {
 public:
  core::Result<void> add(const index::DocumentRecord& record) {
    const core::Card& card = record.card;
    if (record.id != ++documents_) return inconsistent("documents are not numbered from 1");
    if (lessons_ == 0 || card.lesson != lesson_) {
      if (!seen_.insert(card.lesson).second) return inconsistent("write-ups of a lesson do not follow each other");
      ++lessons_;
      lesson_ = card.lesson;
      page_ = page_of(card);
    } else if (page_of(card) != page_) {
      return inconsistent(fmt::format("write-ups of {} have unlike URLs", card.lesson));
    }
    std::vector<WriteUp>& write_ups = write_ups_[card.language];
    if (!write_ups.empty() && write_ups.back().lesson == lessons_ - 1) {
      return inconsistent(fmt::format("{} has two write-ups in one language", card.lesson));
    }
    write_ups.push_back({record.id, lessons_ - 1});
    return {};
  }

  Numbering finish() {
    Numbering out;
    out.table.lesson_count = lessons_;
    out.numbers.resize(documents_);
    for (const auto& [language, write_ups] : write_ups_) {
      LanguageDocuments& documents = out.table.languages.emplace_back(LanguageDocuments{language, 0, {}});
      for (const WriteUp& write_up : write_ups) {
        documents.lessons.push_back(write_up.lesson);
        out.documents.push_back(write_up.id);
        out.numbers[write_up.id - 1] = static_cast<DocumentNumber>(out.documents.size());
      }
    }
    return out;
  }

 private:
  /// The URL without its language.
  static std::string page_of(const core::Card& card) {
    const std::string begin = card.language + '/';
    return card.url.starts_with(begin) ? card.url.substr(begin.size()) : "/" + card.url;
  }

  index::DocId documents_ = 0;
  std::uint32_t lessons_ = 0;
  std::string lesson_, page_;  ///< of the last document
  std::set<std::string> seen_;
  std::map<core::LanguageTag, std::vector<WriteUp>> write_ups_;
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
