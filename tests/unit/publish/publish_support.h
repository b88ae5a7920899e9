#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "core/file_system.h"
#include "publish/publisher.h"
#include "support/temporary_folder.h"

using Files = std::map<std::string, std::string>;

/// An output folder alone in its folder, and the workshop that belongs to it.
class Place {
 public:
  std::filesystem::path output() const { return folder_.path() / "sites/public"; }
  std::filesystem::path workshop() const { return folder_.path() / "cache/workshop"; }
  const std::filesystem::path& path() const { return folder_.path(); }

  lectern::publish::Publisher begin() const {
    auto publisher = lectern::publish::Publisher::begin(output(), workshop());
    REQUIRE(publisher.ok());
    return *std::move(publisher);
  }
  void publish(const Files& files) const {
    auto publisher = begin();
    for (const auto& [path, bytes] : files) REQUIRE(publisher.write(path, bytes).ok());
    REQUIRE(publisher.commit().ok());
  }

  /// What is live, without the marker.
  Files live() const { return tree(output()); }
  static Files tree(const std::filesystem::path& folder) {
    Files files;
    if (!std::filesystem::exists(folder)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      const std::string path = std::filesystem::relative(entry.path(), folder).string();
      if (path != lectern::publish::kMarkerName) files[path] = *lectern::core::DiskFileSystem().read(entry.path());
    }
    return files;
  }
  /// The names beside the output, its own included.
  std::set<std::string> neighbours() const { return names_in(output().parent_path()); }
  static std::set<std::string> names_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
  }

 private:
  TemporaryFolder folder_;
};
