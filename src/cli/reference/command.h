#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

/// What completions and the manual page are made of: the command line as values, read from the application itself.
namespace lectern::cli::reference {

/// An option, a flag or an argument.
struct Argument {
  std::vector<std::string> names;  ///< `-o`, `--output`; of an argument that is told by its place just `ARCHIVE`
  std::string value;               ///< what follows, as help names it: `DIR`, `json|github`; empty for a flag
  std::string meaning;
  bool required = false;
  bool repeated = false;
};

struct Command {
  std::string name;
  std::string path;  ///< with the commands above it: `lectern new lesson`
  std::string description;
  std::string footer;
  std::vector<Argument> options;
  std::vector<Argument> places;  ///< arguments that are told by their place, in order
  std::vector<Command> commands;
};

Command read_command(const CLI::App& app);

/// `command` and all below it, each before its own.
std::vector<const Command*> all_commands(const Command& command);

/// What the value of an argument is chosen from.
enum class Choice { Nothing, Folders, Files, Words };
Choice choice_of(const Argument& argument);
/// `json` and `github` of `json|github`.
std::vector<std::string> words_of(const Argument& argument);

/// `text` in single quotes for a POSIX shell and zsh.
std::string shell_quoted(const std::string& text);

std::string bash_completion(const Command& application);
std::string zsh_completion(const Command& application);
std::string fish_completion(const Command& application);
/// lectern(1) for groff and mandoc, in UTF-8; no date, so that the same program has the same page.
std::string manual_page(const Command& application, const std::string& version);

}  // namespace lectern::cli::reference
