#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace lectern::importer {

/// The folder that a source was saved in: what stands beside it. No reference leads out of it, by whatever means.
class PageFolder {
 public:
  explicit PageFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// The bytes of the file that a relative reference names; InvalidUsage and a message that goes on after 'the picture'
  /// for one that is absolute, climbs, goes through a symbolic link, or is no file of a size that can be a picture's.
  core::Result<std::string> read(const std::string& reference) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace lectern::importer
