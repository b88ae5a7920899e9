#include <fmt/format.h>

#include "cli/reference/command.h"

namespace lectern::cli::reference {
namespace {

/// Walks over the words before the cursor, then asks what may stand at it.
constexpr const char* kBegin = R"(# bash completion for lectern, made from its own command line

_lectern() {
    local current=$2 previous=$3 command=lectern place=0 i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$command ${COMP_WORDS[i]}" in
)";

constexpr const char* kMiddle = R"(            *' '-?*) ;;
            *) ((place += 1)) ;;
        esac
    done
    # Bash takes --option=value for three words.
    [[ $current == = ]] && current=
    [[ $previous == = ]] && previous=${COMP_WORDS[COMP_CWORD - 2]}
    case "$command $previous" in
)";

constexpr const char* kOptions = R"(    esac
    if [[ $current == -* ]]; then
        case $command in
)";

constexpr const char* kPlaces = R"(        esac
        return
    fi
    case "$command $place" in
)";

constexpr const char* kEnd = R"(    esac
}

_lectern_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
}

_lectern_folders() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -d -- "$1")
}

_lectern_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$1")
}

complete -F _lectern lectern
)";

/// `'lectern build -o' | 'lectern build --output'`.
std::string pattern(const Command& command, const Argument& option) {
  std::string out;
  for (const std::string& name : option.names) {
    out += (out.empty() ? "" : " | ") + shell_quoted(command.path + " " + name);
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string action(const Argument& argument) {
  switch (choice_of(argument)) {
    case Choice::Folders:
      return "_lectern_folders \"$current\"";
    case Choice::Files:
      return "_lectern_files \"$current\"";
    case Choice::Words:
      return fmt::format("_lectern_words {} \"$current\"", shell_quoted(joined(words_of(argument))));
    case Choice::Nothing:
      break;
  }
  return ":";
}

std::string steps(const Command& command) {
  std::string out;
  for (const Command& below : command.commands) {
    out += fmt::format("            {0}) command={0} ;;\n", shell_quoted(below.path));
  }
  for (const Argument& option : command.options) {
    if (!option.value.empty()) out += fmt::format("            {}) ((i += 1)) ;;\n", pattern(command, option));
  }
  return out;
}

std::string values(const Command& command) {
  std::string out;
  for (const Argument& option : command.options) {
    if (option.value.empty()) continue;
    out += fmt::format("        {})\n            {}\n            return\n            ;;\n", pattern(command, option),
                       action(option));
  }
  return out;
}

std::string options(const Command& command) {
  std::vector<std::string> names;
  for (const Argument& option : command.options) names.insert(names.end(), option.names.begin(), option.names.end());
  return fmt::format("            {}) _lectern_words {} \"$current\" ;;\n", shell_quoted(command.path),
                     shell_quoted(joined(names)));
}

std::string places(const Command& command) {
  std::vector<std::string> commands;
  for (const Command& below : command.commands) commands.push_back(below.name);
  if (!commands.empty()) {
    return fmt::format("        {}) _lectern_words {} \"$current\" ;;\n", shell_quoted(command.path + " 0"),
                       shell_quoted(joined(commands)));
  }
  std::string out;
  for (std::size_t i = 0; i < command.places.size(); ++i) {
    const Argument& place = command.places[i];
    const std::string where =
        place.repeated ? shell_quoted(command.path + " ") + "*" : shell_quoted(fmt::format("{} {}", command.path, i));
    out += fmt::format("        {}) {} ;;\n", where, action(place));
  }
  return out;
}

}  // namespace

std::string bash_completion(const Command& application) {
  const std::vector<const Command*> all = all_commands(application);
  std::string out = kBegin;
  for (const Command* command : all) out += steps(*command);
  out += kMiddle;
  for (const Command* command : all) out += values(*command);
  out += kOptions;
  for (const Command* command : all) out += options(*command);
  out += kPlaces;
  for (const Command* command : all) out += places(*command);
  return out + kEnd;
}

}  // namespace lectern::cli::reference
