#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/folder.h"
#include "archive/inventory.h"
#include "archive/languages.h"
#include "archive/loader.h"
#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/memory.h"

namespace lectern::archive {

/// Reads the files of write-ups, each once, or remembers what reading them gave. Borrows what it is made of. Safe from
/// several threads at once.
class WriteUpReader {
 public:
  WriteUpReader(const core::FileSystem& files, const ArchiveRoot& root, const Languages& languages,
                const BilingualSplitter& split, core::Memory& memory);

  /// The write-ups in one file: one, or two in one that is bilingual; none where it is faulty or a draft.
  std::vector<WriteUp> read(const WriteUpFile& file, core::Diagnostics& problems) const;

 private:
  /// What a file's text gave: the write-ups without their sources, and what is wrong with it.
  struct Reading {
    std::vector<WriteUp> write_ups;
    core::Diagnostics problems;
  };
  template <typename Coder, typename Value>
  static void code(Coder& coder, Value& reading);

  std::optional<core::Fingerprint> remembered_content(const core::Fingerprint& stamp) const;
  std::optional<Reading> remembered(const core::Fingerprint& key) const;
  core::Fingerprint key_of(const WriteUpFile& file, const core::Fingerprint& content) const;
  Reading parse(const WriteUpFile& file, std::string bytes) const;

  const core::FileSystem& files_;
  const ArchiveRoot& root_;
  const Languages& languages_;
  const BilingualSplitter& split_;
  core::Memory& memory_;
  core::Fingerprint context_;  ///< of what, beside a file, its reading depends on
};

}  // namespace lectern::archive
