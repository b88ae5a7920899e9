#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/folder.h"
#include "archive/front_matter.h"
#include "archive/inventory.h"
#include "archive/languages.h"
#include "archive/loader.h"
#include "core/diagnostic.h"
#include "core/file_system.h"

namespace lectern::archive {

/// Reads the files of write-ups, each once. Borrows what it is made of.
class WriteUpReader {
 public:
  WriteUpReader(const core::FileSystem& files, const ArchiveRoot& root, const Languages& languages,
                const BilingualSplitter& split, core::Diagnostics& problems)
      : files_(files), root_(root), languages_(languages), split_(split), problems_(problems) {}

  /// The write-ups in one file: one, or two in one that is bilingual; none where it is faulty or a draft.
  std::vector<WriteUp> read(const WriteUpFile& file) const;

 private:
  std::vector<Half> halves_of(const WriteUpFile& file, const core::SourceFile& source, core::LineRange body) const;
  std::vector<Half> split(const core::SourceFile& source, core::LineRange body) const;
  bool is_draft(const YamlNode& front_matter, const core::SourceFile& source,
                const std::optional<core::LanguageTag>& language) const;
  void check_shared_title(const std::vector<WriteUp>& halves) const;

  const core::FileSystem& files_;
  const ArchiveRoot& root_;
  const Languages& languages_;
  const BilingualSplitter& split_;
  core::Diagnostics& problems_;
};

}  // namespace lectern::archive
