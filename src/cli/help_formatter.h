#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>

namespace lectern::cli {

/// Help that reads well in a terminal of 80 columns: names on the left, beside them what they mean.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App* app, std::string name) const override;
  std::string make_description(const CLI::App* app) const override;
  std::string make_footer(const CLI::App* app) const override;
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override;
  std::string make_subcommand(const CLI::App* sub) const override;
  std::string make_group(std::string group, bool is_positional, std::vector<const CLI::Option*> options) const override;
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
};

/// `text` in lines of at most `width` terminal cells, broken at spaces where they are longer; what follows on such a
/// line begins with `indent` spaces. Lines that begin with a space stay as they are.
std::string wrapped(const std::string& text, std::size_t width, std::size_t indent = 0);

/// What stands for the value of an option: `DIR`, `json|github`, `1..10000`; nothing for a flag.
std::string value_name(const CLI::Option& option);

/// What is meant by it: its description, and its default where that says something.
std::string meaning(const CLI::Option& option);

}  // namespace lectern::cli
