#include "pipeline/index_place.h"

#include <utility>

#include "core/file_system.h"
#include "pipeline/cache_folder.h"
#include "publish/exchange.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

core::Result<void> remove_tree(const fs::path& path) {
  std::error_code cause;
  fs::remove_all(path, cause);
  return cause ? core::Result<void>(core::io_error("remove", path, cause)) : core::Result<void>();
}

}  // namespace

core::Result<IndexPlace> IndexPlace::begin(const fs::path& archive, const publish::Patience& patience) {
  auto folder = cache_folder(archive);
  if (!folder) return folder.error();
  std::error_code cause;
  fs::create_directories(*folder, cause);
  if (cause) return core::io_error("make the folder", *folder, cause);
  auto lock = publish::BuildLock::take(*folder / "lock", patience);
  if (!lock) return lock.error();
  IndexPlace place(*std::move(folder), *std::move(lock));
  if (auto removed = remove_tree(place.fresh()); !removed) return removed.error();
  return place;
}

IndexPlace::IndexPlace(fs::path folder, publish::BuildLock lock) : folder_(std::move(folder)), lock_(std::move(lock)) {}

IndexPlace::~IndexPlace() {
  if (folder_.empty()) return;
  std::error_code ignored;  // the next build removes what stays
  fs::remove_all(fresh(), ignored);
}

core::Result<void> IndexPlace::commit() {
  if (auto exchanged = publish::exchange(fresh(), current()); !exchanged) return exchanged;
  return remove_tree(fresh());
}

}  // namespace lectern::pipeline
