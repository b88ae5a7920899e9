#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lectern::history {

/// What came of asking git.
struct GitAnswer {
  bool started = false;    ///< there is a git to ask
  bool succeeded = false;  ///< it ended with status 0, in time
  bool timed_out = false;  ///< or wrote more than anybody can want
  std::string output;
  std::string complaint;  ///< what it wrote to standard error, at most a few kilobytes
};

/// Runs `git arguments…` in `folder`: without a shell, a pager, a question, or a program that the settings of the
/// repository name for watching files, checking signatures and hooks. It neither writes to the repository nor reads the
/// terminal, speaks English, and is ended after two minutes.
GitAnswer ask_git(const std::filesystem::path& folder, const std::vector<std::string>& arguments);

}  // namespace lectern::history
