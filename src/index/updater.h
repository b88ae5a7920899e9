#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "core/result.h"
#include "index/document_change.h"
#include "index/implied_term.h"
#include "index/index.h"

namespace lectern::index {

/// Changes a database where it is, so that it answers as one that was built anew of the same cards would; only the
/// numbers of its documents may differ. Use from one thread; one Updater of a folder at a time.
///
/// Nothing lasts before `commit`: an Updater that goes without it, its process killed or not, leaves the database as it
/// was. After an error nothing can be done but that.
class Updater {
 public:
  /// Fails as `Index::open` does, and with Io when another program is writing the database.
  static core::Result<Updater> open(const std::filesystem::path& folder);
  Updater(Updater&&) noexcept;
  Updater& operator=(Updater&&) noexcept;
  ~Updater();

  /// Adds the card, or puts it in the place of the one of its lesson and language. `implied` and `key` as
  /// `PartWriter::add` takes them.
  core::Result<DocumentChange> put(const core::Card& card, std::span<const ImpliedTerm> implied, std::uint64_t key);
  /// Puts what a write-up implies in the place of what it implied, and leaves all else of it: far less work than `put`.
  /// IndexMismatch when there is no such write-up.
  core::Result<ImpliedChange> put_implied(std::string_view lesson, std::string_view language,
                                          std::span<const ImpliedTerm> implied);
  /// Removes a write-up; no change when there is none.
  core::Result<DocumentChange> remove(std::string_view lesson, std::string_view language);

  /// Puts `renderings`, each term once, in the place of all that there are; gives those that are new, gone
  /// or others, ascending. Fails with InvalidUsage for one that is none.
  core::Result<std::vector<std::string>> set_renderings(std::span<const Rendering> renderings);

  /// The database with what has been changed, also without `commit`. It must go before the next change.
  core::Result<Index> view();

  /// Makes all changes last, at once and on disk.
  core::Result<void> commit();

 private:
  struct State;
  explicit Updater(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::index
