#include "pipeline/translator.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "core/parallel.h"
#include "pipeline/card.h"
#include "site/links.h"
#include "translation/aligned_lesson.h"
#include "translation/pair_table.h"
#include "translation/parallel_text.h"
#include "translation/sample.h"

namespace lectern::pipeline {
namespace {

using translation::AlignedLesson;
using translation::PairTable;

/// A lesson in both of two languages.
struct Twin {
  const archive::Course* course;
  const archive::Lesson* lesson;
  core::Fingerprint key;  ///< of all that both cards are made of
};

WriteUpPlace place_of(const Twin& twin, const core::LanguageTag& language) {
  return {*twin.course, *twin.lesson, *twin.lesson->in(language)};
}

/// Learns from the lessons that two languages have in common.
class Learner {
 public:
  Learner(const LearningSource& source, const WriteUpParser& parser, std::array<core::LanguageTag, 2> languages)
      : source_(source), parser_(parser), languages_(std::move(languages)), twins_(twins()), aligned_(twins_.size()) {}

  /// In both directions; remembered, or learned.
  core::Result<std::array<PairTable, 2>> learn() {
    for (const Twin& twin : twins_) paths_.push_back(twin.lesson->path);
    const std::vector<std::size_t> pilots = translation::sample_of(paths_, translation::kPilotLessons);
    if (auto done = align(pilots); !done) return done.error();
    chosen_ = translation::sample_of(paths_, translation::most_lessons(aligned(pilots)));
    keep();
    if (auto known = remember()) return *std::move(known);
    if (auto done = align(chosen_); !done) return done.error();
    auto tables = translation::learn_pairs(translation::join(aligned(chosen_)), languages_);
    if (!tables) return tables.error();
    for (std::size_t i = 0; i < 2; ++i) source_.memory.put(key_of_table(i), translation::encode((*tables)[i]));
    return tables;
  }

 private:
  /// By path, so that neither dates nor titles decide of the order.
  std::vector<Twin> twins() const {
    std::vector<Twin> out;
    for (const archive::Course& course : source_.archive.courses) {
      for (const archive::Lesson& lesson : course.lessons) {
        if (lesson.in(languages_[0]) == nullptr || lesson.in(languages_[1]) == nullptr) continue;
        Twin& twin = out.emplace_back(Twin{&course, &lesson, {}});
        core::Fingerprinter key;
        key.add("aligned lesson");
        for (const core::LanguageTag& language : languages_) {
          key.add(card_key(source_.program, source_.archive.site, place_of(twin, language)));
        }
        twin.key = key.finish();
      }
    }
    std::sort(out.begin(), out.end(), [](const Twin& a, const Twin& b) { return a.lesson->path < b.lesson->path; });
    return out;
  }

  core::Result<void> align(const std::vector<std::size_t>& twins) {
    std::vector<std::size_t> left;
    for (const std::size_t i : twins) {
      if (!aligned_[i]) left.push_back(i);
    }
    return core::for_each_in_parallel(left.size(), [&](std::size_t n) -> core::Result<void> {
      auto lesson = align(twins_[left[n]]);
      if (!lesson) return lesson.error();
      aligned_[left[n]] = *std::move(lesson);
      return {};
    });
  }

  core::Result<AlignedLesson> align(const Twin& twin) const {
    if (const auto bytes = source_.memory.find(twin.key)) {
      if (auto known = translation::decode_lesson(*bytes)) return *std::move(known);
    }
    std::array<core::Card, 2> cards;
    for (std::size_t i = 0; i < 2; ++i) {
      const WriteUpPlace place = place_of(twin, languages_[i]);
      auto parsed = parser_.parse(place);
      if (!parsed) return parsed.error();
      cards[i] = make_card(place, parsed->document);
    }
    AlignedLesson out = translation::align_lesson(cards[0], cards[1]);
    source_.memory.put(twin.key, translation::encode(out));
    return out;
  }

  std::vector<const AlignedLesson*> aligned(const std::vector<std::size_t>& twins) const {
    std::vector<const AlignedLesson*> out;
    for (const std::size_t i : twins) out.push_back(&*aligned_[i]);
    return out;
  }

  /// What is not asked for is forgotten, and is needed again after the next edit.
  void keep() const {
    for (const std::size_t i : chosen_) (void)source_.memory.find(twins_[i].key);
  }

  core::Fingerprint key_of_table(std::size_t asked) const {
    core::Fingerprinter out;
    out.add("pair table").add(source_.program).add(languages_[asked]).add(languages_[1 - asked]);
    for (const std::size_t i : chosen_) out.add(twins_[i].key);
    return out.finish();
  }

