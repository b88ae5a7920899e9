#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/language.h"
#include "core/result.h"
#include "core/source_file.h"

namespace lectern::scaffold {

/// What the places of a template are filled with.
struct Values {
  std::vector<std::pair<core::LanguageTag, std::string>> titles;  ///< one a language, at least one; each on one line
  std::string date;                                               ///< `2021-03-30`
  int number = 1;                                                 ///< of the lesson in its course
};

/// `source` with `{{title}}`, `{{date}}` and `{{number}}` filled in.
///
/// In YAML (a `.yml` file, front matter) a title that is the whole of a value is quoted where it has to be, and is a
/// map by language where there are several titles; elsewhere the first title stands as it is, in YAML made for double
/// quotes. Fails, with file and line, on a place of another name and on one that does not end.
core::Result<std::string> fill_template(const core::SourceFile& source, const Values& values);

/// A YAML scalar on one line that reads as `text`: plain where that is safe, also in a list or map, else in double
/// quotes. `text` has no control characters.
std::string yaml_scalar(std::string_view text);

}  // namespace lectern::scaffold
