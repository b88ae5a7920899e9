#include <fmt/format.h>

#include <algorithm>

#include "cli/reference/command.h"

namespace lectern::cli::reference {
namespace {

/// `text` for a place in a specification of `_arguments` or `_describe` where `special` ends it.
std::string escaped(const std::string& text, const std::string& special) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || special.find(c) != std::string::npos) out += '\\';
    out += c;
  }
  return out;
}

/// `_lectern_new_lesson`.
std::string function_of(const Command& command) {
  std::string out = "_" + command.path;
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return out;
}

std::string action(const Argument& argument) {
  switch (choice_of(argument)) {
    case Choice::Folders:
      return "_files -/";
    case Choice::Files:
      return "_files";
    case Choice::Words:
      return fmt::format("({})", fmt::join(words_of(argument), " "));
    case Choice::Nothing:
      break;
  }
  return " ";
}

/// `-o+` and `--output=`: the value may stand in the same word, or be the next one.
std::vector<std::string> specified_names(const Argument& option) {
  std::vector<std::string> out = option.names;
  if (option.value.empty()) return out;
  for (std::string& name : out) name += name.size() == 2 ? '+' : '=';
  return out;
}

/// `'(-o --output)'{-o+,--output=}'[The folder to publish into]:DIR:_files -/'`.
std::string option_spec(const Argument& option) {
  const std::string value = option.value.empty() ? "" : ":" + escaped(option.value, ":") + ":" + action(option);
  const std::string rest = "[" + escaped(option.meaning, "[]:") + "]" + value;
  const std::vector<std::string> names = specified_names(option);
  if (names.size() == 1) return shell_quoted((option.repeated ? "*" : "") + names.front() + rest);
  const std::string before = option.repeated ? "*" : fmt::format("({})", fmt::join(option.names, " "));
  return shell_quoted(before) + fmt::format("{{{}}}", fmt::join(names, ",")) + shell_quoted(rest);
}

std::string place_spec(const Argument& place, std::size_t number) {
  const std::string where = place.repeated ? "*" : std::to_string(number) + (place.required ? "" : ":");
  return shell_quoted(where + ":" + escaped(place.names.front(), ":") + ":" + action(place));
}

std::string simple_function(const Command& command) {
  std::string out = function_of(command) + "() {\n    _arguments -S";
  for (const Argument& option : command.options) out += " \\\n        " + option_spec(option);
  for (std::size_t i = 0; i < command.places.size(); ++i) out += " \\\n        " + place_spec(command.places[i], i + 1);
  return out + "\n}\n\n";
}

/// For a command that is followed by another.
std::string branching_function(const Command& command) {
  std::string out = function_of(command) + "() {\n    local curcontext=$curcontext state line\n    local -a commands\n";
  out += "    commands=(\n";
  for (const Command& below : command.commands) {
    out += "        " + shell_quoted(escaped(below.name, ":") + ":" + escaped(below.description, ":")) + "\n";
  }
  out += "    )\n    _arguments -C";
  for (const Argument& option : command.options) out += " \\\n        " + option_spec(option);
  out += " \\\n        '1:command:->command' \\\n        '*::argument:->argument'\n    case $state in\n";
  out += "        command) _describe command commands ;;\n        argument)\n            case $line[1] in\n";
  for (const Command& below : command.commands) {
    out += fmt::format("                {}) {} ;;\n", below.name, function_of(below));
  }
  return out + "            esac\n            ;;\n    esac\n}\n\n";
}

}  // namespace

std::string zsh_completion(const Command& application) {
  std::string out = "#compdef lectern\n# zsh completion for lectern, made from its own command line\n\n";
  for (const Command* command : all_commands(application)) {
    out += command->commands.empty() ? simple_function(*command) : branching_function(*command);
  }
  return out + "_lectern \"$@\"\n";
}

}  // namespace lectern::cli::reference
