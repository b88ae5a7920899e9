#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/problem_list.h"
#include "cli/report.h"
#include "cli/share_folder.h"
#include "cli/status_table.h"
#include "cli/terminal.h"
#include "pipeline/check.h"

namespace lectern::cli {
namespace {

struct Options {
  std::string archive = "archive";
  std::string format = "text";
  bool json = false;
  bool strict = false;
  bool status = false;
  bool pairs = false;
  bool external = false;
  bool external_private = false;
  unsigned external_seconds = 300;
};

pipeline::CheckOptions check_options(const Options& options) {
  pipeline::CheckOptions out{options.archive, share_folder(), options.strict, {}, options.pairs};
  if (!options.external) return out;
  out.external.emplace();
  out.external->total = std::chrono::seconds(options.external_seconds);
  out.external->private_hosts = options.external_private;
  return out;
}

void print_summary(const pipeline::BuildReport& report) {
  fmt::print("{}\n{}\n", describe_archive(report), count_problems(report.problems, report.silenced));
}

void print(const Options& options, const pipeline::CheckReport& report) {
  if (options.format == "json") {
    fmt::print("{}", options.status ? lessons_json(clean(options.archive), report)
                                    : problems_json(clean(options.archive), report));
    return;
  }
  if (options.status) {
    fmt::print("{}\n", status_table(report));
  } else if (options.format == "github") {
    for (const core::Diagnostic& problem : report.found.problems.all()) fmt::print("{}", github_annotation(problem));
  } else {
    print_diagnostics(report.found.problems, stdout);
  }
  print_summary(report.found);
}

int run(const Options& options) {
  ProgressBar bar;
  const auto report = pipeline::check(check_options(options), [&](const char* stage, std::size_t done,
                                                                  std::size_t total) { bar.show(stage, done, total); });
  bar.clear();
  if (!report) {
    print_error(report.error());
    return status_of(report.error());
  }
  print(options, *report);
  return report->found.stopped ? kArchiveProblems : kDone;
}

void add_external(CLI::App& command, Options& options) {
  auto* external = command.add_flag("--external", options.external, "Ask other hosts whether what is linked is there");
  command.add_option("--external-seconds", options.external_seconds, "How long that may take in all")
      ->type_name("N")
      ->check(CLI::Range(1U, 86400U))
      ->needs(external)
      ->capture_default_str();
  command
      .add_flag("--external-private", options.external_private, "Ask also hosts of private networks and this computer")
      ->needs(external);
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("check", "Say everything that is worth mending in an archive; writes nothing");
  auto options = std::make_shared<Options>();
  command->add_option("ARCHIVE", options->archive, "The folder with the courses")
      ->type_name("DIR")
      ->capture_default_str();
  command->add_flag("--strict", options->strict, "Fail on warnings as on errors");
  auto* format = command->add_option("--format", options->format, "text, json, or github for annotations of a workflow")
                     ->check(CLI::IsMember({"text", "json", "github"}))
                     ->type_name("FORM")
                     ->capture_default_str();
  command->add_flag("--json", options->json, "The same as --format json")->excludes(format);
  command->add_flag("--status", options->status, "Show the archive as a table of lessons instead");
  command->add_flag("--pairs", options->pairs, "Name learned pairs of words that want a look");
  add_external(*command, *options);
  command->callback([options, &status] {
    if (options->json) options->format = "json";
    if (options->status && options->format == "github")
      throw CLI::ValidationError("--status", "a table has no annotations: use --format text or json");
    status = run(*options);
  });
}

}  // namespace lectern::cli
