#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/yaml_reader.h"
#include "core/date.h"
#include "core/diagnostic.h"
#include "core/source_file.h"

namespace lectern::archive {

/// Where front matter and body stand in the file of a write-up.
struct FrontMatterLines {
  core::LineRange yaml;  ///< between the two `---`
  core::LineRange body;  ///< after the second
};

/// Finds the front matter: the file begins, blank lines aside, with a line `---`, and the next such line ends it.
/// Nothing, and an Error that says what to write, when there is none or when it does not end.
std::optional<FrontMatterLines> find_front_matter(const core::SourceFile& source, core::Diagnostics& problems);

/// What the front matter says about a write-up in one language. What is faulty is left out.
struct FrontMatter {
  std::string title;  ///< empty only when an Error said so
  core::SourceRange title_range;
  bool title_for_all = false;  ///< one plain title, whatever the language
  std::optional<core::Date> date;
  core::SourceRange date_range;
  std::vector<Guest> guests;
  std::vector<std::string> tags;
  std::string summary;
  std::vector<Attachment> videos;
  std::vector<Attachment> slides;
};

/// Whether the front matter holds the write-up back, in `language` or, without one, in all; where it says so.
std::optional<core::SourceRange> find_draft(const YamlNode& root, const YamlReader& reader,
                                            const std::optional<core::LanguageTag>& language);

/// Reads `root`, a Map or Null, for one language: of values by language, that language's alone.
FrontMatter read_front_matter(const YamlNode& root, const core::LanguageTag& language, const YamlReader& reader);

}  // namespace lectern::archive
