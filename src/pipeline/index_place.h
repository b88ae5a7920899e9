#pragma once

#include <filesystem>

#include "core/result.h"
#include "publish/build_lock.h"

namespace lectern::pipeline {

/// The new index of an archive, beside the one in use until `commit`. Without it, what was begun is removed.
class IndexPlace {
 public:
  /// Waits while another build is indexing the same archive, as long as `patience` allows.
  static core::Result<IndexPlace> begin(const std::filesystem::path& archive, const publish::Patience& patience = {});
  IndexPlace(IndexPlace&&) noexcept = default;
  IndexPlace& operator=(IndexPlace&&) = delete;
  ~IndexPlace();

  /// The cache folder of the archive.
  const std::filesystem::path& folder() const { return folder_; }
  /// The index of the last build; may not exist.
  std::filesystem::path current() const { return folder_ / "index"; }
  /// Where to make the new index; does not exist yet.
  std::filesystem::path fresh() const { return folder_ / "index-new"; }
  core::Result<void> commit();

  /// Whether `current` is as `seal` left it. Xapian does not notice when somebody else has changed some of its bytes.
  bool is_sealed() const;
  core::Result<void> seal() const;

 private:
  IndexPlace(std::filesystem::path folder, publish::BuildLock lock);
  std::filesystem::path seal_file() const { return folder_ / "index-seal"; }

  std::filesystem::path folder_;  // empty when moved from
  publish::BuildLock lock_;
};

}  // namespace lectern::pipeline
