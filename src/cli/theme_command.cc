#include <fmt/format.h>

#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/share_folder.h"
#include "cli/terminal.h"
#include "core/file_system.h"
#include "scaffold/scaffold.h"

namespace lectern::cli {
namespace {

/// The folder whose files lie over those of any theme.
constexpr const char* kOverrides = "theme";

struct Options {
  std::string archive = "archive";
  std::string name = kOverrides;
};

int fail(const core::Error& error) {
  print_error(error);
  return status_of(error);
}

int eject(const Options& options) {
  const auto planned =
      scaffold::plan_theme(options.archive, options.name, share_folder() / "themes/default", core::DiskFileSystem());
  if (!planned) return fail(planned.error());
  if (auto written = scaffold::write(*planned); !written) return fail(written.error());
  for (const scaffold::NewFile& file : planned->files)
    fmt::print("{}\n", printable(clean((planned->folder / file.path).generic_string())));
  if (options.name != kOverrides) fmt::print("to use it, write in site.yml: theme: {}\n", options.name);
  return kDone;
}

constexpr const char* kFooter =
    "Prints the files that it made. Remove those that you do not change: what a theme does not have is taken from the "
    "default one, and goes on with new versions of lectern. Nothing that exists is written over.";

}  // namespace

void add_theme(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("theme", "Begin a theme of your own");
  command->require_subcommand(1);
  auto* copy = command->add_subcommand("eject", "Copy the default theme into the archive, to change it there");
  copy->footer(kFooter);
  auto options = std::make_shared<Options>();
  copy->add_option("ARCHIVE", options->archive, "The folder with the courses")->type_name("DIR")->capture_default_str();
  copy->add_option("--name", options->name,
                   "The folder to make in it: theme lies over any theme, another name is a theme for site.yml")
      ->type_name("NAME")
      ->capture_default_str();
  copy->callback([options, &status] { status = eject(*options); });
}

}  // namespace lectern::cli
