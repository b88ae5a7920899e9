#include "cli/application.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/help_formatter.h"
#include "cli/terminal.h"
#include "core/suggestion.h"

namespace lectern::cli {
namespace {

constexpr const char* kDescription =
    "lectern publishes a training archive: a folder of bilingual lesson write-ups in Markdown becomes a static site "
    "that searches itself in the browser, in Chinese and English.\n"
    "\n"
    "  lectern build archive -o public    makes the site\n"
    "  lectern check archive              says what is wrong, writes nothing\n"
    "  lectern import post.html           makes a lesson of a post\n"
    "  lectern new lesson COURSE NAME     begins a lesson\n"
    "  lectern serve archive              shows the site while you write\n"
    "  lectern search 疫情防控            searches the last build\n";

constexpr const char* kFooter =
    "Exit status: 0 done, 1 problems in the archive, 2 wrong usage, 3 the operation failed (disk, permissions), "
    "130 interrupted (Ctrl-C), 143 terminated.\n"
    "Environment: NO_COLOR, when it is not empty, keeps colours out; they are for terminals only. LECTERN_CACHE_DIR "
    "names the folder for indexes and previews instead of ~/.cache/lectern.";

/// The command that the arguments had named when something was wrong with them: the application, or one below it.
const CLI::App& innermost(const CLI::App& app) {
  const std::vector<CLI::App*> named = app.get_subcommands();
  return named.empty() ? app : innermost(*named.back());
}

/// `lectern new lesson`.
std::string full_name(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  return parent == nullptr ? app.get_name() : full_name(*parent) + " " + app.get_name();
}

/// What could stand where `word` stands: options, or commands.
std::vector<std::string> choices(const CLI::App& app, std::string_view word) {
  std::vector<std::string> out;
  if (!word.empty() && word.front() == '-') {
    for (const CLI::Option* option : app.get_options()) {
      for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
    }
  } else {
    for (const CLI::App* sub : app.get_subcommands({})) out.push_back(sub->get_name());
  }
  return out;
}

core::Error unknown(const CLI::App& app, const std::string& argument) {
  const std::string word = argument.substr(0, argument.find('='));
  const std::vector<std::string> known = choices(app, word);
  const std::string meant = core::nearest(word, std::vector<std::string_view>(known.begin(), known.end()));
  const bool option = word.front() == '-';
  const bool command = !option && !known.empty();
  return {core::Error::Code::InvalidUsage,
          command ? fmt::format("{} has no command \"{}\"", full_name(app), printable(clean(word)))
                  : fmt::format("{} takes no {} \"{}\"", full_name(app), option ? "option" : "further argument",
                                printable(clean(option ? word : argument))),
          meant.empty() ? fmt::format("{} --help", full_name(app)) : fmt::format("did you mean \"{}\"?", meant)};
}

core::Error wrong_usage(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& inner = innermost(app);
  for (const std::string& argument : app.remaining(true)) {
    if (!argument.empty() && argument != "--") return unknown(inner, argument);
  }
  return {core::Error::Code::InvalidUsage, printable(clean(error.what())), full_name(inner) + " --help"};
}

/// Whether the arguments stop where a command should follow, and nothing else is wrong with them.
bool lacks_command(const CLI::App& app) {
  return innermost(app).get_require_subcommand_min() > 0 && app.remaining(true).empty();
}

}  // namespace

std::unique_ptr<CLI::App> make_application(int& status) {
  auto app = std::make_unique<CLI::App>(kDescription, "lectern");
  app->formatter(std::make_shared<HelpFormatter>());
  app->set_help_flag("-h,--help", "Print this help");
  app->set_version_flag("--version", "lectern " LECTERN_VERSION, "Print the version");
  app->require_subcommand(1);
  add_build(*app, status);
  add_check(*app, status);
  add_glossary(*app, status);
  add_import(*app, status);
  add_new(*app, status);
  add_search(*app, status);
  add_serve(*app, status);
  add_theme(*app, status);
  app->footer(kFooter);  // now: commands would take it over
  return app;
}

int run_application(int argc, const char* const* argv) {
  int status = kDone;
  const auto app = make_application(status);
  try {
    app->parse(argc, argv);
  } catch (const CLI::Success& asked) {  // for help, or the version
    return app->exit(asked);
  } catch (const CLI::ParseError& error) {
    if (lacks_command(*app)) {
      fmt::print(stderr, "{}", app->help());
    } else {
      print_error(wrong_usage(*app, error));
    }
    return kWrongUsage;
  }
  return status;
}

}  // namespace lectern::cli
