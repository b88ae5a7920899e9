#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/language.h"
#include "core/result.h"
#include "pipeline/build.h"

namespace lectern::pipeline {

struct LearningSource;

/// A pair of words that an archive's lessons tell, and its glossary has not.
struct LearnedPair {
  core::LanguageTag asked_language, written_language;
  std::string asked, written;
  float probability = 0;
  bool sure = false;  ///< good enough for a glossary as it is; others want a look
};

/// All of them, the likeliest first. Writes nothing. Of Chinese and another language, the other one's words are asked
/// for, as Chinese words are told from what stands for one word.
core::Result<std::vector<LearnedPair>> learned_pairs(const LearningSource& source);
core::Result<std::vector<LearnedPair>> learned_pairs(const std::filesystem::path& archive,
                                                     const std::filesystem::path& share, const Progress& progress);

}  // namespace lectern::pipeline
