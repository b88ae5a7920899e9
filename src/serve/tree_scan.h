#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <vector>

namespace lectern::serve {

/// What tells one state of a file or folder from another, without reading it.
struct FileFacts {
  std::uint64_t node = 0;
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;

  friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

using TreeFacts = std::map<std::filesystem::path, FileFacts>;

/// Everything below `roots`, with what a watch leaves out left out too.
TreeFacts scan_trees(const std::vector<std::filesystem::path>& roots,
                     const std::vector<std::filesystem::path>& ignored);

/// The paths that are in one alone, or differ.
std::set<std::filesystem::path> differences(const TreeFacts& before, const TreeFacts& after);

}  // namespace lectern::serve
