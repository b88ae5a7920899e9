#pragma once

/// Every prefix, slot, weight and metadata key of the Xapian database, once. Read `README.md` for what they are for.
namespace lectern::index {

inline constexpr int kIndexVersion = 6;  ///< of the layout below

// Terms. Text terms have no prefix: the analysis never makes one that begins with an ASCII capital. Terms of fields and
// filters have wdf 0. None has positions.
inline constexpr const char* kTitlePrefix = "S";     ///< + text term
inline constexpr const char* kGuestPrefix = "A";     ///< + text term
inline constexpr const char* kTagPrefix = "K";       ///< + text term
inline constexpr const char* kCoursePrefix = "XC";   ///< + text term of the course's title or folder name
inline constexpr const char* kLanguagePrefix = "L";  ///< + language tag, lower case; and its primary subtag
inline constexpr const char* kIdPrefix = "Q";        ///< + course/lesson + ':' + language tag, lower case

/// + a hexadecimal digit, level + 8 when strong, + an implied term: `implied_codec.h`
inline constexpr const char* kImpliedPrefix = "V";

// Value slots.
inline constexpr unsigned kLessonSlot = 0;      ///< `course/lesson`: the collapse key
inline constexpr unsigned kDateSlot = 1;        ///< `YYYY-MM-DD`, or empty
inline constexpr unsigned kLanguageSlot = 2;    ///< language tag
inline constexpr unsigned kKeySlot = 3;         ///< what the write-up was made of, eight bytes, the greatest first
inline constexpr unsigned kImpliedSlot = 4;     ///< where terms are implied: `encode_implied_places`
inline constexpr unsigned kImpliedKeySlot = 5;  ///< of what was implied: `implied_key`, in bytes as kKeySlot has them

// How often a term counts (wdf) for each occurrence in a part of the write-up. A single character, which the bigrams
// around it count already, counts once in a write-up, by its weightiest part.
inline constexpr unsigned kTitleWeight = 8;
inline constexpr unsigned kHeadingWeight = 2;
inline constexpr unsigned kGuestWeight = 3;
inline constexpr unsigned kTagWeight = 3;
inline constexpr unsigned kBodyWeight = 1;

// Ranking: see `bm25.h`. Measured, as README.md says.
inline constexpr double kBm25K1 = 0.8;
inline constexpr double kBm25B = 0.7;
inline constexpr double kBm25MinNormalizedLength = 0.1;  ///< a write-up of a few words does not gain without end
inline constexpr double kIdfExponent = 1.5;              ///< rare words tell even more than BM25 has it

// Terms that are implied: `implied_term.h`.
inline constexpr unsigned kMaxImpliedLevel = 7;
inline constexpr unsigned kMaxConfidence = 15;
inline constexpr unsigned kPinyinConfidence = 5;  ///< of a term without rendering, as a name implies its pinyin
inline constexpr unsigned kMaxRenderingWords = 3;
inline constexpr unsigned kMaxViaWords = 3;  ///< that a hit names for a thing asked

// Matching of the word that is being typed.
inline constexpr unsigned kMinPrefixCodePoints = 3;
inline constexpr unsigned kMaxPrefixExpansions = 8;   ///< the most frequent ones, ties by term
inline constexpr double kPrefixExpansionScale = 0.5;  ///< of their weight, against the word itself
/// Among so many lessons at the top, those whose title is what was asked come first.
inline constexpr unsigned kTitleWindow = 10;
/// With at least so many lessons that match everything, those that match in part are left out.
inline constexpr unsigned kEnoughLessons = 10;
/// Scores that differ by less are equal, and the lesson whose path comes first, bytewise, stands first, of one lesson
/// the language whose tag comes first; the browser rounds alike.
inline constexpr double kScoreGrain = 1e-6;

// In the index's folder. The database is there only when it is whole; it is made in the other.
inline constexpr const char* kDatabaseName = "database";
inline constexpr const char* kUnfinishedName = "unfinished";

// Metadata keys.
inline constexpr const char* kIndexVersionKey = "lectern-index-version";
inline constexpr const char* kAnalysisVersionKey = "lectern-analysis-version";
inline constexpr const char* kWordKeyPrefix = "word:";  ///< + a word that differs from its stem; see `word_entry.h`
inline constexpr const char* kRenderingKeyPrefix = "rendering:";  ///< + an implied term without prefix
/// + a word as it is written, if it may be offered for a misspelt one (`spelling.h`): in how many write-ups, decimal.
inline constexpr const char* kSpellingKeyPrefix = "spelling:";

}  // namespace lectern::index
