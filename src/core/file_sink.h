#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace lectern::core {

/// Where the stages put the files of the site. Paths are relative, with '/' between parts, UTF-8, and never leave the
/// sink: '..', empty parts and absolute paths are refused. Writing one path twice with different bytes is an error.
/// Safe to use from several threads.
class FileSink {
 public:
  virtual ~FileSink() = default;

  virtual Result<void> write(std::string_view path, std::string_view bytes) = 0;
  /// Publishes a file as it is, without reading it into memory.
  virtual Result<void> copy(std::string_view path, const std::filesystem::path& source) = 0;
  /// Publishes once more, as `path`, what the last publish has as `from`, without reading it: a file, or a folder with
  /// all that is in it when both end in '/'. NotFound when there is no such file or folder.
  virtual Result<void> reuse(std::string_view path, std::string_view from) = 0;
};

}  // namespace lectern::core
