#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/file_sink.h"
#include "core/result.h"
#include "web_index/hash.h"

namespace lectern::web_index {

/// A shelf of the last publish, of which some files change. What it will be called is known before anything is written.
class ShelfChange {
 public:
  /// The number in a file's name, and the second one of passages.
  using FileNumber = std::pair<std::size_t, std::size_t>;

  /// Reads which files the shelf has; nothing when it is not whole. `root` is the web index.
  static std::optional<ShelfChange> read(const std::filesystem::path& root, Hash shelf);

  /// `name` is the file's below the shelf, `bytes` come without seal.
  void put(FileNumber number, const std::string& name, std::string_view bytes);
  void remove(FileNumber number) { files_.erase(number); }

  Hash name() const;
  /// Writes the files that are new to `folder` of the sink, and reuses the others.
  core::Result<void> write(core::FileSink& sink, const std::string& folder) const;
  /// The numbers of its files of which the first is `first`.
  std::vector<FileNumber> numbers_of(std::size_t first) const;

 private:
  struct File {
    std::string name;
    std::string seal;
    std::string sealed;  ///< all bytes of one that is new
  };

  Hash before_ = 0;
  std::map<FileNumber, File> files_;
};

}  // namespace lectern::web_index
