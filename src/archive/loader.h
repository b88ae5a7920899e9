#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/memory.h"
#include "core/result.h"

namespace lectern::archive {

/// The stretch of a bilingual body that is in one language.
struct Half {
  core::LanguageTag language;  ///< `zh` or `en`
  core::LineRange lines;
};

/// Tells a bilingual body apart: one half or two, in the order in which they stand; none when it reported an error.
/// `body` are the lines of `source` after the front matter.
using BilingualSplitter =
    std::function<std::vector<Half>(const core::SourceFile& source, core::LineRange body, core::Diagnostics& problems)>;

/// Reads the archive in `root` and says everything that is wrong with it, in one go; see `README.md` for the codes.
///
/// What is faulty is left out of the value and carries a diagnostic, so the result is usable while `problems` has no
/// errors. Fails only when `root` itself cannot be read. Reads through `files` alone; equal files give equal archives.
/// Several threads read at once, so `files` and `split` must be safe to use so. What reading a file gave is taken from
/// `memory` where it has it, and put there.
core::Result<Archive> load(const core::FileSystem& files, const std::filesystem::path& root,
                           const BilingualSplitter& split, core::Memory& memory, core::Diagnostics& problems);

/// Whether the site has a page of its own where a course with this slug would stand.
bool is_reserved_slug(std::string_view slug);

/// Reads the file of one write-up once more, as `load` would: the write-ups that it gives now.
std::vector<WriteUp> load_file(const core::FileSystem& files, const Archive& archive, const std::string& file,
                               const BilingualSplitter& split, core::Diagnostics& problems);

}  // namespace lectern::archive
