#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <variant>

#include "core/result.h"

namespace lectern::history {

/// Seconds since 1970, UTC.
using Time = std::int64_t;

/// When the files below a folder last changed, as git has it. Paths are from that folder, '/' between parts.
struct ChangeTimes {
  std::map<std::string, Time, std::less<>> committed;  ///< the time of the last commit that changed the file
  std::set<std::string, std::less<>> uncommitted;      ///< changed since, or never committed
};

/// Why there is nothing to know.
enum class NoHistory {
  None,     ///< there is no git, no repository, or no commit yet
  Shallow,  ///< a clone of the latest commits alone: the oldest of them would seem to have changed everything
};

using History = std::variant<ChangeTimes, NoHistory>;

/// Asks the `git` of this computer about `folder`. Runs no shell, asks no questions, writes nothing, and gives up after
/// two minutes. Fails when git is there and cannot answer, with its words.
core::Result<History> read_history(const std::filesystem::path& folder);

/// `log` is what `git log -z --format=%x01%ct --name-only` writes: for each commit its time and the files it changed,
/// from the root of the repository. Of these, the ones below `prefix` (empty or ending in '/'), without it.
std::map<std::string, Time, std::less<>> parse_log(std::string_view log, std::string_view prefix);
/// Likewise of `git status --porcelain -z --no-renames`.
std::set<std::string, std::less<>> parse_status(std::string_view status, std::string_view prefix);

}  // namespace lectern::history
