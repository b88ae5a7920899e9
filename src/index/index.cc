#include "index/index.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <utility>

#include "index/document_builder.h"
#include "index/document_codec.h"
#include "index/schema.h"
#include "index/searcher.h"
#include "index/sections.h"
#include "index/xapian_error.h"
#include "index/xapian_query.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

namespace fs = std::filesystem;

core::Error damaged(const fs::path& folder, std::string_view what) {
  return {core::Error::Code::Corrupt, fmt::format("the index is damaged in {} ({})", folder.string(), what),
          kBuildAgain};
}

core::Result<void> check_version(const fs::path& folder, const Xapian::Database& database, const char* key,
                                 int expected) {
  const std::string found = database.get_metadata(key);
  if (found == std::to_string(expected)) return {};
  return core::Error{core::Error::Code::IndexMismatch,
                     fmt::format("the index in {} is of another version of lectern ({} is \"{}\", not \"{}\")",
                                 folder.string(), key, found, expected),
                     kBuildAgain};
}

/// How many write-ups the language with the most has.
std::uint32_t largest_language(const Xapian::Database& database) {
  Xapian::doccount out = 0;
  for (auto term = database.allterms_begin(kLanguagePrefix); term != database.allterms_end(kLanguagePrefix); ++term) {
    out = std::max(out, term.get_termfreq());
  }
  return out;
}

/// Puts lessons whose title is what was asked before the others of the first kTitleWindow.
void put_asked_titles_first(const Query& query, std::vector<Hit>& hits) {
  const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(kTitleWindow, hits.size()));
  std::stable_partition(hits.begin(), end, [&](const Hit& hit) { return is_title_asked(hit.card.title, query); });
}

}  // namespace

struct Index::State {
  fs::path folder;
  Xapian::Database database;
  std::uint32_t collection = 0;

  XapianQuery translate(const Query& query) const { return make_xapian_query(query, database, collection); }

  core::Result<DocumentRecord> read(DocId id) const {
    const Xapian::Document document = database.get_document(id);
    auto data = decode_document(document.get_data());
    if (!data) return damaged(folder, fmt::format("document {} does not read back", id));
    return DocumentRecord{id, database.get_doclength(id), std::move(data->card), std::move(data->places)};
  }
};

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

core::Result<Index> Index::open(const fs::path& folder) {
  const fs::path file = folder / kDatabaseName;
  std::error_code ignored;  // what cannot be examined is as good as missing
  if (!fs::is_regular_file(file, ignored)) {
    return core::Error{core::Error::Code::NotFound, fmt::format("there is no index in {}", folder.string()),
                       "build the archive first"};
  }
  return guarded(folder, [&]() -> core::Result<Index> {
    auto state = std::make_unique<State>(State{folder, Xapian::Database(file.string()), 0});
    if (auto same = check_version(folder, state->database, kIndexVersionKey, kIndexVersion); !same) return same.error();
    if (auto same = check_version(folder, state->database, kAnalysisVersionKey, language::kAnalysisVersion); !same) {
      return same.error();
    }
    state->collection = largest_language(state->database);
    return Index(std::move(state));
  });
}

core::Result<Index> Index::reopen() const {
  return open(state_->folder);
}

core::Result<SearchResult> Index::search(const Query& query, const SearchOptions& options) const {
  return guarded(state_->folder, [&]() -> core::Result<SearchResult> {
    const XapianQuery translated = state_->translate(query);
    const std::size_t limit = std::max<std::size_t>(options.limit, kTitleWindow);
    const XapianWeight weight(state_->collection);
    FoundLessons found = find_lessons(state_->database, weight, translated, options.language, limit);
    SearchResult out;
    out.complete_count = found.complete_count;
    for (const FoundLesson& lesson : found.lessons) {
      auto record = state_->read(lesson.document);
      if (!record) return record.error();
      out.hits.push_back({lesson.document, lesson.grains * kScoreGrain, lesson.complete, std::move(record->card), {}});
    }
    put_asked_titles_first(query, out.hits);
    out.hits.resize(std::min(options.limit, out.hits.size()));
    for (Hit& hit : out.hits) hit.sections = best_sections(hit.card, translated.weights);
    return out;
  });
}

core::Result<bool> Index::matches(const Query& query, DocId document) const {
  return guarded(state_->folder, [&]() -> core::Result<bool> {
    const XapianQuery translated = state_->translate(query);
    auto record = state_->read(document);
    if (!record) return record.error();
    Xapian::Enquire enquire(state_->database);
    enquire.set_query({Xapian::Query::OP_AND, translated.complete, Xapian::Query(id_term(record->card))});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  });
}

core::Result<bool> Index::has_terms(DocId document, std::span<const std::string> terms) const {
  return guarded(state_->folder, [&]() -> core::Result<bool> {
    auto term = state_->database.termlist_begin(document);
    const auto end = state_->database.termlist_end(document);
    for (const std::string& wanted : terms) {
      while (term != end && *term < wanted) ++term;
      if (term == end || *term != wanted) return false;
    }
    return true;
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
  return guarded(state_->folder, [&] { return state_->read(id); });
}

core::Result<std::uint32_t> Index::document_frequency(const std::string& term) const {
  return guarded(state_->folder, [&] { return core::Result<std::uint32_t>(state_->database.get_termfreq(term)); });
}

core::Result<void> Index::for_each_document(const std::function<core::Result<void>(const DocumentRecord&)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document) {
      auto record = state_->read(*document);
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
      if (auto used = use(*term, term.get_termfreq()); !used) return used.error();
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
      if (auto used = use((*key).substr(prefix.size()), database.get_metadata(*key)); !used) return used.error();
    }
    return {};
  });
}

}  // namespace lectern::index
