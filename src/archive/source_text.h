#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/result.h"
#include "core/source_file.h"
#include "core/source_position.h"

namespace lectern::archive {

/// No write-up of a lesson is larger; what is, is a mistake or an attack.
inline constexpr std::uintmax_t kMaxTextBytes = 16U << 20U;

/// Reads one text of the archive: UTF-8 without control characters, its byte order mark dropped. Nothing, and an
/// Error that points at the first fault, for anything else. `bytes` is its size as listed.
std::optional<core::SourceFile> read_text(const core::FileSystem& files, const std::filesystem::path& location,
                                          std::string shown_path, std::uintmax_t bytes, core::Diagnostics& problems);

/// The first half of it: the bytes of a file that is not too large.
std::optional<std::string> read_bytes(const core::FileSystem& files, const std::filesystem::path& location,
                                      const std::string& shown_path, std::uintmax_t bytes, core::Diagnostics& problems);
/// The second half.
std::optional<core::SourceFile> decode_text(std::string bytes, std::string shown_path, core::Diagnostics& problems);

/// The text of a write-up that the loader has read before. Io when the file is not the one any more that it was then.
core::Result<core::SourceFile> read_again(const core::FileSystem& files, const std::filesystem::path& root,
                                          const WriteUpSource& source);

/// How many lines `text` has; a last line without a line end counts.
std::uint32_t line_count(std::string_view text);

/// Turns byte offsets into lines and columns. Going forward through a text costs one pass in all; going back costs a
/// line. Borrows the text.
class PositionCursor {
 public:
  /// `text` begins at `first_line` of its file.
  explicit PositionCursor(std::string_view text, std::uint32_t first_line = 1) : text_(text), line_(first_line) {}

  /// `begin` and `end` are offsets in the text. The range ends with its line where the stretch goes on after it.
  core::SourceRange range(std::size_t begin, std::size_t end);

 private:
  void move_to(std::size_t offset);

  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t line_;
  std::uint32_t column_ = 1;
};

}  // namespace lectern::archive
