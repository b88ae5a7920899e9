#include "index/index.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "index/card_codec.h"
#include "index/document_builder.h"
#include "index/schema.h"
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

/// A document that matches, before its card is read.
struct Candidate {
  DocId document = 0;
  double grains = 0;  ///< the score in whole kScoreGrains
  std::string lesson;
};

double in_grains(double score) {
  return std::round(score / kScoreGrain);
}

}  // namespace

struct Index::State {
  fs::path folder;
  Xapian::Database database;

  core::Result<core::Card> read_card(DocId id) const {
    auto card = decode_card(database.get_document(id).get_data());
    if (!card) return damaged(folder, fmt::format("document {} does not read back", id));
    return std::move(*card);
  }
};

namespace {

/// One search: the lessons of two match sets, cut to the best.
class Searcher {
 public:
  Searcher(const Xapian::Database& database, const XapianQuery& query, const SearchOptions& options)
      : database_(database), query_(query), options_(options) {}

  /// The best lessons that match everything; they are not given out again.
  std::vector<Candidate> complete() { return best_lessons(query_.complete, options_.limit); }

  /// The best `limit` lessons that match in part. Leaves out those that match everything.
  std::vector<Candidate> partial(std::size_t limit) {
    for (Candidate& lesson : best_lessons(query_.complete, kEnoughLessons)) seen_.insert(std::move(lesson.lesson));
    return best_lessons(query_.partial, limit);
  }

  /// How many lessons match everything.
  std::size_t count_complete() const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(restricted(query_.complete));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(kLessonSlot);
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
  }

 private:
  Xapian::Query restricted(const Xapian::Query& matching) const {
    if (options_.language.empty()) return matching;
    return {Xapian::Query::OP_FILTER, matching, in_language(options_.language)};
  }

  /// The first `limit` lessons that are not in `seen_`.
  ///
  /// Xapian orders by exact scores, we by rounded ones, so that a browser that adds in another order agrees. A document
  /// that was not fetched may then still belong before the last lesson: more are fetched until none can.
  std::vector<Candidate> best_lessons(const Xapian::Query& matching, std::size_t limit) const {
    if (limit == 0 || matching.empty()) return {};
    Xapian::Enquire enquire(database_);
    enquire.set_query(scored(restricted(matching), query_.scoring));
    enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, kBm25MinNormalizedLength));
    for (std::size_t fetched = 4 * (limit + seen_.size());; fetched *= 4) {
      const Xapian::MSet found =
          enquire.get_mset(0, static_cast<Xapian::doccount>(std::min<std::size_t>(fetched, database_.get_doccount())));
      std::vector<Candidate> lessons = lessons_of(found, limit);
      if (found.size() < fetched) return lessons;
      const double last = in_grains(found.back().get_weight());
      if (lessons.size() == limit && lessons.back().grains > last) return lessons;
    }
  }

  std::vector<Candidate> lessons_of(const Xapian::MSet& found, std::size_t limit) const {
    std::vector<Candidate> candidates;
    for (auto match = found.begin(); match != found.end(); ++match) {
      candidates.push_back({*match, in_grains(match.get_weight()), match.get_document().get_value(kLessonSlot)});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return a.grains != b.grains ? a.grains > b.grains : a.document < b.document;
    });
    std::set<std::string> lessons = seen_;
    std::vector<Candidate> out;
    for (Candidate& candidate : candidates) {
      if (out.size() == limit) break;
      if (lessons.insert(candidate.lesson).second) out.push_back(std::move(candidate));
    }
    return out;
  }

  const Xapian::Database& database_;
  const XapianQuery& query_;
  const SearchOptions& options_;
  std::set<std::string> seen_;
};

}  // namespace

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
    auto state = std::make_unique<State>(State{folder, Xapian::Database(file.string())});
    if (auto same = check_version(folder, state->database, kIndexVersionKey, kIndexVersion); !same) return same.error();
    if (auto same = check_version(folder, state->database, kAnalysisVersionKey, language::kAnalysisVersion); !same) {
      return same.error();
    }
    return Index(std::move(state));
  });
}

core::Result<SearchResult> Index::search(const Query& query, const SearchOptions& options) const {
  return guarded(state_->folder, [&]() -> core::Result<SearchResult> {
    const XapianQuery translated = make_xapian_query(query, state_->database);
    Searcher searcher(state_->database, translated, options);
    SearchResult out;
    out.complete_count = searcher.count_complete();
    std::vector<Candidate> lessons = searcher.complete();
    const std::size_t complete = lessons.size();
    const bool few = out.complete_count == 0 || (out.complete_count < kEnoughLessons && translated.loose_groups > 1);
    if (few && complete < options.limit) {
      for (Candidate& lesson : searcher.partial(options.limit - complete)) lessons.push_back(std::move(lesson));
    }
    for (std::size_t i = 0; i < lessons.size(); ++i) {
      auto card = state_->read_card(lessons[i].document);
      if (!card) return card.error();
      std::vector<std::size_t> sections = best_sections(*card, translated.weights);
      out.hits.push_back(
          {lessons[i].document, lessons[i].grains * kScoreGrain, i < complete, std::move(*card), std::move(sections)});
    }
    return out;
  });
}

core::Result<bool> Index::matches(const Query& query, DocId document) const {
  return guarded(state_->folder, [&]() -> core::Result<bool> {
    const XapianQuery translated = make_xapian_query(query, state_->database);
    auto card = state_->read_card(document);
    if (!card) return card.error();
    Xapian::Enquire enquire(state_->database);
    enquire.set_query({Xapian::Query::OP_AND, translated.complete, Xapian::Query(id_term(*card))});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
  });
}

std::uint32_t Index::document_count() const {
  return state_->database.get_doccount();
}

double Index::average_length() const {
  return state_->database.get_avlength();
}

core::Result<void> Index::for_each_document(const std::function<core::Result<void>(const DocumentRecord&)>& use) const {
  return guarded(state_->folder, [&]() -> core::Result<void> {
    const Xapian::Database& database = state_->database;
    for (auto document = database.postlist_begin(""); document != database.postlist_end(""); ++document) {
      auto card = state_->read_card(*document);
      if (!card) return card.error();
      if (auto used = use({*document, document.get_doclength(), std::move(*card)}); !used) return used.error();
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
