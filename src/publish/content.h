#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace lectern::publish {

class FilePool;

/// What a published file shall hold, wherever it comes from.
class Content {
 public:
  virtual ~Content() = default;

  /// Whether the open file holds the same bytes. It is read from its beginning; an error counts as a difference.
  virtual bool equals(int descriptor, std::uint64_t bytes) const = 0;
  /// Writes a file that must not exist yet, with a file of the pool when there is one. What a failure leaves of it is
  /// the caller's to remove.
  virtual core::Result<void> write(const std::filesystem::path& target, FilePool* pool) const = 0;
};

/// Bytes in memory, which must outlive this.
class BytesContent : public Content {
 public:
  explicit BytesContent(std::string_view bytes) : bytes_(bytes) {}
  bool equals(int descriptor, std::uint64_t bytes) const override;
  core::Result<void> write(const std::filesystem::path& target, FilePool* pool) const override;

 private:
  std::string_view bytes_;
};

/// The bytes of another file. Its time of change is not taken over: that of a published file says when its bytes were
/// first published, and a checkout, which makes all times new, changes nothing.
class FileContent : public Content {
 public:
  explicit FileContent(std::filesystem::path source) : source_(std::move(source)) {}
  bool equals(int descriptor, std::uint64_t bytes) const override;
  core::Result<void> write(const std::filesystem::path& target, FilePool* pool) const override;

 protected:
  const std::filesystem::path& source() const { return source_; }

 private:
  std::filesystem::path source_;
};

/// A file of an earlier publish: the same file under one more name; where it can have none, a copy with its time.
class PublishedContent : public FileContent {
 public:
  using FileContent::FileContent;
  core::Result<void> write(const std::filesystem::path& target, FilePool* pool) const override;
};

}  // namespace lectern::publish
