#include <fmt/format.h>

#include "cli/reference/command.h"

namespace lectern::cli::reference {
namespace {

/// `text` in single quotes for fish, which knows a backslash there.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\\' || c == '\'') out += '\\';
    out += c;
  }
  return out + "'";
}

/// Prints the command that the words before the cursor name: `lectern new lesson`.
constexpr const char* kBegin = R"(# fish completion for lectern, made from its own command line

function __lectern_command
    set -l command lectern
    set -l skip 0
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test $skip = 1
            set skip 0
            continue
        end
        switch "$command $word"
)";

constexpr const char* kMiddle = R"(        end
    end
    echo $command
end

function __lectern_at
    test (__lectern_command) = "$argv"
end

complete -c lectern -f
)";

std::string steps(const Command& command) {
  std::string out;
  for (const Command& below : command.commands) {
    out += fmt::format("            case {0}\n                set command {0}\n", quoted(below.path));
  }
  for (const Argument& option : command.options) {
    if (option.value.empty()) continue;
    out += "            case";
    for (const std::string& name : option.names) out += " " + quoted(command.path + " " + name);
    out += "\n                set skip 1\n";
  }
  return out;
}

std::string choices(const Argument& argument) {
  switch (choice_of(argument)) {
    case Choice::Folders:
      return " -a '(__fish_complete_directories)'";
    case Choice::Files:
      return " -F";
    case Choice::Words:
      return " -a " + quoted(fmt::format("{}", fmt::join(words_of(argument), " ")));
    case Choice::Nothing:
      break;
  }
  return "";
}

std::string lines(const Command& command) {
  const std::string begin = "complete -c lectern -n " + quoted("__lectern_at " + command.path);
  std::string out = "\n";
  for (const Command& below : command.commands) {
    out += fmt::format("{} -a {} -d {}\n", begin, below.name, quoted(below.description));
  }
  for (const Argument& place : command.places) {
    if (choice_of(place) != Choice::Nothing) out += begin + choices(place) + "\n";
  }
  for (const Argument& option : command.options) {
    out += begin;
    for (const std::string& name : option.names) {
      out += name.size() == 2 ? " -s " + name.substr(1) : " -l " + name.substr(2);
    }
    if (!option.value.empty()) out += " -r" + choices(option);
    out += " -d " + quoted(option.meaning) + "\n";
  }
  return out;
}

}  // namespace

std::string fish_completion(const Command& application) {
  const std::vector<const Command*> all = all_commands(application);
  std::string out = kBegin;
  for (const Command* command : all) out += steps(*command);
  out += kMiddle;
  for (const Command* command : all) out += lines(*command);
  return out;
}

}  // namespace lectern::cli::reference
