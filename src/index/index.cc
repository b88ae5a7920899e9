#include "index/index.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "index/document_codec.h"
#include "index/document_terms.h"
#include "index/hit_maker.h"
#include "index/implied_codec.h"
#include "index/implied_reader.h"
#include "index/index_state.h"
#include "index/schema.h"
#include "index/searcher.h"
#include "index/word_entry.h"
#include "index/xapian_document.h"
#include "index/xapian_error.h"

namespace lectern::index {
namespace {

namespace fs = std::filesystem;

/// How many write-ups the language with the most has.
std::uint32_t largest_language(const Xapian::Database& database) {
  Xapian::doccount out = 0;
  for (auto term = database.allterms_begin(kLanguagePrefix); term != database.allterms_end(kLanguagePrefix); ++term) {
    out = std::max(out, term.get_termfreq());
  }
  return out;
}

/// The values of a slot, asked for by ascending id.
class ValueColumn {
 public:
  ValueColumn(const Xapian::Database& database, unsigned slot)
      : next_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  std::string of(DocId id) {
    if (next_ != end_ && next_.get_docid() < id) next_.skip_to(id);
    return next_ != end_ && next_.get_docid() == id ? *next_ : std::string();
  }

 private:
  Xapian::ValueIterator next_, end_;
};

struct ReadLesson {
  FoundLesson found;
  DocumentRecord record;
};

/// Puts lessons whose title is what was asked before the others of the first kTitleWindow.
void put_asked_titles_first(const Query& query, std::vector<ReadLesson>& lessons) {
  const auto end = lessons.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(kTitleWindow, lessons.size()));
  std::stable_partition(lessons.begin(), end, [&](const ReadLesson& lesson) {
    return lesson.found.complete && is_title_asked(lesson.record.card.title, query);
  });
}

}  // namespace

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

XapianQuery Index::State::translate(const Query& query, bool implied) const {
  return make_xapian_query(query, database, collection, {implied && has_implied, implied});
}

core::Result<DocumentRecord> Index::State::read(DocId id, bool with_implied) const {
  const Xapian::Document document = database.get_document(id);
  auto data = decode_document(document.get_data());
  auto implied = has_implied && with_implied ? read_implied(document) : std::vector<ImpliedTerm>();
  if (!data || !implied) return damaged(folder, fmt::format("document {} does not read back", id));
  return DocumentRecord{id, database.get_doclength(id), std::move(data->card), std::move(data->places),
                        *std::move(implied)};
}

core::Result<std::optional<Rendering>> Index::State::rendering(const std::string& term) const {
  const std::string value = database.get_metadata(kRenderingKeyPrefix + term);
  if (value.empty()) return std::optional<Rendering>();
  auto out = decode_rendering(term, value);
  if (!out) return damaged(folder, "a rendering does not read back");
  return out;
}

core::Result<Index> Index::State::index_of(const fs::path& folder, Xapian::Database database) {
  if (auto same = check_versions(folder, database); !same) return same.error();
  const std::uint32_t collection = largest_language(database);
  // Xapian takes a file of counts that was cut short for one of an empty database.
  if (collection > database.get_doccount()) return damaged(folder, "its documents do not add up");
  const bool has_implied = database.allterms_begin(kImpliedPrefix) != database.allterms_end(kImpliedPrefix);
  return Index(std::make_unique<State>(State{folder, std::move(database), collection, has_implied}));
}

core::Result<Index> Index::open(const fs::path& folder) {
  if (auto found = find_database(folder); !found) return found.error();
  return guarded(folder, [&] { return State::index_of(folder, Xapian::Database((folder / kDatabaseName).string())); });
}

core::Result<Index> Index::reopen() const {
  return open(state_->folder);
}

core::Result<SearchResult> Index::search(const Query& query, const SearchOptions& options) const {
  return guarded(state_->folder, [&]() -> core::Result<SearchResult> {
    const XapianQuery translated = state_->translate(query, options.implied);
    const std::size_t limit = std::max<std::size_t>(options.limit, kTitleWindow);
    const XapianWeight weight(state_->collection);
    FoundLessons found = find_lessons(state_->database, weight, translated, options.language, limit);
    std::vector<ReadLesson> lessons;
    for (FoundLesson& lesson : found.lessons) {
      auto record = state_->read(lesson.document, !translated.leads.empty());
      if (!record) return record.error();
      lessons.push_back({std::move(lesson), *std::move(record)});
    }
    put_asked_titles_first(query, lessons);
    SearchResult out{{}, found.complete_count, found.through_count};
    const HitMaker maker(state_->database, query, translated);
    for (ReadLesson& lesson : lessons) {
      if (out.hits.size() == options.limit) break;
      out.hits.push_back(maker.make(lesson.found, std::move(lesson.record)));
    }
    return out;
  });
}

