#include "pipeline/self_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/parallel.h"
#include "language/analysis.h"
#include "web_index/numbering.h"
#include "web_index/reader.h"

namespace lectern::pipeline {
namespace {

constexpr std::size_t kPhraseTokens = 8;
constexpr std::size_t kNamedFailures = 10;
/// So many documents are tested by one thread in a row.
constexpr std::size_t kDocumentsAtOnce = 256;

enum Failure : unsigned {
  NotInWebIndex = 1,
  TitleNotInIndex = 2,
  TitleNotInWebIndex = 4,
  TextNotInIndex = 8,
  TextNotInWebIndex = 16,
};
constexpr std::pair<Failure, const char*> kComplaints[] = {
    {NotInWebIndex, "is not in the web index"},
    {TitleNotInIndex, "cannot be found by its title in the index"},
    {TitleNotInWebIndex, "cannot be found by its title in the web index"},
    {TextNotInIndex, "cannot be found by the beginning of its text in the index"},
    {TextNotInWebIndex, "cannot be found by the beginning of its text in the web index"},
};

using Terms = std::vector<std::string>;

/// Ascending, each once.
Terms terms_of(std::vector<language::Token> tokens) {
  Terms terms;
  for (language::Token& token : tokens) terms.push_back(std::move(token.term));
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

/// Those at the beginning of the first text that has words at all.
Terms first_terms(const core::Card& card) {
  for (const core::CardSection& section : card.sections) {
    for (std::string_view rest = section.text; !rest.empty();) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      auto tokens = language::analyze(line);
      if (tokens.empty()) continue;
      tokens.resize(std::min(tokens.size(), kPhraseTokens));
      return terms_of(std::move(tokens));
    }
  }
  return {};
}

/// A document of the database, and which one it is in the web index; 0: it is not there.
struct Pair {
  index::DocId id = 0;
  web_index::DocumentNumber number = 0;
};

/// A term that a document must have in the web index, and what it means if it has not.
struct Need {
  std::string term;
  web_index::DocumentNumber number = 0;
  std::size_t document = 0;  ///< its place among those that are tested
  Failure failure{};

  auto key() const { return std::tie(term, number); }
};

bool has(const std::vector<web_index::Posting>& postings, web_index::DocumentNumber document) {
  const auto at = std::lower_bound(postings.begin(), postings.end(), document,
                                   [](const web_index::Posting& p, auto number) { return p.document < number; });
  return at != postings.end() && at->document == document && at->wdf > 0;
}

core::Error failure(std::size_t failed, std::size_t tested, std::string_view named) {
  return {core::Error::Code::SelfTest,
          fmt::format("{} of {} write-ups failed the build's search of its own lessons{}", failed, tested, named),
          "a title needs at least one letter, digit or character; anything else is a fault of lectern"};
}

class SelfTest {
 public:
  /// An index that is not `lasting` cannot be opened again, so one thread alone reads it.
  SelfTest(const index::Index& index, bool lasting, const web_index::Reader& reader, std::vector<Pair> documents,
           const Progress& progress)
      : index_(index),
        lasting_(lasting),
        reader_(reader),
        documents_(std::move(documents)),
        progress_(progress),
        results_(documents_.size()) {}

  core::Result<void> run() {
    auto tested = lasting_ ? test_rows() : test_documents(index_, 0, documents_.size());
    if (!tested) return tested;
    if (auto looked = look_into_chunks(); !looked) return looked;
    return verdict();
  }

 private:
  struct Outcome {
    std::string name;
    unsigned failures = 0;
  };

  core::Result<void> test_rows() {
    const std::size_t rows = (documents_.size() + kDocumentsAtOnce - 1) / kDocumentsAtOnce;
    return core::for_each_in_parallel(rows, [this](std::size_t row) -> core::Result<void> {
      auto own = index_.reopen();
      if (!own) return own.error();
      const std::size_t begin = row * kDocumentsAtOnce;
      return test_documents(*own, begin, std::min(documents_.size(), begin + kDocumentsAtOnce));
    });
  }

  core::Result<void> test_documents(const index::Index& own, std::size_t begin, std::size_t end) {
    std::vector<Need> needs;
    for (std::size_t i = begin; i < end; ++i) {
      auto record = own.document(documents_[i].id);
      if (!record) return record.error();
      if (auto tested = test_document(own, *record, i, needs); !tested) return tested;
      const std::lock_guard guard(mutex_);
      progress_("testing search", ++done_, documents_.size());
    }
    const std::lock_guard guard(mutex_);
    for (Need& need : needs) {
      if (const auto chunk = reader_.chunk_of(need.term)) {
        needs_[*chunk].push_back(std::move(need));
      } else {
        results_[need.document].failures |= need.failure;
      }
    }
    return {};
  }

