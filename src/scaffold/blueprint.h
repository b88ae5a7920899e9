#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/folder.h"
#include "archive/languages.h"
#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/language.h"
#include "core/result.h"

namespace lectern::scaffold {

/// A file to be made of a template.
struct Part {
  std::string path;                           ///< from the new folder
  const archive::File* from;                  ///< in the template
  std::optional<core::LanguageTag> language;  ///< of a write-up in one language
  bool text = false;                          ///< a Markdown or YAML file, in which places are filled in
};

/// Every file of a template's folder, each once.
std::vector<Part> all_parts(const archive::Folder& blueprint);

/// The files of a template of lessons for a site in `languages`: see `plan_lesson`. Empty when it has no write-up.
std::vector<Part> lesson_parts(const archive::Folder& blueprint, const std::vector<core::LanguageTag>& languages);

}  // namespace lectern::scaffold
