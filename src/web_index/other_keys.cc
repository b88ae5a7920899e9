#include "web_index/other_keys.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "index/schema.h"
#include "web_index/directory.h"
#include "web_index/numbering.h"

namespace lectern::web_index {
namespace {

using core::Result;

Result<std::vector<Entry>> read_words(const index::Index& index) {
  std::vector<Entry> out;
  auto read = index.for_each_word([&](const std::string& word, const std::string& stem) -> Result<void> {
    if (core::code_point_count(word) < index::kMinPrefixCodePoints) return {};
    auto frequency = index.document_frequency(stem);
    if (!frequency) return frequency.error();
    out.push_back({word, {}, stem, *frequency, {}});
    return {};
  });
  if (!read) return read.error();
  return out;
}

Result<std::vector<Entry>> read_implied(const index::Index& index, const std::vector<DocumentNumber>& numbers) {
  std::vector<Entry> out;
  auto read = index.for_each_implied([&](const std::string& term, const auto& postings) -> Result<void> {
    Entry& entry = out.emplace_back(Entry{term, {}, {}, 0, {}});
    for (const index::ImpliedPosting& posting : postings) {
      const DocumentNumber number = posting.document <= numbers.size() ? numbers[posting.document - 1] : 0;
      if (number == 0) return inconsistent("a term is implied by no document");
      entry.implied.postings.push_back(make_implied(term, number, posting.level, posting.strong, posting.place));
    }
    std::sort(entry.implied.postings.begin(), entry.implied.postings.end(), stands_before);
    return put_rendering(index, entry);
  });
  if (!read) return read.error();
  return out;
}

}  // namespace

Result<OtherKeys> OtherKeys::read(const index::Index& index, const std::vector<DocumentNumber>& numbers) {
  auto words = read_words(index);
  if (!words) return words.error();
  auto implied = read_implied(index, numbers);
  if (!implied) return implied.error();
  OtherKeys out;
  auto word = words->begin();
  for (Entry& entry : *implied) {
    for (; word != words->end() && word->key < entry.key; ++word) out.entries_.push_back(std::move(*word));
    if (word != words->end() && word->key == entry.key) {
      word->implied = std::move(entry.implied);
      entry = std::move(*word++);
    }
    out.entries_.push_back(std::move(entry));
  }
  std::move(word, words->end(), std::back_inserter(out.entries_));
  return out;
}

bool OtherKeys::take_before(const std::string& term, Entry& out) {
  return next_ < entries_.size() && entries_[next_].key < term && take(out);
}

bool OtherKeys::take_same(const std::string& term, Entry& out) {
  return next_ < entries_.size() && entries_[next_].key == term && take(out);
}

bool OtherKeys::take(Entry& out) {
  if (next_ == entries_.size()) return false;
  out = std::move(entries_[next_++]);
  return true;
}

Result<void> put_rendering(const index::Index& index, Entry& entry) {
  Implied& implied = entry.implied;
  implied.confidence = 0;
  implied.words.clear();
  if (implied.postings.empty() || region_of(entry.key) == Region::Fields) return {};
  auto rendering = index.rendering(entry.key);
  if (!rendering) return rendering.error();
  implied.confidence = *rendering ? (*rendering)->confidence : std::uint8_t{index::kPinyinConfidence};
  if (*rendering) implied.words = std::move((*rendering)->words);
  return {};
}

}  // namespace lectern::web_index
