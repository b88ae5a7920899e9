#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "scaffold/scaffold.h"

namespace lectern::scaffold {
namespace {

namespace fs = std::filesystem;

/// What site.yml takes as the name of a theme.
bool is_plain(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// Adds the files of `from` / `inside`, which is empty or ends in '/'.
core::Result<void> add_files(const core::FileSystem& files, const fs::path& from, const std::string& inside,
                             std::vector<NewFile>& out) {
  const auto entries = files.list(from / inside);
  if (!entries) return entries.error();
  for (const core::DirectoryEntry& entry : *entries) {
    if (entry.name.front() == '.') continue;
    const std::string path = inside + entry.name;
    if (entry.kind == core::DirectoryEntry::Kind::Directory) {
      if (auto added = add_files(files, from, path + "/", out); !added) return added;
      continue;
    }
    auto bytes = files.read(from / path);
    if (!bytes) return bytes.error();
    out.push_back({path, *std::move(bytes), true});
  }
  return {};
}

}  // namespace

core::Result<Scaffold> plan_theme(const fs::path& archive, const std::string& name, const fs::path& from,
                                  const core::FileSystem& files) {
  if (!is_plain(name)) {
    return core::Error{core::Error::Code::InvalidUsage, fmt::format("\"{}\" is not the name of a theme", name),
                       "use letters, digits, - and _"};
  }
  if (const auto there = files.list(archive); !there) return there.error();
  if (files.canonical(archive / name)) {
    return core::Error{core::Error::Code::InvalidUsage, fmt::format("{} is there already", (archive / name).string()),
                       "name another folder with --name, or copy single files"};
  }
  Scaffold out{archive / name, {}};
  if (auto added = add_files(files, from, "", out.files); !added) return added.error();
  return out;
}

}  // namespace lectern::scaffold
