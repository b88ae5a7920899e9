#include "web_index/document_collector.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern::web_index {

core::Result<void> DocumentCollector::add(const index::DocumentRecord& record) {
  if (record.id != table_.rows.size() + 1) return inconsistent("documents are not numbered from 1");
  const core::Card& card = record.card;
  const auto next_number = static_cast<std::uint32_t>(lessons_.size());
  Lesson& lesson = lessons_.try_emplace(card.lesson, Lesson{next_number, {}}).first->second;
  lesson.write_ups.push_back({card.language, card.url});
  DocumentRow row{record.length, lesson.number, language_number(card.language), 0};
  if (!card.date.empty()) {
    const auto date = core::parse_date(card.date);
    if (!date) return inconsistent(fmt::format("\"{}\" is not a date", card.date));
    row.day = day_number(*date);
  }
  table_.rows.push_back(row);
  total_length_ += record.length;
  return {};
}

std::vector<Alternate> DocumentCollector::alternates_of(const core::Card& card) const {
  std::vector<Alternate> out;
  for (const Alternate& write_up : lessons_.at(card.lesson).write_ups) {
    if (write_up.language != card.language) out.push_back(write_up);
  }
  return out;
}

std::uint32_t DocumentCollector::language_number(const core::LanguageTag& language) {
  auto& known = table_.languages;
  const auto at = std::find(known.begin(), known.end(), language);
  const auto number = static_cast<std::uint32_t>(at - known.begin());
  if (at == known.end()) known.push_back(language);
  return number;
}

core::Error inconsistent(std::string_view what) {
  return {core::Error::Code::Corrupt, fmt::format("the search index contradicts itself: {}", what),
          "build the site again"};
}

}  // namespace lectern::web_index
