#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/description.h"
#include "site/page.h"
#include "site/taxonomy.h"

namespace lectern::site {

/// A page ready to be rendered.
struct FilledPage {
  Page page;
  const char* template_name = "";
  Data data;  ///< beyond `page_data`
};

/// Makes the pages that are about more than one lesson. Borrows outline and facts for its lifetime.
class Overview {
 public:
  Overview(const Outline& outline, const AllPageFacts& facts) : outline_(outline), facts_(facts) {}

  FilledPage home(const core::LanguageTag& language) const;
  /// Whether home pages name every lesson: those of a large archive would be no overview any more.
  bool home_lists_lessons() const;
  FilledPage course(const core::LanguageTag& language, const archive::Course& course) const;
  FilledPage guests(const core::LanguageTag& language) const;
  FilledPage guest(const core::LanguageTag& language, const TaxonomyEntry& guest) const;
  FilledPage tags(const core::LanguageTag& language) const;
  FilledPage tag(const core::LanguageTag& language, const TaxonomyEntry& tag) const;
  FilledPage search(const core::LanguageTag& language, const std::string& manifest) const;
  /// The page of the root, which offers every language.
  FilledPage welcome() const;
  /// What a host shows for a URL that leads nowhere: every language on one page.
  FilledPage not_found() const;
  /// What a reader's browser shows for a page that it does not have when there is no network: likewise.
  FilledPage offline() const;

 private:
  std::vector<Data> items(const Page& page, const std::vector<LessonRef>& lessons) const;
  Data course_item(const Page& page, const archive::Course& course, bool with_lessons) const;
  Data entry_item(const Page& page, const TaxonomyEntry& entry) const;
  FilledPage entry_page(Page page, const TaxonomyEntry& entry, const char* template_name) const;
  std::vector<Data> language_items(const Page& page, std::string_view message_key) const;
  FilledPage page_anywhere(const char* template_name, std::string_view message) const;

  const Outline& outline_;
  const AllPageFacts& facts_;
};

/// The pages of one guest and of one tag, without what is on them.
Page guest_page_of(const Outline& outline, const core::LanguageTag& language, const TaxonomyEntry& guest);
Page tag_page_of(const Outline& outline, const core::LanguageTag& language, const TaxonomyEntry& tag);

inline constexpr std::size_t kNewestOnHome = 6;

/// The write-ups in `language` that have a date, the newest first, at most `count`.
std::vector<LessonRef> newest(const archive::Archive& archive, const core::LanguageTag& language, std::size_t count);

}  // namespace lectern::site
