#include "scaffold/surroundings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "archive/inventory.h"
#include "archive/site_settings.h"
#include "archive/source_text.h"

namespace lectern::scaffold {
namespace {

using archive::Languages;
using core::LanguageTag;

/// Those that write-ups are named for; Chinese and English where there are none.
std::vector<LanguageTag> used_languages(const std::vector<LanguageTag>& tags, const Languages& found) {
  std::vector<LanguageTag> out;
  std::copy_if(found.tags().begin(), found.tags().end(), std::back_inserter(out),
               [&](const LanguageTag& tag) { return std::find(tags.begin(), tags.end(), tag) != tags.end(); });
  return out.empty() ? std::vector<LanguageTag>{"zh", "en"} : out;
}

/// What keeps something new from being made: errors of `site.yml` and of the templates. The rest is `lectern check`'s.
core::Diagnostics obstacles(const core::Diagnostics& all, const archive::ArchiveRoot& root) {
  const std::string templates = root.shown(archive::kTemplatesFolder);
  core::Diagnostics out;
  for (const core::Diagnostic& problem : all.all()) {
    const bool concerns =
        problem.file == root.shown("site.yml") || problem.file.compare(0, templates.size(), templates) == 0;
    if (concerns && problem.severity == core::Severity::Error) out.add(problem);
  }
  return out;
}

core::Error wrong_title(std::string message, std::string hint) {
  return {core::Error::Code::InvalidUsage, std::move(message), std::move(hint)};
}

}  // namespace

core::Result<Surroundings> look_around(const core::FileSystem& files, const std::filesystem::path& archive,
                                       core::Diagnostics& problems) {
  const archive::ArchiveRoot root(archive);
  core::Diagnostics found_wrong;
  auto folder = archive::list_archive(files, root, found_wrong);
  if (!folder) return folder.error();

  std::vector<std::string> tags = archive::write_up_tags(*folder);
  std::transform(tags.begin(), tags.end(), tags.begin(), archive::canonical_tag);
  tags = archive::in_default_order(std::move(tags));
  const Languages found = Languages::found(tags);
  archive::SiteSettings settings;
  if (const archive::File* file = folder->file("site.yml")) {
    const auto source =
        archive::read_text(files, root.location(file->path), root.shown(file->path), file->bytes, found_wrong);
    if (source) settings = archive::read_site(*source, found, found_wrong).settings;
  }
  problems.append(obstacles(found_wrong, root));
  if (problems.has_errors()) {
    return core::Error{core::Error::Code::ArchiveProblems, "nothing was made", "mend what stands above first"};
  }
  if (settings.languages.empty()) settings.languages = used_languages(tags, found);
  return Surroundings{root, *std::move(folder), std::move(settings)};
}

core::Result<std::vector<std::pair<LanguageTag, std::string>>> titles_by_language(
    const std::vector<std::string>& titles, const std::string& name, const std::vector<LanguageTag>& languages) {
  const Languages known = Languages::declared(languages);
  std::map<LanguageTag, std::string> given;
  for (const std::string& title : titles) {
    const std::size_t equals = title.find('=');
    if (equals == std::string::npos) {
      return wrong_title(fmt::format("\"{}\" does not say its language", title),
                         fmt::format("--title {}=\"{}\"", languages.front(), title));
    }
    const auto language = known.find(title.substr(0, equals));
    if (!language) {
      return wrong_title(fmt::format("the site has no language \"{}\"", title.substr(0, equals)),
                         known.hint(title.substr(0, equals)));
    }
    if (equals + 1 == title.size()) return wrong_title(fmt::format("the title in {} is empty", *language), "");
    if (!given.emplace(*language, title.substr(equals + 1)).second) {
      return wrong_title(fmt::format("there are two titles in {}", *language), "");
    }
  }
  std::vector<std::pair<LanguageTag, std::string>> out;
  for (const LanguageTag& language : languages) {
    const auto title = given.find(language);
    out.emplace_back(language, title == given.end() ? name : title->second);
  }
  return out;
}

}  // namespace lectern::scaffold
