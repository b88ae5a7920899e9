#include "cli/commands.h"
#include "cli/exit_status.h"

namespace {

constexpr const char* kDescription =
    "lectern publishes a training archive: a folder of bilingual lesson write-ups in Markdown becomes a static site\n"
    "that searches itself in the browser, in Chinese and English.\n"
    "\n"
    "  lectern build archive -o public    makes the site\n"
    "  lectern check archive              says what is wrong, writes nothing\n"
    "  lectern new lesson COURSE NAME     begins a lesson\n"
    "  lectern serve archive              shows the site while you write\n"
    "  lectern search 疫情防控            searches the last build\n";

constexpr const char* kFooter =
    "Exit status: 0 done, 1 problems in the archive, 2 wrong usage, 3 the operation failed (disk, permissions),\n"
    "130 interrupted (Ctrl-C), 143 terminated.\n"
    "`lectern COMMAND --help` explains a command.";

}  // namespace

int main(int argc, char** argv) {
  using namespace lectern::cli;
  CLI::App app(kDescription, "lectern");
  app.footer(kFooter);
  app.set_version_flag("--version", "lectern " LECTERN_VERSION);
  app.require_subcommand(1);
  int status = kDone;
  add_build(app, status);
  add_check(app, status);
  add_new(app, status);
  add_search(app, status);
  add_serve(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kWrongUsage;
  }
  return status;
}
