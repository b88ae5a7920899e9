#include "index/updater.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "index/document_codec.h"
#include "index/document_terms.h"
#include "index/implied_codec.h"
#include "index/index_state.h"
#include "index/schema.h"
#include "index/spelling_store.h"
#include "index/word_entry.h"
#include "index/xapian_document.h"
#include "index/xapian_error.h"

namespace lectern::index {
namespace {

namespace fs = std::filesystem;

IndexedDocument indexed(const core::Card& card, std::vector<TermUse> terms, std::vector<ImpliedTerm> implied) {
  IndexedDocument out{card, std::move(terms), 0, std::move(implied)};
  for (const TermUse& use : out.terms) out.length += use.wdf;
  return out;
}

/// What `now` has that `before` has not, or otherwise, and what only `before` has. All ascend by term.
std::vector<std::pair<std::string, std::optional<ImpliedTerm>>> difference(const std::vector<ImpliedTerm>& before,
                                                                           const std::vector<ImpliedTerm>& now) {
  std::vector<std::pair<std::string, std::optional<ImpliedTerm>>> out;
  auto old = before.begin();
  for (const ImpliedTerm& term : now) {
    for (; old != before.end() && old->term < term.term; ++old) out.emplace_back(old->term, std::nullopt);
    const bool known = old != before.end() && old->term == term.term;
    if (!known || *old != term) out.emplace_back(term.term, term);
    if (known) ++old;
  }
  for (; old != before.end(); ++old) out.emplace_back(old->term, std::nullopt);
  return out;
}

}  // namespace

struct Updater::State {
  fs::path folder;
  Xapian::WritableDatabase database;
  std::optional<core::Error> failure;  ///< what was begun then is half done

  State(fs::path where, Xapian::WritableDatabase opened) : folder(std::move(where)), database(std::move(opened)) {
    database.begin_transaction();
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    try {
      database.cancel_transaction();
    } catch (const Xapian::Error&) {  // then it is not committed either
    }
  }

  /// Runs `action` unless something failed before.
  template <typename Action>
  auto attempt(Action&& action) -> decltype(action()) {
    if (failure) return *failure;
    auto done = guarded(folder, std::forward<Action>(action));
    if (!done) failure = done.error();
    return done;
  }

  /// The number of the document with this id term; 0 when there is none.
  DocId find(const std::string& term) const {
    const auto posting = database.postlist_begin(term);
    return posting == database.postlist_end(term) ? 0 : *posting;
  }

  core::Result<IndexedDocument> read(DocId id) const {
    const Xapian::Document document = database.get_document(id);
    const auto data = decode_document(document.get_data());
    auto implied = read_implied(document);
    if (!data || !implied) return damaged(folder, fmt::format("document {} does not read back", id));
    std::vector<TermUse> terms;
    auto places = data->places.begin();
    for (auto term = database.termlist_begin(id); term != database.termlist_end(id); ++term) {
      if ((*term).starts_with(kImpliedPrefix)) continue;
      TermUse& use = terms.emplace_back(TermUse{*term, term.get_wdf(), 0});
      if (use.wdf == 0) continue;
      if (places == data->places.end()) return damaged(folder, "places of terms are missing");
      use.places = *places++;
    }
    return indexed(data->card, std::move(terms), *std::move(implied));
  }

  /// Counts the words of a write-up that changed. Both ascend.
  core::Result<void> count_words(const std::vector<StemmedWord>& before, const std::vector<StemmedWord>& after) {
    auto old = before.begin();
    auto fresh = after.begin();
    while (old != before.end() || fresh != after.end()) {
      if (old != before.end() && fresh != after.end() && old->word == fresh->word) {
        ++old, ++fresh;
        continue;
      }
      const bool gone = fresh == after.end() || (old != before.end() && old->word < fresh->word);
      if (auto counted = gone ? count(*old++, false) : count(*fresh++, true); !counted) return counted;
    }
    return {};
  }

  /// One write-up more, or less, has the word.
  core::Result<void> count(const StemmedWord& word, bool more) {
    const std::string key = kWordKeyPrefix + word.word;
    const std::string value = database.get_metadata(key);
    auto entry = value.empty() ? std::optional(WordEntry{0, word.stem}) : decode_word(value);
    if (!entry || (!more && entry->count == 0)) return damaged(folder, "the words do not add up");
    more ? ++entry->count : --entry->count;
    database.set_metadata(key, entry->count == 0 ? std::string() : encode_word(*entry));
    return {};
  }

