#pragma once

#include <vector>

#include "core/diagnostic.h"
#include "core/language.h"
#include "core/source_file.h"
#include "core/source_position.h"

namespace lectern::markdown {

/// The stretch of a bilingual body that is in one language, `zh` or `en`.
struct LanguageHalf {
  core::LanguageTag language;
  core::LineRange lines;

  friend bool operator==(const LanguageHalf&, const LanguageHalf&) = default;
};

/// Tells the halves of a bilingual body apart by the script of its top-level blocks.
///
/// Gives one half when only one language is there, else two, in the order in which they stand. Nothing, and an Error
/// that points at the line and says how to mark it, when the languages cannot be told apart: a block that holds both at
/// length, or blocks that alternate. A line `<!-- lang: en -->` on its own begins a half whatever the scripts say.
/// A block that only announces the other half ('English version follows') belongs to neither.
std::vector<LanguageHalf> split_bilingual(const core::SourceFile& source, core::LineRange body,
                                          core::Diagnostics& problems);

}  // namespace lectern::markdown
