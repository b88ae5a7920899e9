#pragma once

// For the sources of this folder that open databases.

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "index/index.h"
#include "index/xapian_query.h"

namespace lectern::index {

struct Index::State {
  std::filesystem::path folder;
  Xapian::Database database;
  std::uint32_t collection = 0;
  bool has_implied = false;  ///< whether any document implies a term

  /// Reads with `database`, which is that of `folder`. Lets Xapian's exceptions pass.
  static core::Result<Index> index_of(const std::filesystem::path& folder, Xapian::Database database);

  XapianQuery translate(const Query& query, bool implied) const;
  /// What it implies only where that is asked for.
  core::Result<DocumentRecord> read(DocId id, bool implied) const;
  core::Result<std::optional<Rendering>> rendering(const std::string& term) const;
};

/// NotFound unless there is a finished database in `folder`.
core::Result<void> find_database(const std::filesystem::path& folder);
/// IndexMismatch unless this program made the database. Lets Xapian's exceptions pass.
core::Result<void> check_versions(const std::filesystem::path& folder, const Xapian::Database& database);
core::Error damaged(const std::filesystem::path& folder, std::string_view what);

}  // namespace lectern::index
