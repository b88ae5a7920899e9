#include "site/taxonomy.h"

#include <algorithm>
#include <functional>

#include "language/format.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

/// A name under which a write-up is filed, with its page.
struct Filing {
  std::string name;
  std::string role;
  std::string url;
};
using FilingsOf = std::function<std::vector<Filing>(const archive::WriteUp&)>;

/// The same names come again and again, and making a slug is slow.
class UrlsOfNames {
 public:
  using Make = std::string (*)(const core::LanguageTag&, std::string_view);
  explicit UrlsOfNames(Make make) : make_(make) {}

  const std::string& of(const core::LanguageTag& language, const std::string& name) {
    std::string& url = known_[{language, name}];
    if (url.empty()) url = make_(language, name);
    return url;
  }

 private:
  Make make_;
  std::map<std::pair<core::LanguageTag, std::string>, std::string> known_;
};

class TaxonomyBuilder {
 public:
  void add(const LessonRef& ref, const std::vector<Filing>& filings) {
    for (const Filing& filing : filings) {
      TaxonomyEntry& entry = entries_[ref.write_up->language][filing.url];
      if (entry.url.empty()) {
        entry.name = filing.name;
        entry.url = filing.url;
      }
      if (entry.lessons.empty() || entry.lessons.back().write_up != ref.write_up) entry.lessons.push_back(ref);
      const auto known = std::find(entry.roles.begin(), entry.roles.end(), filing.role);
      if (!filing.role.empty() && known == entry.roles.end()) entry.roles.push_back(filing.role);
    }
  }

  /// One lesson's word on which names of two languages are the same.
  void pair(const core::LanguageTag& a, const std::vector<Filing>& in_a, const core::LanguageTag& b,
            const std::vector<Filing>& in_b) {
    if (in_a.size() != in_b.size()) return;
    for (std::size_t i = 0; i < in_a.size(); ++i) {
      ++votes_[in_a[i].url][b][in_b[i].url];
      ++votes_[in_b[i].url][a][in_a[i].url];
    }
  }

  std::map<core::LanguageTag, std::vector<TaxonomyEntry>> finish() {
    std::map<core::LanguageTag, std::vector<TaxonomyEntry>> out;
    for (auto& [language, by_url] : entries_) {
      std::vector<std::pair<std::string, TaxonomyEntry>> keyed;
      for (auto& [url, entry] : by_url) {
        entry.alternates = alternates_of(language, url);
        keyed.emplace_back(language::sort_key(entry.name, language), std::move(entry));
      }
      std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (auto& [key, entry] : keyed) out[language].push_back(std::move(entry));
    }
    return out;
  }

 private:
  using Votes = std::map<std::string, int>;

  /// The page with most votes, the first by URL among equals; empty without any.
  std::string elected(const std::string& url, const core::LanguageTag& language) const {
    const auto candidates = votes_.find(url);
    if (candidates == votes_.end()) return {};
    const auto votes = candidates->second.find(language);
    if (votes == candidates->second.end()) return {};
    return std::max_element(votes->second.begin(), votes->second.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

  std::map<core::LanguageTag, std::string> alternates_of(const core::LanguageTag& own, const std::string& url) const {
    std::map<core::LanguageTag, std::string> out;
    for (const auto& [language, entries] : entries_) {
      const std::string other = language == own ? std::string() : elected(url, language);
      if (!other.empty() && elected(other, own) == url) out[language] = other;
    }
    return out;
  }

  std::map<core::LanguageTag, std::map<std::string, TaxonomyEntry>> entries_;
  std::map<std::string, std::map<core::LanguageTag, Votes>> votes_;
};

std::map<core::LanguageTag, std::vector<TaxonomyEntry>> collect(const archive::Archive& archive,
                                                                const FilingsOf& filings_of) {
  TaxonomyBuilder builder;
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      std::vector<std::vector<Filing>> filings;
      for (const archive::WriteUp& write_up : lesson.write_ups) {
        filings.push_back(filings_of(write_up));
        builder.add({&course, &lesson, &write_up}, filings.back());
      }
      for (std::size_t a = 0; a < filings.size(); ++a) {
        for (std::size_t b = a + 1; b < filings.size(); ++b)
          builder.pair(lesson.write_ups[a].language, filings[a], lesson.write_ups[b].language, filings[b]);
      }
    }
  }
  return builder.finish();
}

}  // namespace

Taxonomy Taxonomy::of_guests(const archive::Archive& archive) {
  Taxonomy out;
  UrlsOfNames urls(guest_url);
  out.by_language_ = collect(archive, [&](const archive::WriteUp& write_up) {
    std::vector<Filing> filings;
    for (const archive::Guest& guest : write_up.guests)
      filings.push_back({guest.name, guest.role, urls.of(write_up.language, guest.name)});
    return filings;
  });
  return out;
}

Taxonomy Taxonomy::of_tags(const archive::Archive& archive) {
  Taxonomy out;
  UrlsOfNames urls(tag_url);
  out.by_language_ = collect(archive, [&](const archive::WriteUp& write_up) {
    std::vector<Filing> filings;
    for (const std::string& tag : write_up.tags) filings.push_back({tag, "", urls.of(write_up.language, tag)});
    return filings;
  });
  return out;
}

const std::vector<TaxonomyEntry>& Taxonomy::in(const core::LanguageTag& language) const {
  static const std::vector<TaxonomyEntry> kNone;
  const auto found = by_language_.find(language);
  return found == by_language_.end() ? kNone : found->second;
}

}  // namespace lectern::site
