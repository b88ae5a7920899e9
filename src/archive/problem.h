#pragma once

#include <array>
#include <string>

#include "core/diagnostic.h"

namespace lectern::archive {

/// A kind of fault that reading an archive can find. Codes are stable: people search for them, tools filter by them.
struct Problem {
  const char* code;
  core::Severity severity;
  const char* meaning;
};

/// Every kind, once; `README.md` lists the same and a test holds the two together.
namespace problem {

inline constexpr auto kNote = core::Severity::Note;
inline constexpr auto kWarning = core::Severity::Warning;
inline constexpr auto kError = core::Severity::Error;

// Files and folders
inline constexpr Problem kArchiveEmpty{"archive-empty", kError, "no write-up at all can be published"};
inline constexpr Problem kArchiveTooLarge{"archive-too-large", kError, "more files and folders than any archive has"};
inline constexpr Problem kCourseEmpty{"course-empty", kWarning, "a course without lessons"};
inline constexpr Problem kLessonEmpty{"lesson-empty", kWarning, "a lesson without write-ups"};
inline constexpr Problem kFileUnpublished{"file-unpublished", kWarning, "a file that nothing publishes"};
inline constexpr Problem kFileSkipped{"file-skipped", kNote, "README and LICENSE of the archive itself"};
inline constexpr Problem kFileUnreadable{"file-unreadable", kError, "the disk or its permissions refuse a file"};
inline constexpr Problem kFileSpecial{"file-special", kError, "neither a file nor a folder: a socket, a device"};
inline constexpr Problem kFileTooLarge{"file-too-large", kError,
                                       "a text of more than 16 MiB, a dictionary of more than 64"};
inline constexpr Problem kFolderTooDeep{"folder-too-deep", kError, "folders nested more than 32 deep"};
inline constexpr Problem kLinkOutside{"link-outside", kError, "a symbolic link that leaves the archive"};
inline constexpr Problem kLinkDangling{"link-dangling", kError, "a symbolic link to nothing"};
inline constexpr Problem kLinkLoop{"link-loop", kError, "a symbolic link to a folder that it is in"};
inline constexpr Problem kNameInvalid{"name-invalid", kError, "a file name that is no printable UTF-8"};
inline constexpr Problem kNameReserved{"name-reserved", kError, "a course with the name of one of the site's pages"};
inline constexpr Problem kSlugEmpty{"slug-empty", kError, "a name without letters or digits to make a URL of"};
inline constexpr Problem kUrlClash{"url-clash", kError, "two courses or lessons with one URL"};

// Text
inline constexpr Problem kTextNotUtf8{"text-not-utf8", kError, "a text in another encoding than UTF-8"};
inline constexpr Problem kControlCharacter{"control-character", kError, "an invisible control character in a text"};
inline constexpr Problem kWriteUpEmpty{"write-up-empty", kError, "a write-up without text"};
inline constexpr Problem kWriteUpTwice{"write-up-twice", kError, "two write-ups of one lesson in one language"};
inline constexpr Problem kLangUnknown{"lang-unknown", kError, "a language tag that the archive does not use"};
inline constexpr Problem kLangTwice{"lang-twice", kError, "a language listed twice"};

// YAML
inline constexpr Problem kFrontMatterOpen{"front-matter-open", kError, "front matter without its closing ---"};
inline constexpr Problem kYamlInvalid{"yaml-invalid", kError, "text that is no YAML"};
inline constexpr Problem kYamlUnsupported{"yaml-unsupported", kError, "YAML beyond texts, lists and maps"};
inline constexpr Problem kYamlTooLarge{"yaml-too-large", kError, "front matter or settings of more than 64 KiB"};
inline constexpr Problem kKeyTwice{"key-twice", kError, "one key given twice"};
inline constexpr Problem kUnknownKey{"unknown-key", kWarning, "a key that means nothing here"};
inline constexpr Problem kTypeWrong{"type-wrong", kError, "a list where a text belongs, and the like"};

// Values
inline constexpr Problem kTitleMissing{"title-missing", kError, "a write-up without a title"};
inline constexpr Problem kTitleOneLanguage{"title-one-language", kWarning, "one title for two languages"};
inline constexpr Problem kDateInvalid{"date-invalid", kError, "a date that is none"};
inline constexpr Problem kDateOrder{"date-order", kError, "a course that ends before it starts"};
inline constexpr Problem kDatesDiffer{"dates-differ", kWarning, "write-ups of one lesson that disagree on its date"};
inline constexpr Problem kListUnmarked{"list-unmarked", kWarning, "several names in one text instead of a list"};
inline constexpr Problem kTargetInvalid{"target-invalid", kError, "a video or slides that no page may link to"};
inline constexpr Problem kBaseUrlInvalid{"base-url-invalid", kError, "a base_url that is no http or https address"};
inline constexpr Problem kBaseUrlMissing{"base-url-missing", kNote,
                                         "a site.yml that does not say where the site stands"};
inline constexpr Problem kThemeInvalid{"theme-invalid", kError, "a theme that is no plain name"};
inline constexpr Problem kTimeZoneUnknown{"time-zone-unknown", kError, "a time zone that does not exist"};
inline constexpr Problem kSilenceIncomplete{"silence-incomplete", kError, "a silence without a code or a reason"};
inline constexpr Problem kGlossaryTermEmpty{"glossary-term-empty", kError, "a term of the glossary without letters"};
inline constexpr Problem kGlossaryTermTwice{"glossary-term-twice", kWarning, "one term in the glossary twice"};
inline constexpr Problem kGlossaryEntryAlone{"glossary-entry-alone", kWarning,
                                             "an entry of the glossary with one term"};
inline constexpr Problem kDictionaryMissing{"dictionary-missing", kError,
                                            "a dictionary that the archive does not have"};
inline constexpr Problem kDictionaryLine{"dictionary-line", kWarning, "lines of a dictionary that are no entries"};
inline constexpr Problem kDraft{"draft", kNote, "a write-up that is held back"};

}  // namespace problem

inline constexpr std::array kAllProblems = {
    problem::kArchiveEmpty,       problem::kArchiveTooLarge,   problem::kCourseEmpty,       problem::kLessonEmpty,
    problem::kFileUnpublished,    problem::kFileSkipped,       problem::kFileUnreadable,    problem::kFileSpecial,
    problem::kFileTooLarge,       problem::kFolderTooDeep,     problem::kLinkOutside,       problem::kLinkDangling,
    problem::kLinkLoop,           problem::kNameInvalid,       problem::kNameReserved,      problem::kSlugEmpty,
    problem::kUrlClash,           problem::kTextNotUtf8,       problem::kControlCharacter,  problem::kWriteUpEmpty,
    problem::kWriteUpTwice,       problem::kLangUnknown,       problem::kLangTwice,         problem::kFrontMatterOpen,
    problem::kYamlInvalid,        problem::kYamlUnsupported,   problem::kYamlTooLarge,      problem::kKeyTwice,
    problem::kUnknownKey,         problem::kTypeWrong,         problem::kTitleMissing,      problem::kTitleOneLanguage,
    problem::kDateInvalid,        problem::kDateOrder,         problem::kDatesDiffer,       problem::kListUnmarked,
    problem::kTargetInvalid,      problem::kBaseUrlInvalid,    problem::kBaseUrlMissing,    problem::kThemeInvalid,
    problem::kTimeZoneUnknown,    problem::kSilenceIncomplete, problem::kGlossaryTermEmpty, problem::kGlossaryTermTwice,
    problem::kGlossaryEntryAlone, problem::kDictionaryMissing, problem::kDictionaryLine,    problem::kDraft,
};

/// About a stretch of `source`.
void report(core::Diagnostics& problems, const Problem& kind, const core::SourceFile& source, core::SourceRange range,
            std::string message, std::string hint = {});

/// About a file or folder as a whole; `shown_path` as people know it.
void report(core::Diagnostics& problems, const Problem& kind, std::string shown_path, std::string message,
            std::string hint = {});

}  // namespace lectern::archive
