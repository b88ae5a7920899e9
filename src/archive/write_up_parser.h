#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/front_matter.h"
#include "archive/languages.h"
#include "archive/loader.h"
#include "core/diagnostic.h"
#include "core/source_file.h"

namespace lectern::archive {

/// Tells what the write-ups in a file's text are, but for their Markdown. Borrows what it is made of.
class WriteUpParser {
 public:
  WriteUpParser(const Languages& languages, const BilingualSplitter& split, core::Diagnostics& problems)
      : languages_(languages), split_(split), problems_(problems) {}

  /// The write-ups in one text: one, or two in one that is bilingual; none where it is faulty or a draft. `tag` is that
  /// of the file's name.
  std::vector<WriteUp> parse(const std::string& tag, const core::SourceFile& source) const;

 private:
  std::vector<Half> halves_of(const std::string& tag, const core::SourceFile& source, core::LineRange body) const;
  std::vector<Half> split(const core::SourceFile& source, core::LineRange body) const;
  bool is_draft(const YamlNode& front_matter, const core::SourceFile& source,
                const std::optional<core::LanguageTag>& language) const;
  void check_shared_title(const std::vector<WriteUp>& halves, const core::SourceFile& source) const;

  const Languages& languages_;
  const BilingualSplitter& split_;
  core::Diagnostics& problems_;
};

}  // namespace lectern::archive