  /// Counts the spellings of a write-up that changed. Both ascend.
  core::Result<void> count_spellings(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    std::vector<std::string> gone, come;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(gone));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(come));
    for (const auto& [words, more] : {std::pair(&gone, false), std::pair(&come, true)}) {
      for (const std::string& word : *words) {
        const auto count = spelling_count(database, word);
        if (!count || (!more && *count == 0)) return damaged(folder, "the spellings do not add up");
        const std::uint32_t now = more ? *count + 1 : *count - 1;
        database.set_metadata(kSpellingKeyPrefix + word, now == 0 ? std::string() : std::to_string(now));
      }
    }
    return {};
  }

  core::Result<DocumentChange> put(const core::Card& card, std::span<const ImpliedTerm> given, std::uint64_t key) {
    const DocId id = find(id_term(card.lesson, card.language));
    DocumentTerms terms = terms_of(card);
    auto out = forget(id, terms);
    if (!out) return out;
    const Xapian::Document document = make_document(card, terms, given, key);
    std::vector<ImpliedTerm> implied = implied_of(terms, given);
    id == 0 ? static_cast<void>(database.add_document(document)) : database.replace_document(id, document);
    out->after = indexed(card, std::move(terms.terms), std::move(implied));
    return out;
  }

  core::Result<ImpliedChange> put_implied(std::string_view lesson, std::string_view language,
                                          std::span<const ImpliedTerm> given) {
    const DocId id = find(id_term(lesson, language));
    if (id == 0) return damaged(folder, fmt::format("{} is missing in {}", lesson, language));
    Xapian::Document document = database.get_document(id);
    const auto before = read_implied(document);
    if (!before) return damaged(folder, fmt::format("document {} does not read back", id));
    DocumentTerms own;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if (!(*term).starts_with(kImpliedPrefix)) own.terms.push_back({*term, term.get_wdf(), 0});
    }
    const std::vector<ImpliedTerm> now = implied_of(own, given);
    replace_implied(*before, now, given, document);
    database.replace_document(id, document);
    return ImpliedChange{std::string(lesson), core::LanguageTag(language), difference(*before, now)};
  }

  core::Result<DocumentChange> remove(DocId id) {
    auto out = forget(id, {});
    if (out && id != 0) database.delete_document(id);
    return out;
  }

  /// What was there before, of which no words are counted any longer but those of `fresh`.
  core::Result<DocumentChange> forget(DocId id, const DocumentTerms& fresh) {
    DocumentChange out;
    DocumentTerms old;
    if (id != 0) {
      auto before = read(id);
      if (!before) return before.error();
      out.before = *std::move(before);
      old = terms_of(out.before->card);
    }
    if (auto counted = count_words(old.words, fresh.words); !counted) return counted.error();
    if (auto counted = count_spellings(old.spellings, fresh.spellings); !counted) return counted.error();
    return out;
  }

  std::vector<std::string> set_renderings(std::span<const Rendering> renderings) {
    std::map<std::string, std::string> wanted;
    for (const Rendering& rendering : renderings) {
      wanted[kRenderingKeyPrefix + rendering.term] = encode_rendering(rendering);
    }
    std::vector<std::string> gone, out;
    const auto end = database.metadata_keys_end(kRenderingKeyPrefix);
    for (auto key = database.metadata_keys_begin(kRenderingKeyPrefix); key != end; ++key) {
      const auto found = wanted.find(*key);
      if (found == wanted.end()) gone.push_back(*key);
      if (found != wanted.end() && database.get_metadata(*key) == found->second) wanted.erase(found);
    }
    for (const std::string& key : gone) wanted[key] = "";
    const std::size_t prefix = std::string_view(kRenderingKeyPrefix).size();
    for (const auto& [key, value] : wanted) {
      database.set_metadata(key, value);
      out.push_back(key.substr(prefix));
    }
    return out;
  }
};

Updater::Updater(std::unique_ptr<State> state) : state_(std::move(state)) {}
Updater::Updater(Updater&&) noexcept = default;
Updater& Updater::operator=(Updater&&) noexcept = default;
Updater::~Updater() = default;

core::Result<Updater> Updater::open(const fs::path& folder) {
  if (auto found = find_database(folder); !found) return found.error();
  return guarded(folder, [&]() -> core::Result<Updater> {
    Xapian::WritableDatabase database((folder / kDatabaseName).string(), Xapian::DB_OPEN);
    if (auto same = check_versions(folder, database); !same) return same.error();
    return Updater(std::make_unique<State>(folder, std::move(database)));
  });
}

core::Result<DocumentChange> Updater::put(const core::Card& card, std::span<const ImpliedTerm> implied,
                                          std::uint64_t key) {
  return state_->attempt([&] { return state_->put(card, implied, key); });
}

core::Result<ImpliedChange> Updater::put_implied(std::string_view lesson, std::string_view language,
                                                 std::span<const ImpliedTerm> implied) {
  return state_->attempt([&] { return state_->put_implied(lesson, language, implied); });
}

core::Result<DocumentChange> Updater::remove(std::string_view lesson, std::string_view language) {
  return state_->attempt([&] { return state_->remove(state_->find(id_term(lesson, language))); });
}

core::Result<std::vector<std::string>> Updater::set_renderings(std::span<const Rendering> renderings) {
  return state_->attempt([&]() -> core::Result<std::vector<std::string>> {
    if (auto fine = check_renderings(renderings); !fine) return fine.error();
    return state_->set_renderings(renderings);
  });
}

core::Result<Index> Updater::view() {
  return state_->attempt([&] { return Index::State::index_of(state_->folder, state_->database); });
}

core::Result<void> Updater::commit() {
  return state_->attempt([&]() -> core::Result<void> {
    state_->database.commit_transaction();
    state_->database.begin_transaction();
    return {};
  });
}

}  // namespace lectern::index
