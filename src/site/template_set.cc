#include "site/template_set.h"

#include <fmt/format.h>

namespace lectern::site {

core::Result<TemplateSet> TemplateSet::parse(const Theme& theme, const std::vector<core::LanguageTag>& languages) {
  TemplateSet out;
  for (const core::LanguageTag& language : languages) {
    for (const std::string& name : page_templates()) {
      const auto source = theme.templates.find(name);
      if (source == theme.templates.end()) {
        return core::Error{core::Error::Code::NotFound, fmt::format("the theme has no template {}.mustache", name),
                           "install lectern again: the default theme is not whole"};
      }
      auto parsed = Template::parse(source->second.path, expand(theme.templates, name, theme.words, language));
      if (!parsed) return parsed.error();
      out.templates_[language].emplace(name, *std::move(parsed));
    }
  }
  return out;
}

const Template& TemplateSet::get(std::string_view name, const core::LanguageTag& language) const {
  return templates_.at(language).find(name)->second;
}

}  // namespace lectern::site
