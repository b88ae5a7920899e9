#include <fmt/format.h>

#include <chrono>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/report.h"
#include "cli/share_folder.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "pipeline/build.h"

namespace lectern::cli {
namespace {

struct Options {
  std::string archive = "archive";
  std::string output = "public";
  bool strict = false;
};

int run(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  end_at_signals();
  ProgressBar bar;
  const auto report =
      pipeline::build({options.archive, options.output, share_folder(), options.strict},
                      [&](const char* stage, std::size_t done, std::size_t total) { bar.show(stage, done, total); });
  bar.clear();
  if (!report) {
    print_error(report.error());
    return status_of(report.error());
  }
  print_diagnostics(report->problems);
  if (report->stopped) {
    fmt::print(stderr, "{}; nothing was written\n", count_problems(report->problems, report->silenced));
    return kArchiveProblems;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  fmt::print("{}\n{} in {}, {} files, {:.1f} s\n", describe_archive(*report), count_of(report->pages, "page"),
             options.output, report->files, seconds.count());
  if (!report->problems.all().empty() || report->silenced > 0)
    fmt::print("{}\n", count_problems(report->problems, report->silenced));
  return kDone;
}

}  // namespace

void add_build(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("build", "Make the site of an archive, and the index that it is searched with");
  auto options = std::make_shared<Options>();
  command->add_option("ARCHIVE", options->archive, "The folder with the courses")
      ->type_name("DIR")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "The folder to publish into; it is replaced whole, or not at all")
      ->type_name("DIR")
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "Stop at warnings as at errors");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace lectern::cli
