#include "cli/reference/command.h"

#include <fmt/format.h>

#include <sstream>

#include "cli/help_formatter.h"

namespace lectern::cli::reference {
namespace {

Argument read_argument(const CLI::Option& option) {
  Argument out;
  out.value = value_name(option);
  out.meaning = meaning(option);
  out.required = option.get_required();
  out.repeated = option.get_expected_max() >= CLI::detail::expected_max_vector_size;
  if (option.get_positional()) {
    out.names.push_back(option.get_name(true, false));
    return out;
  }
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  return out;
}

Command read(const CLI::App& app, const std::string& above) {
  Command out{app.get_name(), above + app.get_name(), app.get_description(), app.get_footer(), {}, {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    (option->get_positional() ? out.places : out.options).push_back(read_argument(*option));
  }
  for (const CLI::App* sub : app.get_subcommands({})) out.commands.push_back(read(*sub, out.path + " "));
  return out;
}

void collect(const Command& command, std::vector<const Command*>& out) {
  out.push_back(&command);
  for (const Command& below : command.commands) collect(below, out);
}

}  // namespace

Command read_command(const CLI::App& app) {
  return read(app, "");
}

std::vector<const Command*> all_commands(const Command& command) {
  std::vector<const Command*> out;
  collect(command, out);
  return out;
}

Choice choice_of(const Argument& argument) {
  if (argument.value == "DIR") return Choice::Folders;
  if (argument.value == "FILE") return Choice::Files;
  return argument.value.find('|') == std::string::npos ? Choice::Nothing : Choice::Words;
}

std::vector<std::string> words_of(const Argument& argument) {
  std::vector<std::string> out;
  std::istringstream words(argument.value);
  for (std::string word; std::getline(words, word, '|');) out.push_back(word);
  return out;
}

std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

}  // namespace lectern::cli::reference
