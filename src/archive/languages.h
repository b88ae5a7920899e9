#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/fingerprint.h"
#include "core/language.h"

namespace lectern::archive {

/// `zh-hant-tw` as `zh-Hant-TW`: one spelling for each tag.
core::LanguageTag canonical_tag(std::string_view tag);

/// The languages that an archive may be written in: those that `site.yml` lists, else those that are found.
class Languages {
 public:
  /// As `site.yml` lists them.
  static Languages declared(std::vector<core::LanguageTag> tags);
  /// Tags of file names; those that no language has are left out. `zh` and `en` are always allowed.
  static Languages found(std::vector<core::LanguageTag> tags);

  const std::vector<core::LanguageTag>& tags() const { return tags_; }
  /// The tag that `spelling` means, upper and lower case alike.
  std::optional<core::LanguageTag> find(std::string_view spelling) const;
  /// The tag with the same primary subtag as `tag`, the tag itself first.
  std::optional<core::LanguageTag> like(std::string_view tag) const;
  /// What to do about a tag that `find` does not know.
  std::string hint(std::string_view spelling) const;
  /// Of all that the answers of this class depend on.
  core::Fingerprint fingerprint() const;

 private:
  Languages(std::vector<core::LanguageTag> tags, bool declared) : tags_(std::move(tags)), declared_(declared) {}

  std::vector<core::LanguageTag> tags_;
  bool declared_;
};

/// Chinese, English, the others by tag: the order of languages where `site.yml` gives none. Each once.
std::vector<core::LanguageTag> in_default_order(std::vector<core::LanguageTag> tags);

}  // namespace lectern::archive
