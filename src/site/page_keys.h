#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/fingerprint.h"
#include "site/description.h"
#include "site/outline.h"
#include "site/taxonomy.h"

namespace lectern::site {

/// What lists show of each lesson, by the write-up that they show.
using ItemKeys = std::unordered_map<const archive::WriteUp*, core::Fingerprint>;

/// What the bytes of each page depend on, as one fingerprint a page: while it stays, so does the page. It may change
/// where the page does not; never the other way round. Whoever shows something more on a page adds it here.
///
/// `site` is what all pages depend on (templates, words, settings), an `item` what lists show of a lesson. Borrows the
/// outline. Const calls are safe from several threads.
class PageKeys {
 public:
  /// `theme` stands for templates and words.
  PageKeys(const Outline& outline, const core::Fingerprint& theme);

  ItemKeys items(const AllPageFacts& facts) const;

  /// `document` stands for the parsed body.
  core::Fingerprint lesson(const LessonRef& ref, const core::Fingerprint& document) const;
  core::Fingerprint missing(const archive::Course& course, const archive::Lesson& lesson,
                            const core::LanguageTag& language) const;

  /// A page in which no lesson is named: the choice of languages, 404, lists without entries.
  core::Fingerprint plain(const core::LanguageTag& language) const;
  core::Fingerprint search(const core::LanguageTag& language, const std::string& manifest) const;
  core::Fingerprint home(const core::LanguageTag& language, const ItemKeys& items) const;
  core::Fingerprint course(const core::LanguageTag& language, const archive::Course& course,
                           const ItemKeys& items) const;
  /// All guests or all tags.
  core::Fingerprint entries(const core::LanguageTag& language, const std::vector<TaxonomyEntry>& entries) const;
  /// One guest or tag.
  core::Fingerprint entry(const core::LanguageTag& language, const TaxonomyEntry& entry, const ItemKeys& items) const;
  core::Fingerprint feed(const core::LanguageTag& language, const ItemKeys& items) const;
  core::Fingerprint sitemap() const;

 private:
  struct LessonParts {
    core::Fingerprint brief;  ///< what neighbours show: titles and where they lead
    core::Fingerprint whole;  ///< all of its front matter, and the files beside it
  };

  core::Fingerprinter& begin(const char* kind, const core::LanguageTag& language, core::Fingerprinter& out) const;
  const LessonParts& parts_of(const archive::Lesson& lesson) const { return lessons_.at(&lesson); }

  const Outline& outline_;
  core::Fingerprint site_;
  std::unordered_map<const archive::Course*, core::Fingerprint> courses_;  ///< settings, and dates of the lessons
  std::unordered_map<const archive::Lesson*, LessonParts> lessons_;
};

}  // namespace lectern::site
