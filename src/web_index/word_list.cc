#include "web_index/word_list.h"

#include <utility>

namespace lectern::web_index {

core::Result<WordList> WordList::read(const index::Index& index) {
  WordList words;
  std::map<std::string, std::uint32_t, std::less<>> frequencies;
  auto read = index.for_each_word([&](const std::string& word, const std::string& stem) {
    words.entries_.push_back({word, {}, stem, 0});
    frequencies.emplace(stem, 0);
    return core::Result<void>();
  });
  if (!read) return read.error();
  auto counted = index.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
    const auto at = frequencies.find(term);
    if (at != frequencies.end()) at->second = static_cast<std::uint32_t>(postings.size());
    return core::Result<void>();
  });
  if (!counted) return counted.error();
  for (Entry& entry : words.entries_) entry.stem_frequency = frequencies.at(entry.stem);
  return words;
}

bool WordList::take_before(const std::string& term, Entry& out) {
  return next_ < entries_.size() && entries_[next_].key < term && take(out);
}

bool WordList::take_same(const std::string& term, Entry& out) {
  return next_ < entries_.size() && entries_[next_].key == term && take(out);
}

bool WordList::take(Entry& out) {
  if (next_ == entries_.size()) return false;
  out = std::move(entries_[next_++]);
  return true;
}

}  // namespace lectern::web_index
