#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/source_file.h"
#include "site/words.h"

namespace lectern::site {

/// The text of each template by its name: `lesson` for templates/lesson.mustache.
using TemplateSources = std::map<std::string, core::SourceFile, std::less<>>;

/// A Mustache tag in a text: `{{> head}}`.
struct TemplateTag {
  char sigil = 0;         ///< '#', '^', '/', '>', '&', '!', '=', or 0 for a plain variable; '{' for `{{{…}}}`
  std::string_view name;  ///< without sigil and spaces; a view into the text
  std::size_t begin = 0;  ///< bytes, with the braces
  std::size_t end = 0;
};

/// Every tag of `text` in order; what follows an unclosed one is left out.
std::vector<TemplateTag> tags_of(std::string_view text);

/// The key of the word that a tag stands for, or empty: `lesson.next` for `{{words.lesson.next}}`.
std::string_view word_key(const TemplateTag& tag);

/// What stands in a template's place before it is parsed: partials in the place of their tags, words of `language` in
/// the place of `{{words.…}}`, comments gone. So no word is looked up and no partial parsed while pages are made.
/// Unknown partials and words leave nothing, and a partial inside itself neither: `check_templates` has reported them.
std::string expand(const TemplateSources& templates, std::string_view name, const Words& words,
                   const core::LanguageTag& language);

/// Reports every fault of the templates: syntax, partials and words that do not exist, partials inside themselves,
/// and templates that no page in `pages` leads to.
void check_templates(const TemplateSources& templates, const Words& words, const std::vector<std::string>& pages,
                     core::Diagnostics& problems);

}  // namespace lectern::site
