#pragma once

#include <array>
#include <string>

#include "check/check.h"
#include "core/diagnostic.h"

namespace lectern::check {

/// A kind of thing that `lectern check` points at. Codes are stable: people search for them, filter and silence by
/// them.
struct Problem {
  const char* code;
  core::Severity severity;
  const char* meaning;
};

/// Every kind, once; `README.md` lists the same and a test holds the two together.
namespace problem {

inline constexpr auto kNote = core::Severity::Note;
inline constexpr auto kWarning = core::Severity::Warning;

// One write-up
inline constexpr Problem kHeadingJump{"heading-jump", kWarning, "a heading more than one level below the one before"};
inline constexpr Problem kPersonTitleDiffers{"person-title-differs", kWarning, "one person as Mr and as Mrs"};
inline constexpr Problem kImageAltMissing{"image-alt-missing", kWarning, "a picture without alternative text"};
inline constexpr Problem kPageLong{"page-long", kNote, "a write-up that takes more than an hour to read"};

// Two write-ups of one lesson
inline constexpr Problem kSectionsDiffer{"sections-differ", kWarning, "headings that have no counterpart"};
inline constexpr Problem kNumberUnmatched{"number-unmatched", kWarning, "a number that one language alone has"};
inline constexpr Problem kUnitDiffers{"unit-differs", kWarning,
                                      "one number with two units: months here, countries there"};
inline constexpr Problem kDateUnmatched{"date-unmatched", kWarning, "a date that one language alone has"};
inline constexpr Problem kTimeUnmatched{"time-unmatched", kWarning, "a time of day that one language alone has"};
inline constexpr Problem kNameUnmatched{"name-unmatched", kWarning, "a person whom one language alone names"};

// The archive
inline constexpr Problem kTranslationMissing{"translation-missing", kNote,
                                             "a lesson without a write-up in one of the site's languages"};
inline constexpr Problem kGuestSpellings{"guest-spellings", kWarning, "a guest whose name is spelt in two ways"};
inline constexpr Problem kLessonOrder{"lesson-order", kWarning, "a date that is out of the order of the folders"};

}  // namespace problem

inline constexpr std::array kAllProblems = {
    problem::kHeadingJump,    problem::kPersonTitleDiffers, problem::kImageAltMissing,    problem::kPageLong,
    problem::kSectionsDiffer, problem::kNumberUnmatched,    problem::kUnitDiffers,        problem::kDateUnmatched,
    problem::kTimeUnmatched,  problem::kNameUnmatched,      problem::kTranslationMissing, problem::kGuestSpellings,
    problem::kLessonOrder,
};

/// About a stretch of a write-up.
void report(core::Diagnostics& problems, const Problem& kind, const Text& text, core::SourceRange range,
            std::string message, std::string hint = {});

/// About a write-up whose text is not at hand.
void report(core::Diagnostics& problems, const Problem& kind, const archive::WriteUp& write_up, core::SourceRange range,
            std::string message, std::string hint = {});

/// What a message about `here` calls the other write-up of its lesson: `index.en.md`, or `the English half`.
std::string name_beside(const Text& here, const Text& other);

}  // namespace lectern::check