core::Result<bool> Index::matches(const Query& query, DocId document) const {
  return guarded(state_->folder, [&]() -> core::Result<bool> {
    const XapianQuery translated = state_->translate(query, false);
    auto record = state_->read(document, false);
    if (!record) return record.error();
    Xapian::Enquire enquire(state_->database);
    enquire.set_query({Xapian::Query::OP_AND, translated.complete,
                       Xapian::Query(id_term(record->card.lesson, record->card.language))});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  });
}

core::Result<bool> Index::has_terms(DocId document, std::span<const std::string> terms) const {
  return guarded(state_->folder, [&]() -> core::Result<bool> {
    auto term = state_->database.termlist_begin(document);
    const auto end = state_->database.termlist_end(document);
    for (const std::string& wanted : terms) {
      if (term != end) term.skip_to(wanted);
      if (term == end || *term != wanted) return false;
    }
    return true;
  });
}

core::Result<std::vector<DocumentKey>> Index::contents() const {
  return guarded(state_->folder, [&]() -> core::Result<std::vector<DocumentKey>> {
    const Xapian::Database& database = state_->database;
    ValueColumn lessons(database, kLessonSlot), languages(database, kLanguageSlot), implied(database, kImpliedKeySlot);
    std::vector<DocumentKey> out;
    out.reserve(database.get_doccount());
    const auto end = database.valuestream_end(kKeySlot);
    for (auto key = database.valuestream_begin(kKeySlot); key != end; ++key) {
      const DocId id = key.get_docid();
      out.push_back({id, lessons.of(id), languages.of(id), decode_key(*key), decode_key(implied.of(id))});
    }
    return out;
  });
}

std::uint32_t Index::document_count() const {
  return state_->database.get_doccount();
}

std::uint32_t Index::collection_size() const {
  return state_->collection;
}

double Index::average_length() const {
  return state_->database.get_avlength();
}

core::Result<DocumentRecord> Index::document(DocId id) const {
  return guarded(state_->folder, [&] { return state_->read(id, true); });
}

core::Result<std::uint32_t> Index::document_frequency(const std::string& term) const {
  return guarded(state_->folder, [&] { return core::Result<std::uint32_t>(state_->database.get_termfreq(term)); });
}

core::Result<void> Index::for_each_document(const std::function<core::Result<void>(const DocumentRecord&)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document) {
      auto record = state_->read(*document, true);
      if (!record) return record.error();
      if (auto used = use(*record); !used) return used.error();
    }
    return {};
  });
}

core::Result<void> Index::for_each_term(
    const std::function<core::Result<void>(const std::string& term, const std::vector<Posting>& postings)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    std::vector<Posting> postings;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      if ((*term).starts_with(kImpliedPrefix)) continue;
      postings.clear();
      for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
        postings.push_back({*posting, posting.get_wdf()});
      }
      if (auto used = use(*term, postings); !used) return used.error();
    }
    return {};
  });
}

core::Result<void> Index::for_each_frequency(
    const std::function<core::Result<void>(const std::string& term, std::uint32_t frequency)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      const std::string text = *term;
      if (text.starts_with(kImpliedPrefix)) continue;
      if (core::first_invalid_utf8(text)) return damaged(state_->folder, "a term does not read back");
      if (auto used = use(text, term.get_termfreq()); !used) return used.error();
    }
    return {};
  });
}

core::Result<void> Index::for_each_word(
    const std::function<core::Result<void>(const std::string& word, const std::string& stem)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    const std::string prefix = kWordKeyPrefix;
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
      const auto entry = decode_word(database.get_metadata(*key));
      if (!entry) return damaged(state_->folder, "a word does not read back");
      if (auto used = use((*key).substr(prefix.size()), entry->stem); !used) return used.error();
    }
    return {};
  });
}

core::Result<void> Index::for_each_implied(
    const std::function<core::Result<void>(const std::string& term, const std::vector<ImpliedPosting>& postings)>& use)
    const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    ImpliedReader reader(state_->database);
    while (reader.next()) {
      if (auto used = use(reader.term(), reader.read_postings()); !used) return used.error();
    }
    return {};
  });
}

core::Result<void> Index::for_each_implied_frequency(
    const std::function<core::Result<void>(const std::string& term, std::uint32_t frequency)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    ImpliedReader reader(state_->database);
    while (reader.next()) {
      if (auto used = use(reader.term(), reader.frequency()); !used) return used.error();
    }
    return {};
  });
}

core::Result<std::optional<Rendering>> Index::rendering(const std::string& term) const {
  return guarded(state_->folder, [&] { return state_->rendering(term); });
}

core::Result<void> Index::for_each_rendering(const std::function<core::Result<void>(const Rendering&)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    const std::string prefix = kRenderingKeyPrefix;
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
      auto rendering = state_->rendering((*key).substr(prefix.size()));
      if (!rendering) return rendering.error();
      if (auto used = use(**rendering); !used) return used.error();
    }
    return {};
  });
}

}  // namespace lectern::index
