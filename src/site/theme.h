#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/language.h"
#include "core/result.h"

namespace lectern::site {

/// Templates, words and assets, with what the archive overrides already in place. A plain value.
struct Theme {
  std::map<std::string, std::string, std::less<>> templates;  ///< `lesson` to the text of templates/lesson.mustache
  /// Words by language tag, then by key (`search.placeholder`).
  std::map<core::LanguageTag, std::map<std::string, std::string, std::less<>>, std::less<>> words;
  std::map<std::string, std::string, std::less<>> assets;  ///< `style.css` to its bytes; below `assets/`

  /// The word for `key` in the nearest language that has it: exact tag, primary subtag, then `en`.
  const std::string& word(const core::LanguageTag& language, std::string_view key) const;
};

/// Reads the theme named `name`: a folder of the archive when there is one, else one that came with the program
/// (`installed` is the folder that holds those). What a theme does not have is taken from `default`; a folder `theme/`
/// in the archive overrides single files of any of them. Problems in a theme's files are reported as diagnostics.
core::Result<Theme> load_theme(const std::string& name, const std::filesystem::path& archive_root,
                               const std::filesystem::path& installed, core::Diagnostics& problems);

}  // namespace lectern::site