  core::Result<void> test_document(const index::Index& own, const index::DocumentRecord& record, std::size_t document,
                                   std::vector<Need>& needs) {
    const core::Card& card = record.card;
    Outcome& outcome = results_[document];
    outcome.name = fmt::format("{} ({})", card.lesson, card.language);
    const web_index::DocumentNumber number = documents_[document].number;
    if (number == 0) outcome.failures |= NotInWebIndex;
    const auto look_for = [&](const Terms& terms, Failure in_index, Failure in_web_index) -> core::Result<void> {
      auto found = own.has_terms(record.id, terms);
      if (!found) return found.error();
      if (!*found || terms.empty()) outcome.failures |= in_index;
      if (terms.empty()) outcome.failures |= in_web_index;
      for (const std::string& term : terms) needs.push_back({term, number, document, in_web_index});
      return {};
    };
    auto looked = look_for(terms_of(language::analyze(card.title)), TitleNotInIndex, TitleNotInWebIndex);
    if (!looked) return looked;
    const Terms text = first_terms(card);
    return text.empty() ? looked : look_for(text, TextNotInIndex, TextNotInWebIndex);
  }

  core::Result<void> look_into_chunks() {
    std::vector<std::pair<std::size_t, std::vector<Need>>> chunks(std::make_move_iterator(needs_.begin()),
                                                                  std::make_move_iterator(needs_.end()));
    return core::for_each_in_parallel(chunks.size(), [&](std::size_t i) -> core::Result<void> {
      auto entries = reader_.entries(chunks[i].first);
      if (!entries) return entries.error();
      std::vector<Need>& needs = chunks[i].second;
      std::sort(needs.begin(), needs.end(), [](const Need& a, const Need& b) { return a.key() < b.key(); });
      auto entry = entries->begin();
      for (const Need& need : needs) {
        while (entry != entries->end() && entry->key < need.term) ++entry;
        const bool found = entry != entries->end() && entry->key == need.term && has(entry->postings, need.number);
        if (found) continue;
        const std::lock_guard guard(mutex_);
        results_[need.document].failures |= need.failure;
      }
      return {};
    });
  }

  core::Result<void> verdict() const {
    std::size_t failed = 0;
    std::string named;
    for (const Outcome& outcome : results_) {
      if (outcome.failures == 0 || ++failed > kNamedFailures) continue;
      for (const auto& [failure, complaint] : kComplaints) {
        if (outcome.failures & failure) named += fmt::format("\n  {} {}", outcome.name, complaint);
      }
    }
    if (failed == 0) return {};
    return failure(failed, results_.size(), named);
  }

  const index::Index& index_;
  const bool lasting_;
  const web_index::Reader& reader_;
  const std::vector<Pair> documents_;
  const Progress& progress_;
  std::mutex mutex_;              ///< guards what follows, but for the results of documents that a thread has to itself
  std::vector<Outcome> results_;  ///< of each document
  std::map<std::size_t, std::vector<Need>> needs_;  ///< by chunk
  std::size_t done_ = 0;
};

}  // namespace

core::Result<void> test_search(const index::Index& index, const std::filesystem::path& web_index,
                               std::span<const index::DocId> documents, const Progress& progress) {
  auto reader = web_index::Reader::open(web_index);
  if (!reader) return reader.error();
  std::vector<Pair> pairs;
  for (const index::DocId id : documents) {
    auto record = index.document(id);
    if (!record) return record.error();
    auto number = reader->find(record->card.language, record->card.lesson);
    if (!number) return number.error();
    pairs.push_back({id, *number});
  }
  return SelfTest(index, false, *reader, std::move(pairs), progress).run();
}

core::Result<void> test_search(const index::Index& index, const std::filesystem::path& web_index,
                               const Progress& progress) {
  auto reader = web_index::Reader::open(web_index);
  if (!reader) return reader.error();
  auto numbering = web_index::number_documents(index);
  if (!numbering) return numbering.error();
  std::vector<Pair> pairs;
  for (const index::DocId id : numbering->documents) pairs.push_back({id, numbering->numbers[id - 1]});
  return SelfTest(index, true, *reader, std::move(pairs), progress).run();
}

core::Result<void> test_titles(const std::map<std::size_t, core::Card>& cards) {
  std::size_t failed = 0;
  std::string named;
  for (const auto& [number, card] : cards) {
    if (!language::analyze(card.title).empty() || ++failed > kNamedFailures) continue;
    named += fmt::format("\n  {} ({}) cannot be found by its title", card.lesson, card.language);
  }
  return failed == 0 ? core::Result<void>() : failure(failed, cards.size(), named);
}

}  // namespace lectern::pipeline
