#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/file_sink.h"
#include "core/result.h"
#include "publish/build_lock.h"

namespace lectern::publish {

/// Replaces a published folder whole, or not at all.
///
/// Two trees take turns. The one of the publish before the last stands in the workshop; a publish brings it up to date
/// by what differs alone, and exchanges it with the live one in one step of the file system, so that a reader sees all
/// of the old site or all of the new one. Files that both have are links to one file, and are never written into. A
/// publish costs time in proportion to what it changes. When the workshop is on another file system than the output,
/// the new tree is made from nothing in a hidden folder beside the output, and the old one removed.
///
/// Files with hashed names (see `is_hashed`) that the last publish had and this one does not stay for one publish more,
/// for readers who still hold yesterday's page. All else that this publish does not name disappears.
///
/// What nobody needs any more is removed after `commit`, and after the first one a second tree made for the next
/// publish, by a thread that destruction waits for. Without `commit`, destruction removes what was staged and the
/// output stands as it was; what a killed build left behind is removed by the next. Safe to write to from several
/// threads; all else from one. Once the process was asked to end (core/interruption.h), whatever writes fails with an
/// Error of code Interrupted.
class Publisher : public core::FileSink {
 public:
  /// Refuses an output folder that has files and was not made by lectern, a mount point, and one that another build is
  /// writing to for longer than `patience` allows. Folders above the output, and the workshop, are made as needed. The
  /// workshop belongs to this output alone; nobody else writes into it. Without one, nothing is known of the last
  /// publish but its files.
  static core::Result<Publisher> begin(const std::filesystem::path& output, const std::filesystem::path& workshop = {},
                                       const Patience& patience = {});
  Publisher(Publisher&&) noexcept;
  Publisher& operator=(Publisher&&) noexcept;
  ~Publisher() override;

  /// The folder of the last publish, for reading; it may not exist.
  const std::filesystem::path& live() const;
  /// Names what the last publish made of the live folder; empty when that is not known: its record is gone, or is of
  /// another folder than stands there. Then `reuse` finds nothing, and everything must be written.
  const std::string& stamp() const;
  /// Whether the live folder still is what was published: no file or folder in it changed, came or went. When not, the
  /// publish before is forgotten, as if its record were gone. Call it before anything is written.
  core::Result<bool> is_intact();

  /// Bytes that the live file of that path has already leave that file as it is, with the time of its change.
  core::Result<void> write(std::string_view path, std::string_view bytes) override;
  core::Result<void> copy(std::string_view path, const std::filesystem::path& source) override;
  core::Result<void> reuse(std::string_view path, std::string_view from) override;
  /// Reuses, under their own names, all files of the last publish that this one has not named yet and that `stays`
  /// says yes to. It is asked by path: of a file, or of a whole folder with a hashed name, which ends in '/'. What the
  /// last publish only kept is not asked about.
  core::Result<void> reuse_rest(const std::function<bool(std::string_view path)>& stays);

  /// What the last publish alone had goes at once, hashed names or not: for a folder that nobody reads from afar.
  void keep_nothing_old();

  /// How many files, and how many of them HTML pages, this publish named so far.
  std::size_t file_count() const;
  std::size_t page_count() const;
  /// Where the files named so far stand until `commit`, among others.
  std::filesystem::path staging() const;

  /// Finishes the staged tree, and gives the `stamp` that the live folder has after `commit`. Nothing can be named
  /// after it.
  core::Result<std::string> prepare();
  /// Does what `prepare` does unless it was called, and makes the staged tree the live one.
  core::Result<void> commit();

 private:
  struct State;
  explicit Publisher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Whether the name of `path` says that its bytes never change: one of its parts, without extensions, is 16 lower-case
/// hex digits or ends in '-' and 16 of them. A folder with such a name is kept and reused as a whole.
bool is_hashed(std::string_view path);

/// The file in a published folder that says lectern made it.
inline constexpr const char* kMarkerName = ".lectern";

}  // namespace lectern::publish
