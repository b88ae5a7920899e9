#include "index/spelling_store.h"

#include <charconv>
#include <system_error>

#include "core/utf8.h"
#include "index/implied_lead.h"
#include "index/index.h"
#include "index/index_state.h"
#include "index/schema.h"
#include "index/spelling.h"
#include "index/xapian_error.h"

namespace lectern::index {
namespace {

core::Error unreadable(const std::filesystem::path& folder) {
  return damaged(folder, "a spelling does not read back");
}

}  // namespace

std::optional<std::uint32_t> spelling_count(const Xapian::Database& database, const std::string& word) {
  const std::string value = database.get_metadata(kSpellingKeyPrefix + word);
  if (value.empty()) return 0;
  std::uint32_t count = 0;
  const char* const end = value.data() + value.size();
  const auto read = std::from_chars(value.data(), end, count);
  if (read.ec != std::errc() || read.ptr != end || count == 0) return std::nullopt;
  return count;
}

core::Result<bool> Index::can_grow(const std::string& prefix) const {
  return guarded(state_->folder, [&]() -> core::Result<bool> {
    const Xapian::Database& database = state_->database;
    const std::string key = kWordKeyPrefix + prefix;
    return database.allterms_begin(prefix) != database.allterms_end(prefix) ||
           database.metadata_keys_begin(key) != database.metadata_keys_end(key);
  });
}

core::Result<bool> Index::is_known(const std::string& term) const {
  return guarded(state_->folder, [&]() -> core::Result<bool> {
    return state_->database.get_termfreq(term) > 0 || implied_names(state_->database, term).frequency > 0;
  });
}

core::Result<void> Index::for_each_spelling(
    const std::function<core::Result<void>(const std::string& word, std::uint32_t count)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    const std::string prefix = kSpellingKeyPrefix;
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
      const std::string word = (*key).substr(prefix.size());
      const bool is_one = !core::first_invalid_utf8(word) && is_spelling(word);
      const auto count = index::spelling_count(database, word);
      if (!is_one || !count) return unreadable(state_->folder);
      if (auto used = use(word, *count); !used) return used.error();
    }
    return {};
  });
}

core::Result<std::uint32_t> Index::spelling_count(const std::string& word) const {
  return guarded(state_->folder, [&]() -> core::Result<std::uint32_t> {
    const auto count = index::spelling_count(state_->database, word);
    if (!count) return unreadable(state_->folder);
    return *count;
  });
}

}  // namespace lectern::index
