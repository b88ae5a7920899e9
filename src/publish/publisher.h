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
/// Files are staged in a folder beside the output; `commit` exchanges the two in one step of the file system, so that a
/// reader sees all of the old site or all of the new one. Files with hashed names (see `is_hashed`) that the last
/// publish had and this one does not stay for one publish more. Without `commit`, destruction removes the staging folder
/// and the output stands as it was. Safe to write to from several threads; commit from one.
class Publisher : public core::FileSink {
 public:
  /// Refuses an output folder that has files and was not made by lectern, and one that another build is writing to.
  static core::Result<Publisher> begin(const std::filesystem::path& output);
  Publisher(Publisher&&) noexcept;
  Publisher& operator=(Publisher&&) noexcept;
  ~Publisher() override;

  core::Result<void> write(std::string_view path, std::string_view bytes) override;
  core::Result<void> copy(std::string_view path, const std::filesystem::path& source) override;

  std::size_t file_count() const;
  /// Where staged files stand until `commit`.
  std::filesystem::path staging() const;
  core::Result<void> commit();

 private:
  struct State;
  explicit Publisher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Whether the name of `path` carries a hash of its content, so that it never changes meaning: a part of the path ends
/// in '-' or consists of 16 lower-case hex digits before its extension.
bool is_hashed(std::string_view path);

}  // namespace lectern::publish