  std::optional<std::array<PairTable, 2>> remember() const {
    std::array<PairTable, 2> out;
    for (std::size_t i = 0; i < 2; ++i) {
      const auto bytes = source_.memory.find(key_of_table(i));
      auto table = bytes ? translation::decode_table(*bytes) : std::nullopt;
      if (!table || table->asked != languages_[i] || table->written != languages_[1 - i]) return std::nullopt;
      out[i] = *std::move(table);
    }
    return out;
  }

  const LearningSource& source_;
  const WriteUpParser& parser_;
  std::array<core::LanguageTag, 2> languages_;
  std::vector<Twin> twins_;
  std::vector<std::optional<AlignedLesson>> aligned_;  ///< of each twin; those that were needed
  std::vector<std::string> paths_;
  std::vector<std::size_t> chosen_;  ///< twins to learn from
};

/// Of two languages each time, the smaller tag first.
using LanguagePairs = std::set<LanguageGaps::Direction>;

/// In both directions of each.
core::Result<std::vector<PairTable>> learn_tables(const LearningSource& source, const LanguagePairs& pairs) {
  const site::LinkMap links(source.archive);
  const WriteUpParser parser(source.files, source.archive, links, source.pictures, source.memory);
  std::vector<PairTable> out;
  for (const auto& [first, second] : pairs) {
    source.progress("learning pairs of words", out.size() / 2, pairs.size());
    auto tables = Learner(source, parser, {first, second}).learn();
    if (!tables) return tables.error();
    std::move(tables->begin(), tables->end(), std::back_inserter(out));
  }
  return out;
}

/// Of the directions that lessons need.
core::Result<std::vector<PairTable>> learn_needed(const LearningSource& source, const LanguageGaps& gaps) {
  LanguagePairs pairs;
  for (const auto& [asked, written] : gaps.directions()) pairs.insert(std::minmax(asked, written));
  auto out = learn_tables(source, pairs);
  if (!out) return out;
  std::erase_if(*out, [&](const PairTable& table) {
    return !gaps.directions().contains({table.asked, table.written});
  });
  return out;
}

translation::Glossary glossary_of(const std::vector<archive::GlossaryEntry>& entries) {
  std::vector<std::vector<std::string>> out;
  for (const archive::GlossaryEntry& entry : entries) {
    std::vector<std::string>& texts = out.emplace_back();
    for (const archive::GlossaryEntry::Term& term : entry.terms) texts.push_back(term.text);
  }
  return translation::Glossary(out);
}

translation::Dictionary dictionary_of(const archive::Dictionary& dictionary) {
  translation::Dictionary out(dictionary.content);
  for (const archive::DictionaryEntry& entry : dictionary.entries) out.add(entry.word, entry.definitions);
  return out;
}

core::Fingerprint fingerprint_of(const std::vector<archive::GlossaryEntry>& entries) {
  core::Fingerprinter out;
  for (const archive::GlossaryEntry& entry : entries) {
    out.add(entry.terms.size());
    for (const archive::GlossaryEntry::Term& term : entry.terms) out.add(term.text);
  }
  return out.finish();
}

}  // namespace

core::Result<std::vector<PairTable>> learn_all_pairs(const LearningSource& source) {
  LanguagePairs pairs;
  for (const archive::Course& course : source.archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const archive::WriteUp& one : lesson.write_ups) {
        for (const archive::WriteUp& other : lesson.write_ups) {
          if (one.language < other.language) pairs.emplace(one.language, other.language);
        }
      }
    }
  }
  return learn_tables(source, pairs);
}

core::Result<Translator> Translator::learn(const LearningSource& source) {
  LanguageGaps gaps(source.archive);
  std::vector<PairTable> tables;
  translation::Dictionary dictionary;
  if (!gaps.directions().empty()) {
    dictionary = dictionary_of(source.archive.dictionary);
    auto learnt = learn_needed(source, gaps);
    if (!learnt) return learnt.error();
    tables = *std::move(learnt);
  }
  const std::vector<archive::GlossaryEntry>& glossary = source.archive.glossary;
  return Translator(std::move(gaps), translation::Translations(std::move(tables), glossary_of(glossary), dictionary),
                    fingerprint_of(glossary));
}

bool Translator::tells_of(const WriteUpPlace& place) const {
  return translations_.has_glossary() || (!gaps_.directions().empty() && !gaps_.of(place.lesson).empty());
}

core::Fingerprint Translator::key(const WriteUpPlace& place) const {
  const core::Fingerprint learned = translations_.fingerprint(place.write_up.language, gaps_.of(place.lesson));
  return core::Fingerprinter().add("implied").add(glossary_).add(learned).finish();
}

std::vector<index::ImpliedTerm> Translator::implied_by(const WriteUpPlace& place, const core::Card& card) const {
  if (implies_nothing()) return {};
  return translations_.implied_by(card, gaps_.of(place.lesson));
}

}  // namespace lectern::pipeline
