#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "core/file_system.h"
#include "pipeline/build.h"
#include "support/environment.h"
#include "support/temporary_folder.h"

namespace lectern::pipeline {

namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>;

inline const Progress kSilent = [](const char*, std::size_t, std::size_t) {};

/// A folder with an archive, an output folder and a cache of its own.
class Workshop {
 public:
  explicit Workshop(const Files& archive) : cache_("LECTERN_CACHE_DIR", (place_.path() / "cache").string()) {
    fs::create_directories(place_.path() / "share");
    const fs::path repository = fs::path(LECTERN_TESTS_DIR).parent_path();
    fs::create_directory_symlink(repository / "themes", place_.path() / "share/themes");
    fs::create_directory_symlink(repository / "src/client", place_.path() / "share/client");
    for (const auto& [path, text] : archive) write(path, text);
  }

  void write(const std::string& path, const std::string& text) const {
    const fs::path file = place_.path() / "archive" / path;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  BuildOptions options(bool strict = false) const {
    return {place_.path() / "archive", place_.path() / "site", place_.path() / "share", strict};
  }
  fs::path cache() const { return place_.path() / "cache"; }
  BuildReport build(bool strict = false) const { return *pipeline::build(options(strict), kSilent); }

  /// Every file of the site and of the cache, with its bytes, but what the publisher has for the next site: its second
  /// tree, and files that it has dropped and will write over.
  Files written() const {
    Files out;
    for (const char* root : {"site", "cache"}) {
      if (!fs::exists(place_.path() / root)) continue;
      for (const auto& entry : fs::recursive_directory_iterator(place_.path() / root)) {
        if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
        if (entry.path().parent_path().filename() == "pool" || entry.path().extension() == ".listing") continue;
        const std::string path = fs::relative(entry.path(), place_.path()).string();
        if (path.starts_with("cache/") && path.find("/tree/") != std::string::npos) continue;
        out[path] = *core::DiskFileSystem().read(entry.path());
      }
    }
    return out;
  }

 private:
  TemporaryFolder place_;
  Environment cache_;
};

}  // namespace lectern::pipeline
