#include <fmt/format.h>

#include <sstream>
#include <string_view>

#include "cli/reference/command.h"

namespace lectern::cli::reference {
namespace {

/// Text that roff prints as it stands.
std::string roff(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out.empty() || (out.front() != '.' && out.front() != '\'') ? out : "\\&" + out;
}

/// Paragraphs, each begun with a macro, and lines that begin with a space as examples.
std::string paragraphs(const std::string& text) {
  std::string out;
  bool example = false;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool indented = !line.empty() && line.front() == ' ';
    if (indented && !example) out += ".PP\n.nf\n";
    if (!indented && example) out += ".fi\n";
    example = indented;
    if (!line.empty()) out += (indented ? "" : ".PP\n") + roff(line) + "\n";
  }
  return example ? out + ".fi\n" : out;
}

std::string usage(const Command& command) {
  std::string out = ".B " + roff(command.path) + "\n";
  if (!command.options.empty()) out += ".RI [ OPTIONS ]\n";
  for (const Argument& place : command.places) {
    const std::string name = roff(place.names.front()) + (place.repeated ? " ..." : "");
    out += place.required ? fmt::format(".I \"{}\"\n", name) : fmt::format(".RI [ \"{}\" ]\n", name);
  }
  return command.commands.empty() ? out : out + ".I COMMAND\n";
}

/// `-o, --output DIR` in bold and italics.
std::string tag(const Argument& argument, bool is_option) {
  if (!is_option) return "\\fI" + roff(argument.names.front()) + "\\fR";
  std::string out;
  for (const std::string& name : argument.names) out += (out.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
  return argument.value.empty() ? out : out + " \\fI" + roff(argument.value) + "\\fR";
}

std::string arguments(const Command& command) {
  std::string out;
  for (const Argument& place : command.places) {
    out += ".TP\n" + tag(place, false) + "\n" + roff(place.meaning) + "\n";
  }
  for (const Argument& option : command.options) {
    out += ".TP\n" + tag(option, true) + "\n" + roff(option.meaning) + "\n";
  }
  return out;
}

std::string section_of(const Command& command) {
  return ".SS \"" + roff(command.path) + "\"\n" + usage(command) + paragraphs(command.description + ".") +
         arguments(command) + paragraphs(command.footer);
}

/// `Exit status: 0 done` as a section of its own.
std::string section_of_line(const std::string& line) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string::npos) return ".SH NOTES\n" + roff(line) + "\n";
  std::string heading = line.substr(0, colon);
  for (char& c : heading) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return ".SH \"" + roff(heading) + "\"\n" + roff(line.substr(colon + 2)) + "\n";
}

}  // namespace

std::string manual_page(const Command& application, const std::string& version) {
  std::string out = "'\\\" -*- coding: UTF-8 -*-\n.TH LECTERN 1 \"\" \"lectern " + roff(version) + "\"\n";
  out += ".SH NAME\nlectern \\- publish a training archive as a static site that searches itself\n";
  out += ".SH SYNOPSIS\n" + usage(application);
  // A heading begins a paragraph itself.
  out += ".SH DESCRIPTION\n" + paragraphs(application.description).substr(std::string_view(".PP\n").size());
  out += ".SH OPTIONS\n" + arguments(application);
  out += ".SH COMMANDS\n";
  for (const Command* command : all_commands(application)) {
    if (command->commands.empty()) out += section_of(*command);
  }
  std::istringstream footer(application.footer);
  for (std::string line; std::getline(footer, line);) out += section_of_line(line);
  return out;
}

}  // namespace lectern::cli::reference
