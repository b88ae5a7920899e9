#include "index/updater.h"

#include <fmt/format.h>
#include <xapian.h>

#include <optional>
#include <utility>
#include <vector>

#include "index/document_codec.h"
#include "index/document_terms.h"
#include "index/index_state.h"
#include "index/schema.h"
#include "index/word_entry.h"
#include "index/xapian_document.h"
#include "index/xapian_error.h"

namespace lectern::index {
namespace {

namespace fs = std::filesystem;

IndexedDocument indexed(const core::Card& card, std::vector<TermUse> terms) {
  IndexedDocument out{card, std::move(terms), 0};
  for (const TermUse& use : out.terms) out.length += use.wdf;
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
    const auto data = decode_document(database.get_document(id).get_data());
    if (!data) return damaged(folder, fmt::format("document {} does not read back", id));
    std::vector<TermUse> terms;
    auto places = data->places.begin();
    for (auto term = database.termlist_begin(id); term != database.termlist_end(id); ++term) {
      TermUse& use = terms.emplace_back(TermUse{*term, term.get_wdf(), 0});
      if (use.wdf == 0) continue;
      if (places == data->places.end()) return damaged(folder, "places of terms are missing");
      use.places = *places++;
    }
    return indexed(data->card, std::move(terms));
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

  core::Result<DocumentChange> change(DocId id, const core::Card* card, std::uint64_t key) {
    DocumentChange out;
    DocumentTerms old, fresh;
    if (id != 0) {
      auto before = read(id);
      if (!before) return before.error();
      out.before = *std::move(before);
      old = terms_of(out.before->card);
    }
    if (card != nullptr) fresh = terms_of(*card);
    if (auto counted = count_words(old.words, fresh.words); !counted) return counted.error();
    if (card == nullptr) {
      if (id != 0) database.delete_document(id);
      return out;
    }
    const Xapian::Document document = make_document(*card, fresh, key);
    id == 0 ? static_cast<void>(database.add_document(document)) : database.replace_document(id, document);
    out.after = indexed(*card, std::move(fresh.terms));
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

core::Result<DocumentChange> Updater::put(const core::Card& card, std::uint64_t key) {
  return state_->attempt([&] { return state_->change(state_->find(id_term(card.lesson, card.language)), &card, key); });
}

core::Result<DocumentChange> Updater::remove(std::string_view lesson, std::string_view language) {
  return state_->attempt([&] { return state_->change(state_->find(id_term(lesson, language)), nullptr, 0); });
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
