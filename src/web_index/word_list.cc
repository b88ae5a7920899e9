#include "web_index/word_list.h"

#include <utility>

#include "core/utf8.h"
#include "index/schema.h"

namespace lectern::web_index {

core::Result<WordList> WordList::read(const index::Index& index) {
  WordList words;
  auto read = index.for_each_word([&](const std::string& word, const std::string& stem) -> core::Result<void> {
    if (core::code_point_count(word) < index::kMinPrefixCodePoints) return {};
    auto frequency = index.document_frequency(stem);
    if (!frequency) return frequency.error();
    words.entries_.push_back({word, {}, stem, *frequency});
    return {};
  });
  if (!read) return read.error();
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
