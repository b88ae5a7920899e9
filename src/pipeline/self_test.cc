#include "pipeline/self_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "index/passages.h"
#include "language/analysis.h"
#include "web_index/numbering.h"
#include "web_index/passage_text.h"
#include "web_index/reader.h"

namespace lectern::pipeline {
namespace {

constexpr std::size_t kPhraseTokens = 8;
constexpr std::size_t kNamedFailures = 10;

/// A query for `text` as one phrase, whatever operators it happens to contain; without groups when it has no words.
index::Query query_for(std::string_view text) {
  index::Item phrase;
  phrase.quoted = true;
  const auto tokens = language::analyze(text);
  for (const language::Token& token : tokens) {
    phrase.terms.push_back(token.term);
    phrase.offsets.push_back(token.position - tokens.front().position);
  }
  index::Query query;
  if (!tokens.empty()) query.groups.push_back({{std::move(phrase)}});
  return query;
}

/// The beginning of the first text that has words at all.
std::string_view phrase_of(const core::Card& card) {
  for (const core::CardSection& section : card.sections) {
    const auto tokens = language::analyze(section.text);
    if (tokens.empty()) continue;
    const std::size_t last = std::min(tokens.size(), kPhraseTokens) - 1;
    const std::string_view text = section.text;
    const std::string_view stretch = text.substr(tokens.front().begin, tokens[last].end - tokens.front().begin);
    return stretch.substr(0, stretch.find('\n'));
  }
  return {};
}

class SelfTest {
 public:
  SelfTest(const index::Index& index, web_index::Numbering numbering, web_index::Reader reader)
      : index_(index), numbering_(std::move(numbering)), reader_(std::move(reader)) {}

  core::Result<void> run(const index::DocumentRecord& record) {
    complaints_.clear();
    auto looked = look_for_parts(record);
    ++tested_;
    if (!complaints_.empty() && ++failed_ <= kNamedFailures) named_ += complaints_;
    return looked;
  }

  core::Result<void> verdict() const {
    if (failed_ == 0) return {};
    return core::Error{
        core::Error::Code::SelfTest,
        fmt::format("{} of {} write-ups failed the build's search of its own lessons{}", failed_, tested_, named_),
        "a title needs at least one letter, digit or character; anything else is a fault of lectern"};
  }

 private:
  core::Result<void> look_for_parts(const index::DocumentRecord& record) {
    const core::Card& card = record.card;
    if (auto compared = compare_passages(record); !compared) return compared;
    if (auto done = look_for(record, card.title, "cannot be found by its title"); !done) return done;
    const std::string_view phrase = phrase_of(card);
    if (phrase.empty()) return {};
    return look_for(record, phrase, "cannot be found by the beginning of its text");
  }

  /// Whether the files have the whole write-up.
  core::Result<void> compare_passages(const index::DocumentRecord& record) {
    std::size_t number = 0;
    for (const std::string& text : web_index::passage_texts(record.card, index::passages_of(record.card))) {
      auto stored = reader_.passage(number_of(record), ++number);
      if (!stored) return stored.error();
      if (*stored != text) fail(record.card, "reads back differently");
    }
    return {};
  }

  web_index::DocumentNumber number_of(const index::DocumentRecord& record) const {
    return numbering_.numbers[record.id - 1];
  }

  core::Result<void> look_for(const index::DocumentRecord& record, std::string_view text, std::string_view complaint) {
    const index::Query query = query_for(text);
    auto in_database = index_.matches(query, record.id);
    if (!in_database) return in_database.error();
    auto in_files = web_index_has(query, number_of(record));
    if (!in_files) return in_files.error();
    if (!*in_database) fail(record.card, fmt::format("{} in the index", complaint));
    if (!*in_files) fail(record.card, fmt::format("{} in the web index", complaint));
    return {};
  }

  core::Result<bool> web_index_has(const index::Query& query, web_index::DocumentNumber document) {
    for (const index::Group& group : query.groups) {
      for (const std::string& term : group.alternatives.front().terms) {
        auto postings = reader_.postings(term);
        if (!postings) return postings.error();
        const auto at = std::lower_bound(postings->begin(), postings->end(), document,
                                         [](const web_index::Posting& p, auto number) { return p.document < number; });
        if (at == postings->end() || at->document != document || at->wdf == 0) return false;
      }
    }
    return !query.groups.empty();
  }

  void fail(const core::Card& card, std::string_view complaint) {
    complaints_ += fmt::format("\n  {} ({}) {}", card.lesson, card.language, complaint);
  }

  const index::Index& index_;
  web_index::Numbering numbering_;
  web_index::Reader reader_;
  std::size_t tested_ = 0;
  std::size_t failed_ = 0;
  std::string complaints_;  // of the write-up at hand, a line each
  std::string named_;       // those of the first write-ups that failed
};

}  // namespace

core::Result<void> test_search(const index::Index& index, const std::filesystem::path& web_index,
                               const Progress& progress) {
  auto reader = web_index::Reader::open(web_index);
  if (!reader) return reader.error();
  auto numbering = web_index::number_documents(index);
  if (!numbering) return numbering.error();
  SelfTest test(index, *std::move(numbering), *std::move(reader));
  std::size_t done = 0;
  auto tested = index.for_each_document([&](const index::DocumentRecord& record) {
    progress("testing search", ++done, index.document_count());
    return test.run(record);
  });
  return tested ? test.verdict() : tested;
}

}  // namespace lectern::pipeline
