#include "archive/languages.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/suggestion.h"
#include "language/format.h"

namespace lectern::archive {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Regions in capitals, scripts with one, the rest without.
std::string canonical_subtag(std::string_view subtag, bool primary) {
  std::string out(subtag);
  std::transform(out.begin(), out.end(), out.begin(), !primary && out.size() == 2 ? upper : lower);
  if (!primary && out.size() == 4) out[0] = upper(out[0]);
  return out;
}

/// `zh, ja and en`.
std::string enumerated(const std::vector<core::LanguageTag>& tags) {
  std::string out;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (i > 0) out += i + 1 == tags.size() ? " and " : ", ";
    out += tags[i];
  }
  return out;
}

/// ICU gives a tag back where it knows no name.
bool names_a_language(const core::LanguageTag& tag) {
  const core::LanguageTag primary(core::primary_subtag(tag));
  return core::is_language_tag(tag) && language::language_name(primary) != primary;
}

int rank(const core::LanguageTag& tag) {
  const std::string_view primary = core::primary_subtag(tag);
  return primary == "zh" ? 0 : primary == "en" ? 1 : 2;
}

}  // namespace

core::LanguageTag canonical_tag(std::string_view tag) {
  std::string out = canonical_subtag(core::primary_subtag(tag), true);
  for (std::size_t begin = out.size(); begin < tag.size();) {
    const std::size_t end = std::min(tag.find('-', begin + 1), tag.size());
    out += "-" + canonical_subtag(tag.substr(begin + 1, end - begin - 1), false);
    begin = end;
  }
  return out;
}

Languages Languages::declared(std::vector<core::LanguageTag> tags) {
  return {std::move(tags), true};
}

Languages Languages::found(std::vector<core::LanguageTag> tags) {
  tags.erase(std::remove_if(tags.begin(), tags.end(), [](const auto& tag) { return !names_a_language(tag); }),
             tags.end());
  tags.insert(tags.end(), {"zh", "en"});
  return {in_default_order(std::move(tags)), false};
}

std::optional<core::LanguageTag> Languages::find(std::string_view spelling) const {
  const core::LanguageTag wanted = canonical_tag(spelling);
  const auto same = std::find(tags_.begin(), tags_.end(), wanted);
  if (same == tags_.end()) return std::nullopt;
  return *same;
}

std::optional<core::LanguageTag> Languages::like(std::string_view tag) const {
  if (auto same = find(tag)) return same;
  const auto near = std::find_if(tags_.begin(), tags_.end(), [&](const core::LanguageTag& candidate) {
    return core::primary_subtag(candidate) == core::primary_subtag(tag);
  });
  if (near == tags_.end()) return std::nullopt;
  return *near;
}

std::string Languages::hint(std::string_view spelling) const {
  if (!declared_) return "zh is Chinese and en is English; list any other tag under languages in site.yml";
  const auto near = core::is_language_tag(spelling) ? like(spelling) : std::nullopt;
  return fmt::format("this archive uses {}{}", enumerated(tags_), near ? fmt::format("; did you mean {}?", *near) : "");
}

core::Fingerprint Languages::fingerprint() const {
  core::Fingerprinter out;
  out.add(declared_);
  for (const core::LanguageTag& tag : tags_) out.add(tag);
  return out.finish();
}

std::vector<core::LanguageTag> in_default_order(std::vector<core::LanguageTag> tags) {
  std::sort(tags.begin(), tags.end(), [](const auto& a, const auto& b) {
    return std::pair(rank(a), std::string_view(a)) < std::pair(rank(b), std::string_view(b));
  });
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return tags;
}

}  // namespace lectern::archive
