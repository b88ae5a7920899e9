#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>

#include "core/file_sink.h"
#include "core/result.h"

namespace lectern::publish {

/// Replaces a published folder whole, or not at all.
///
/// Files are staged in a hidden folder beside the output; `commit` exchanges the two in one step of the file system, so
/// that a reader sees all of the old site or all of the new one. Files with hashed names (see `is_hashed`) that the
/// last publish had and this one does not stay for one publish more, for readers who still hold yesterday's page.
/// Without `commit`, destruction removes the staging folder and the output stands as it was; what a killed build left
/// behind is removed by the next. Safe to write to from several threads; begin and commit from one.
class Publisher : public core::FileSink {
 public:
  /// Refuses an output folder that has files and was not made by lectern, and one that another build is writing to.
  /// Folders above the output are made as needed.
  static core::Result<Publisher> begin(const std::filesystem::path& output);
  Publisher(Publisher&&) noexcept;
  Publisher& operator=(Publisher&&) noexcept;
  ~Publisher() override;

  core::Result<void> write(std::string_view path, std::string_view bytes) override;
  core::Result<void> copy(std::string_view path, const std::filesystem::path& source) override;
  core::Result<void> reuse(std::string_view path, std::string_view from) override;

  /// How many files, and how many of them HTML pages, were staged so far.
  std::size_t file_count() const;
  std::size_t page_count() const;
  /// Where staged files stand until `commit`.
  std::filesystem::path staging() const;
  core::Result<void> commit();

 private:
  struct State;
  explicit Publisher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Whether the name of `path` says that its bytes never change: one of its parts, without extensions, is 16 lower-case
/// hex digits or ends in '-' and 16 of them.
bool is_hashed(std::string_view path);

/// The file in a published folder that says lectern made it: a line a published file, `fresh` or `kept` and its path,
/// sorted by path. `kept` ones belong to the publish before.
inline constexpr const char* kListingName = ".lectern";

}  // namespace lectern::publish
