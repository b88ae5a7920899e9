#pragma once

#include <optional>
#include <string>

#include "archive/archive.h"
#include "archive/inventory.h"
#include "archive/write_up_reader.h"

namespace lectern::archive {

/// Puts a lesson together from its files. Borrows what it is made of.
class LessonReader {
 public:
  LessonReader(const WriteUpReader& write_ups, const ArchiveRoot& root, const Languages& languages,
               core::Diagnostics& problems)
      : write_ups_(write_ups), root_(root), languages_(languages), problems_(problems) {}

  /// Nothing where no write-up is left, which has been said or is on purpose (drafts).
  std::optional<Lesson> read(const LessonFiles& files, const std::string& course) const;

 private:
  std::vector<WriteUp> read_write_ups(const LessonFiles& files) const;
  void check_dates(const std::vector<WriteUp>& write_ups) const;

  const WriteUpReader& write_ups_;
  const ArchiveRoot& root_;
  const Languages& languages_;
  core::Diagnostics& problems_;
};

}  // namespace lectern::archive
