#include <fmt/format.h>

#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/report.h"
#include "cli/share_folder.h"
#include "cli/terminal.h"
#include "pipeline/build.h"

namespace lectern::cli {
namespace {

struct Options {
  std::string archive = "archive";
  bool strict = false;
};

int run(const Options& options) {
  ProgressBar bar;
  const auto report =
      pipeline::check({options.archive, {}, share_folder(), options.strict},
                      [&](const char* stage, std::size_t done, std::size_t total) { bar.show(stage, done, total); });
  bar.clear();
  if (!report) {
    print_error(report.error());
    return status_of(report.error());
  }
  print_diagnostics(report->problems);
  fmt::print("{}\n{}\n", describe_archive(*report), count_problems(report->problems));
  return report->stopped ? kArchiveProblems : kDone;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("check", "Say everything that is wrong with an archive; writes nothing");
  auto options = std::make_shared<Options>();
  command->add_option("ARCHIVE", options->archive, "The folder with the courses")
      ->type_name("DIR")
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "Fail on warnings as on errors");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace lectern::cli
