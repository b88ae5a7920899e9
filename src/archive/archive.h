#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/excerpt.h"
#include "core/fingerprint.h"
#include "core/language.h"
#include "core/source_position.h"

namespace lectern::archive {

/// A text that may differ by language: `title: Risk` or `title: {zh: 风险, en: Risk}`.
class LocalizedText {
 public:
  LocalizedText() = default;
  explicit LocalizedText(std::string for_all) : for_all_(std::move(for_all)) {}

  void set(core::LanguageTag language, std::string text) { by_language_[std::move(language)] = std::move(text); }
  /// The text for `language`: its own, else the one for all, else one with the same primary subtag, else the first.
  const std::string& in(const core::LanguageTag& language) const;
  /// Whether `in(language)` was written for that language (or for all).
  bool has(const core::LanguageTag& language) const;
  bool empty() const { return for_all_.empty() && by_language_.empty(); }

 private:
  std::string for_all_;
  std::map<core::LanguageTag, std::string> by_language_;
};

struct Guest {
  std::string name;
  std::string role;              ///< the post they hold; may be empty
  core::SourceRange range = {};  ///< where the front matter names them

  friend bool operator==(const Guest&, const Guest&) = default;
};

/// A video or a set of slides: a URL, or a path relative to the lesson.
struct Attachment {
  std::string target;
  std::string label;        ///< may be empty
  core::SourceRange range;  ///< where the front matter names it
};

/// The file that a write-up stands in, as it was when it was read. Its text stays on the disk: see `source_text.h`.
struct WriteUpSource {
  std::string path;           ///< as shown to people: the archive folder as it was given, then the path in it
  std::string file;           ///< from the archive's root
  core::Fingerprint content;  ///< of its bytes
};

/// One lesson in one language: front matter in that language, and the body as lines of its source file.
struct WriteUp {
  core::LanguageTag language;
  WriteUpSource source;  ///< both halves of a bilingual write-up have the same
  core::LineRange body;  ///< the lines of `source` that are this write-up's Markdown
  std::string title;
  core::SourceRange title_range;
  std::optional<core::Date> date;
  core::SourceRange date_range;
  std::vector<Guest> guests;
  std::vector<std::string> tags;
  std::string summary;  ///< may be empty
  std::vector<Attachment> videos;
  std::vector<Attachment> slides;
};

/// A file beside the write-ups, published as it is.
struct Asset {
  std::string path;  ///< relative to the lesson's folder, '/' between parts
  std::filesystem::path source;
  std::uintmax_t bytes = 0;
  std::uint64_t stamp = 0;  ///< as `core::DirectoryEntry` has it
};

struct Lesson {
  std::string name;                ///< the folder's name
  std::string path;                ///< `course/lesson`, folder names; `lessons/…` for one in the root
  std::string folder;              ///< from the archive's root
  std::string slug;                ///< its part of the URL
  std::vector<WriteUp> write_ups;  ///< at least one; at most one a language, in the site's order of languages
  std::vector<Asset> assets;       ///< by path

  const WriteUp* in(const core::LanguageTag& language) const;
  /// The date of the first write-up that has one.
  std::optional<core::Date> date() const;
};

struct Course {
  std::string name;    ///< the folder's name; `lessons` for the lessons that stand in the root
  std::string folder;  ///< from the archive's root; empty for the lessons that stand in it
  std::string slug;
  LocalizedText title;
  LocalizedText summary;
  std::optional<core::Date> start, end;
  std::vector<Lesson> lessons;  ///< by date, then by folder name; see `order.h`
  std::vector<Asset> assets;    ///< of the course's own folder
};

/// Problems that somebody has looked at and that are to stay: an entry of `silence` in `site.yml`.
struct Silence {
  std::string code;         ///< of the problems
  std::string path;         ///< the file or folder where they are, from the archive's root; empty for everywhere
  std::string reason;       ///< why; never empty
  std::string file;         ///< the settings that say so, as shown to people
  core::SourceRange range;  ///< where they name the code
  core::Excerpt source_line;
};

/// `site.yml`, or what stands in for it.
struct SiteSettings {
  LocalizedText title;
  LocalizedText summary;
  std::vector<core::LanguageTag> languages;  ///< of the site, the first is the default; at least one
  std::string base_url;                      ///< absolute, ends in '/'; empty when unknown
  std::string theme = "default";
  std::string time_zone = "UTC";
  bool raw_html = false;
  bool service_worker = false;  ///< readers' browsers keep what was read
  std::vector<Silence> silences;
};

/// Terms that stand for each other in searches, whichever languages they are of.
struct GlossaryEntry {
  struct Term {
    core::LanguageTag language;
    std::string text;

    friend bool operator==(const Term&, const Term&) = default;
  };

  std::vector<Term> terms;  ///< two at least, in the order of the file; no two of a glossary are searched alike

  friend bool operator==(const GlossaryEntry&, const GlossaryEntry&) = default;
};

/// A word, and what it says in English.
struct DictionaryEntry {
  std::string word;                      ///< in simplified characters, where it is Chinese
  std::vector<std::string> definitions;  ///< of up to three words each, the main sense first; at least one

  friend bool operator==(const DictionaryEntry&, const DictionaryEntry&) = default;
};

/// A dictionary of Chinese that the publisher has.
struct Dictionary {
  std::vector<DictionaryEntry> entries;  ///< in the order of the file; words may stand there several times
  core::Fingerprint content;             ///< of the file's bytes
};

/// Everything that maintainers wrote, in the order in which it is shown. Drafts are left out (a Note names each).
struct Archive {
  std::filesystem::path root;
  SiteSettings site;
  std::vector<GlossaryEntry> glossary;
  Dictionary dictionary;        ///< empty when `site.yml` names none
  std::vector<Course> courses;  ///< oldest first: by `start` or the first lesson's date, then by folder name

  std::size_t write_up_count() const;
};

}  // namespace lectern::archive
