#include "cli/help_formatter.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string_view>

#include "core/utf8.h"

namespace lectern::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kColumn = 24;  // where what a name means begins

std::size_t cells_of(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    out += static_cast<std::size_t>(core::cell_width(core::next_code_point(text, offset)));
  }
  return out;
}

/// One line, broken; its first words begin at `column`.
std::string wrapped_line(const std::string& line, std::size_t width, std::size_t indent, std::size_t column) {
  std::istringstream words(line);
  std::string out;
  for (std::string word; words >> word;) {
    const std::size_t cells = cells_of(word);
    if (!out.empty() && column + 1 + cells > width) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += cells;
  }
  return out;
}

/// A name, and beside it or, where it is long, below it what it means.
std::string row(const std::string& name, const std::string& meaning) {
  const std::string left = "  " + name;
  if (meaning.empty()) return left + "\n";
  const bool fits = cells_of(left) + 2 <= kColumn;
  const std::string gap = fits ? std::string(kColumn - cells_of(left), ' ') : "\n" + std::string(kColumn, ' ');
  return left + gap + wrapped_line(meaning, kWidth, kColumn, kColumn) + "\n";
}

bool is_list(const CLI::Option& option) {
  return option.get_expected_max() >= CLI::detail::expected_max_vector_size;
}

/// `human|json` of what CLI11 calls `human,json`, or `human->0,json->1`.
std::string alternatives(const std::string& list) {
  std::string out;
  std::istringstream items(list);
  for (std::string item; std::getline(items, item, ',');) {
    out += (out.empty() ? "" : "|") + item.substr(0, item.find("->"));
  }
  return out;
}

/// `-o, --output DIR`.
std::string names_of(const CLI::Option& option) {
  std::string out;
  for (const std::string& name : option.get_snames()) out += (out.empty() ? "-" : ", -") + name;
  for (const std::string& name : option.get_lnames()) out += (out.empty() ? "--" : ", --") + name;
  const std::string value = value_name(option);
  return value.empty() ? out : out + " " + value;
}

}  // namespace

std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const bool as_it_is = !line.empty() && line.front() == ' ';
    out += (as_it_is ? line : wrapped_line(line, width, indent, 0)) + "\n";
  }
  return out;
}

std::string value_name(const CLI::Option& option) {
  if (option.get_items_expected_max() == 0) return "";
  std::string name = option.get_type_name();  // `TEXT:{human,json}`, `UINT:INT in [1 - 10]`
  const std::size_t open = name.find('{');
  const std::size_t close = name.find('}');
  if (open < close && close != std::string::npos) return alternatives(name.substr(open + 1, close - open - 1));
  name = name.substr(0, name.find(':'));
  return name == "UINT" || name == "INT" || name == "FLOAT" ? "NUMBER" : name;
}

std::string meaning(const CLI::Option& option) {
  const std::string standard = option.get_default_str();
  return option.get_description() + (standard.empty() ? "" : fmt::format(" [{}]", standard));
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
  std::string line = "Usage: " + name;
  std::size_t options = 0;
  for (const CLI::Option* option : app->get_options()) options += option->nonpositional() ? 1 : 0;
  if (options > 0) line += " [OPTIONS]";
  for (const CLI::Option* option : app->get_options()) {
    if (!option->get_positional()) continue;
    const std::string shown = option->get_name(true, false) + (is_list(*option) ? "…" : "");
    line += option->get_required() ? " " + shown : " [" + shown + "]";
  }
  if (app->get_require_subcommand_min() > 0) line += " COMMAND";
  return wrapped(line, kWidth, 2);
}

std::string HelpFormatter::make_description(const CLI::App* app) const {
  return wrapped(app->get_description(), kWidth) + "\n";
}

std::string HelpFormatter::make_footer(const CLI::App* app) const {
  return wrapped(app->get_footer(), kWidth);
}

std::string HelpFormatter::make_subcommands(const CLI::App* app, CLI::AppFormatMode /*mode*/) const {
  std::string out;
  for (const CLI::App* sub : app->get_subcommands({})) out += make_subcommand(sub);
  return out.empty() ? out : "\nCommands (`" + app->get_name() + " COMMAND --help` explains one):\n" + out;
}

std::string HelpFormatter::make_subcommand(const CLI::App* sub) const {
  return row(sub->get_name(), sub->get_description());
}

std::string HelpFormatter::make_group(std::string group, bool is_positional,
                                      std::vector<const CLI::Option*> options) const {
  std::string out = fmt::format("\n{}:\n", is_positional ? "Arguments" : group);
  for (const CLI::Option* option : options) out += make_option(option, is_positional);
  return out;
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool is_positional) const {
  return row(is_positional ? option->get_name(true, false) : names_of(*option), meaning(*option));
}

}  // namespace lectern::cli
