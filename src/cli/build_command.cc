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
  std::string output;
  bool strict = false;
  bool offline = false;
  bool zip = false;
};

/// `course` for `course/` too: what is packed stands beside the folder.
std::string zip_of(const std::string& output) {
  return output.substr(0, output.find_last_not_of('/') + 1) + ".zip";
}

core::Result<pipeline::BuildReport> build(const Options& options) {
  ProgressBar bar;
  const auto show = [&](const char* stage, std::size_t done, std::size_t total) { bar.show(stage, done, total); };
  const pipeline::BuildOptions wanted{options.archive, options.output, share_folder(), options.strict};
  auto report = options.offline ? pipeline::build_offline(wanted, options.zip ? zip_of(options.output) : "", show)
                                : pipeline::build(wanted, show);
  bar.clear();
  return report;
}

int run(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  end_at_signals();
  const auto report = build(options);
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
  if (options.zip) fmt::print("packed into {}\n", zip_of(options.output));
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
      ->default_str("public, or offline with --offline");
  auto* offline = command->add_flag("--offline", options->offline,
                                    "Make a folder that is read and searched from a disk, without a host");
  command->add_flag("--zip", options->zip, "Pack that folder, too, into a file beside it")->needs(offline);
  command->add_flag("--strict", options->strict, "Stop at warnings as at errors");
  command->callback([options, &status] {
    if (options->output.empty()) options->output = options->offline ? "offline" : "public";
    status = run(*options);
  });
}

}  // namespace lectern::cli
