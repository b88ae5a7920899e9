#pragma once

#include <set>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "core/language.h"

namespace lectern::pipeline {

/// Which of an archive's languages single lessons lack.
class LanguageGaps {
 public:
  /// The language that somebody asks in, and the one of a write-up.
  using Direction = std::pair<core::LanguageTag, core::LanguageTag>;

  explicit LanguageGaps(const archive::Archive& archive);

  /// The languages that other lessons have and this one lacks, by tag. One that has `zh-Hant` does not lack `zh`.
  std::vector<core::LanguageTag> of(const archive::Lesson& lesson) const;
  /// From each language that a lesson lacks to each that it has.
  const std::set<Direction>& directions() const { return directions_; }

 private:
  std::set<core::LanguageTag> languages_;
  std::set<Direction> directions_;
};

}  // namespace lectern::pipeline
