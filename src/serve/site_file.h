#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace lectern::serve {

/// A regular file, opened. Stays readable when the folder that it stands in is replaced.
class SiteFile {
 public:
  SiteFile(SiteFile&& other) noexcept;
  SiteFile& operator=(SiteFile&& other) noexcept;
  ~SiteFile();

  std::uint64_t size() const { return size_; }
  /// Up to `buffer_bytes` from `offset`; 0 at the end and when the file cannot be read.
  std::size_t read(std::uint64_t offset, char* buffer, std::size_t buffer_bytes) const;
  std::string read_all() const;

 private:
  friend std::optional<SiteFile> open_inside(const std::filesystem::path&, std::string_view);
  SiteFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}

  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

/// Opens `root/path`; nothing when there is no such regular file, or when links lead from it out of `root`.
std::optional<SiteFile> open_inside(const std::filesystem::path& root, std::string_view path);

/// Whether `root/path` is a folder.
bool is_folder_inside(const std::filesystem::path& root, std::string_view path);

}  // namespace lectern::serve
