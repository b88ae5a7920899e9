#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/fingerprint.h"
#include "core/result.h"
#include "site/template_source.h"
#include "site/words.h"

namespace lectern::site {

/// Templates, words and assets, with what the archive overrides already in place. A plain value.
struct Theme {
  TemplateSources templates;
  Words words;
  /// `page.js` to its bytes; below `assets/`. Style sheets are as theme.yml joins them.
  std::map<std::string, std::string, std::less<>> assets;
};

/// Of templates and words; assets have their own hash.
core::Fingerprint fingerprint_of(const Theme& theme);

/// The templates that the program fills itself; a theme has all of them, and others as partials of these.
const std::vector<std::string>& page_templates();

/// Reads the theme named `name`: a folder of the archive when there is one, else one that came with the program
/// (`installed` is the folder that holds those). What a theme does not have is taken from `default`; a folder `theme/`
/// in the archive overrides single files of any of them. Problems in a theme's files are reported as diagnostics.
///
/// Fails with NotFound when there is no such theme, with Io when a file cannot be read.
core::Result<Theme> load_theme(const std::string& name, const std::filesystem::path& archive_root,
                               const std::filesystem::path& installed, core::Diagnostics& problems);

}  // namespace lectern::site
