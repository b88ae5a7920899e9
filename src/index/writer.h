#pragma once

#include <filesystem>
#include <memory>

#include "core/card.h"
#include "core/result.h"

namespace lectern::index {

/// Makes the Xapian database of an archive. Documents get their numbers in the order of `add`, from 1: equal cards in
/// equal order make databases that answer alike. The write-ups of a lesson must follow each other. Use from one thread.
class Writer {
 public:
  /// Begins a new database in `folder`, which must not exist or be empty; its parent must exist.
  static core::Result<Writer> create(const std::filesystem::path& folder);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  core::Result<void> add(const core::Card& card);
  /// Writes everything to disk. No `add` afterwards. Without `finish` the folder holds nothing that `Index` would open.
  core::Result<void> finish();

 private:
  struct State;
  explicit Writer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::index
