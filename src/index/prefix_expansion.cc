#include "index/prefix_expansion.h"

#include <algorithm>
#include <map>
#include <utility>

#include "index/schema.h"
#include "index/word_entry.h"

namespace lectern::index {

std::vector<std::string> expand_prefix(const Xapian::Database& database, const std::string& prefix,
                                       std::string_view stem) {
  std::map<std::string, Xapian::doccount> frequencies;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    frequencies.emplace(*term, term.get_termfreq());
  }
  const std::string key_prefix = kWordKeyPrefix + prefix;
  for (auto key = database.metadata_keys_begin(key_prefix); key != database.metadata_keys_end(key_prefix); ++key) {
    const auto entry = decode_word(database.get_metadata(*key));
    if (!entry) throw Xapian::DatabaseCorruptError("a word does not read back");
    const std::string& expansion = entry->stem;
    if (!frequencies.contains(expansion)) frequencies.emplace(expansion, database.get_termfreq(expansion));
  }
  frequencies.erase(std::string(stem));
  std::vector<std::pair<std::string, Xapian::doccount>> sorted(frequencies.begin(), frequencies.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (sorted.size() > kMaxPrefixExpansions) sorted.resize(kMaxPrefixExpansions);
  std::vector<std::string> out;
  for (auto& [term, frequency] : sorted) out.push_back(std::move(term));
  return out;
}

}  // namespace lectern::index
