#include "index/index_state.h"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "index/schema.h"
#include "index/xapian_error.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

namespace fs = std::filesystem;

core::Result<void> check_version(const fs::path& folder, const Xapian::Database& database, const char* key,
                                 int expected) {
  const std::string found = database.get_metadata(key);
  if (found == std::to_string(expected)) return {};
  return core::Error{core::Error::Code::IndexMismatch,
                     fmt::format("the index in {} is of another version of lectern ({} is \"{}\", not \"{}\")",
                                 folder.string(), key, found, expected),
                     kBuildAgain};
}

}  // namespace

core::Result<void> find_database(const fs::path& folder) {
  std::error_code ignored;  // what cannot be examined is as good as missing
  if (fs::is_directory(folder / kDatabaseName, ignored)) return {};
  return core::Error{core::Error::Code::NotFound, fmt::format("there is no index in {}", folder.string()),
                     "build the archive first"};
}

core::Result<void> check_versions(const fs::path& folder, const Xapian::Database& database) {
  if (auto same = check_version(folder, database, kIndexVersionKey, kIndexVersion); !same) return same;
  return check_version(folder, database, kAnalysisVersionKey, language::kAnalysisVersion);
}

core::Error damaged(const fs::path& folder, std::string_view what) {
  return {core::Error::Code::Corrupt, fmt::format("the index is damaged in {} ({})", folder.string(), what),
          kBuildAgain};
}

}  // namespace lectern::index
