#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "importer/post.h"

namespace lectern::importer {

/// A file that is to stand beside a lesson's write-ups.
struct LessonFile {
  std::string name;  ///< relative to the lesson, '/' between parts
  std::string bytes;
};

/// The bytes of a file that a source names by a relative reference, or why they cannot be had.
using ReadBeside = std::function<core::Result<std::string>(const std::string& reference)>;

/// A post, and the files that come along with it.
struct SourcePost {
  Post post;
  std::vector<LessonFile> files;
};

inline constexpr std::size_t kMaxPictureBytes = 32U << 20U;
inline constexpr std::size_t kMaxPicturesBytes = 256U << 20U;

/// Collects the pictures of one source, each once, under names that are safe and differ.
class PictureShelf {
 public:
  explicit PictureShelf(ReadBeside read_beside) : read_beside_(std::move(read_beside)) {}

  /// The name under which the picture will stand beside the lesson; or why it will not, which is an Error whose message
  /// goes on after 'the picture'. Takes pictures that browsers show and that hold no scripts: PNG, JPEG, GIF, WebP,
  /// AVIF.
  core::Result<std::string> add(const std::string& reference);

  std::vector<Image> images() const { return images_; }
  std::vector<LessonFile> take_files() { return std::move(files_); }

 private:
  core::Result<std::string> read(const std::string& reference) const;
  std::string free_name(const std::string& reference, std::string_view extension);

  ReadBeside read_beside_;
  std::map<std::string, std::string> names_;  ///< by reference
  std::set<std::string> taken_;
  std::vector<Image> images_;
  std::vector<LessonFile> files_;
  std::size_t bytes_ = 0;
};

/// What a picture's bytes say that it is: `png`; empty for what is none of those above.
std::string_view picture_extension(std::string_view bytes);

/// `%20` as a space; what is no such sequence stays.
std::string percent_decoded(std::string_view text);

/// The last part of a reference's path, decoded; empty for data.
std::string file_name_of(std::string_view reference);

}  // namespace lectern::importer
