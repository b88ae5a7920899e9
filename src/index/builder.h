#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

#include "core/card.h"
#include "core/result.h"
#include "index/implied_term.h"

namespace lectern::index {

/// A stretch of the write-ups of a new database. Use from one thread.
class PartWriter {
 public:
  PartWriter(PartWriter&&) noexcept;
  PartWriter& operator=(PartWriter&&) noexcept;
  ~PartWriter();

  /// `implied` in any order; terms that the card has itself are left out, and a term that is named twice is implied
  /// once, as much as either says. `key` tells what all this was made of: `Index::contents` gives it back. No two cards
  /// of a database may be of one lesson and language.
  core::Result<void> add(const core::Card& card, std::span<const ImpliedTerm> implied, std::uint64_t key);
  /// Hands the part over to its builder. No `add` afterwards; without `finish` the part is left out.
  core::Result<void> finish();

 private:
  friend class Builder;
  struct State;
  explicit PartWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Makes the Xapian database of an archive, of parts that several threads write at once and Xapian merges in the order
/// of their numbers: equal cards in equal parts make databases that answer alike, whatever the threads. A part holds
/// some megabytes of memory while it is written; some hundreds of write-ups to a part are a good number.
class Builder {
 public:
  /// Begins a new database in `folder`, which must not exist or be empty; its parent must exist.
  static core::Result<Builder> create(const std::filesystem::path& folder);
  Builder(Builder&&) noexcept;
  Builder& operator=(Builder&&) noexcept;
  ~Builder();

  /// Begins a part. Any thread; each number once; parts must end before their builder.
  core::Result<PartWriter> part(std::size_t number);

  /// Merges the parts that were finished and writes everything to disk, with `renderings` of implied terms, each term
  /// once. No `part` afterwards. Without `finish` the folder holds nothing that `Index` would open. Fails with
  /// InvalidUsage for a rendering that is none.
  core::Result<void> finish(std::span<const Rendering> renderings = {});

 private:
  friend class PartWriter;
  struct State;
  explicit Builder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::index
