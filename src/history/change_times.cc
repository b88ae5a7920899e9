#include "history/change_times.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "history/git.h"

namespace lectern::history {
namespace {

constexpr char kCommitMark = '\x01';  // begins the line with a commit's time; no path that an archive may have has it

void for_each_part(std::string_view text, const std::function<void(std::string_view)>& use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\0');
    use(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
}

std::optional<std::string_view> below(std::string_view path, std::string_view prefix) {
  if (path.substr(0, prefix.size()) != prefix || path.size() == prefix.size()) return std::nullopt;
  return path.substr(prefix.size());
}

/// Git's first line of complaint, which says it best.
core::Error failure(const GitAnswer& answer) {
  return {core::Error::Code::Io,
          fmt::format("git cannot tell when the archive's files changed: {}",
                      answer.timed_out ? "it takes too long" : answer.complaint.substr(0, answer.complaint.find('\n'))),
          "run git log in the archive's folder to see what it says"};
}

bool complains_of(const GitAnswer& answer, std::string_view words) {
  return answer.complaint.find(words) != std::string::npos;
}

struct Repository {
  bool shallow = false;
  std::string prefix;  ///< of the folder, from the repository's root
};

/// Nothing where the folder is in no repository.
core::Result<std::optional<Repository>> find_repository(const std::filesystem::path& folder) {
  const GitAnswer answer = ask_git(folder, {"rev-parse", "--is-shallow-repository", "--show-prefix"});
  if (!answer.started || complains_of(answer, "not a git repository")) return std::optional<Repository>();
  const std::size_t line = answer.output.find('\n');
  if (!answer.succeeded || line == std::string::npos) return failure(answer);
  std::string prefix = answer.output.substr(line + 1);
  if (!prefix.empty() && prefix.back() == '\n') prefix.pop_back();
  return std::optional<Repository>({answer.output.substr(0, line) == "true", std::move(prefix)});
}

}  // namespace

std::map<std::string, Time, std::less<>> parse_log(std::string_view log, std::string_view prefix) {
  std::map<std::string, Time, std::less<>> out;
  Time time = 0;
  for_each_part(log, [&](std::string_view part) {
    if (!part.empty() && part.front() == kCommitMark) {
      std::from_chars(part.data() + 1, part.data() + part.size(), time);
      return;
    }
    if (!part.empty() && part.front() == '\n') part.remove_prefix(1);  // between a commit and its first file
    const auto path = below(part, prefix);
    if (!path) return;
    Time& last = out.try_emplace(std::string(*path), time).first->second;
    last = std::max(last, time);
  });
  return out;
}

std::set<std::string, std::less<>> parse_status(std::string_view status, std::string_view prefix) {
  constexpr std::size_t kLetters = 3;  // two for the state, and a blank
  std::set<std::string, std::less<>> out;
  for_each_part(status, [&](std::string_view part) {
    if (part.size() <= kLetters) return;
    if (const auto path = below(part.substr(kLetters), prefix)) out.emplace(*path);
  });
  return out;
}

core::Result<History> read_history(const std::filesystem::path& folder) {
  const auto repository = find_repository(folder);
  if (!repository) return repository.error();
  if (!*repository) return History(NoHistory::None);
  if ((*repository)->shallow) return History(NoHistory::Shallow);
  const std::string& prefix = (*repository)->prefix;

  const GitAnswer log = ask_git(
      folder, {"log", "-z", "--format=%x01%ct", "--name-only", "--no-renames", "--no-show-signature", "--", "."});
  if (complains_of(log, "does not have any commits yet")) return History(NoHistory::None);
  if (!log.succeeded) return failure(log);
  const GitAnswer status = ask_git(folder, {"status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all",
                                            "--ignore-submodules", "--", "."});
  if (!status.succeeded) return failure(status);
  return History(ChangeTimes{parse_log(log.output, prefix), parse_status(status.output, prefix)});
}

}  // namespace lectern::history
