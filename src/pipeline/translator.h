#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "core/card.h"
#include "core/fingerprint.h"
#include "core/memory.h"
#include "core/result.h"
#include "index/implied_term.h"
#include "pipeline/build.h"
#include "pipeline/language_gaps.h"
#include "pipeline/picture_sizes.h"
#include "pipeline/write_ups.h"
#include "translation/translations.h"

namespace lectern::pipeline {

/// What lessons are aligned and tables of pairs are learned from. Borrows all.
struct LearningSource {
  const core::FileSystem& files;
  const archive::Archive& archive;
  const PictureSizes& pictures;
  const core::Fingerprint& program;
  core::Memory& memory;
  const Progress& progress;
};

/// What lessons tell of every two languages that they have, in both directions, whether or not any lesson lacks one.
core::Result<std::vector<translation::PairTable>> learn_all_pairs(const LearningSource& source);

/// What the write-ups of an archive imply. Safe from several threads at once.
class Translator {
 public:
  /// Takes the glossary, and learns what the archive's own lessons tell of each language that one of them lacks;
  /// nothing, and without a look at any, when none does. What was learned from the same lessons before is remembered.
  static core::Result<Translator> learn(const LearningSource& source);

  /// Whether a write-up may imply something besides pinyin.
  bool tells_of(const WriteUpPlace& place) const;
  /// Of all that decides, beside its card, what a write-up implies.
  core::Fingerprint key(const WriteUpPlace& place) const;
  std::vector<index::ImpliedTerm> implied_by(const WriteUpPlace& place, const core::Card& card) const;
  /// Of all implied terms, by term.
  std::vector<index::Rendering> renderings() const { return translations_.renderings(); }

 private:
  Translator(LanguageGaps gaps, translation::Translations translations, core::Fingerprint glossary)
      : gaps_(std::move(gaps)), translations_(std::move(translations)), glossary_(glossary) {}

  bool implies_nothing() const { return gaps_.directions().empty() && !translations_.has_glossary(); }

  LanguageGaps gaps_;
  translation::Translations translations_;
  core::Fingerprint glossary_;
};

}  // namespace lectern::pipeline
