#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "importer/import.h"

namespace lectern::cli {
namespace {

using importer::Finding;
using importer::ImportedLesson;

struct Options {
  std::vector<std::string> sources;
  std::string archive = "archive";
  std::string course;
  bool dry_run = false;
};

std::string place_of(const ImportedLesson& lesson, std::size_t line) {
  return line == 0 ? lesson.source : fmt::format("{}:{}", lesson.source, line);
}

void print_files(const ImportedLesson& lesson) {
  fmt::print("{}/\n", printable(lesson.folder));
  for (std::size_t i = 0; i < lesson.files.size(); ++i) {
    const bool write_up = i < lesson.draft.write_ups.size();
    fmt::print("  {}{}{}\n", printable(lesson.files[i].name), write_up ? "  " : "",
               write_up ? printable(lesson.draft.write_ups[i].title) : "");
  }
}

void print_findings(const ImportedLesson& lesson, Finding::Certainty certainty, std::string_view heading) {
  bool any = false;
  for (const Finding& finding : lesson.draft.findings) {
    if (finding.certainty != certainty) continue;
    if (!any) fmt::print("\n{}\n", heading);
    any = true;
    fmt::print("  {}: {}\n", printable(place_of(lesson, finding.line)), printable(finding.message));
  }
}

void print_left_out(const ImportedLesson& lesson) {
  if (lesson.draft.left_out.empty()) return;
  fmt::print("\nLeft out\n");
  for (const importer::LeftOut& left : lesson.draft.left_out) {
    fmt::print("  {}: {}: {}\n", printable(place_of(lesson, left.line)), printable(left.reason), printable(left.text));
  }
}

/// Text of many lines, as it would be written.
void print_write_ups(const ImportedLesson& lesson) {
  for (std::size_t i = 0; i < lesson.draft.write_ups.size(); ++i) {
    fmt::print("\n--- {}/{}\n", printable(lesson.folder), printable(lesson.files[i].name));
    const std::string_view text = lesson.files[i].bytes;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      fmt::print("{}\n", printable(text.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
}

void print_lesson(const ImportedLesson& lesson, bool dry_run) {
  print_files(lesson);
  print_findings(lesson, Finding::Certainty::Sure, "Sure");
  print_findings(lesson, Finding::Certainty::Guessed, "Guessed");
  print_findings(lesson, Finding::Certainty::Look, "Please look at");
  print_left_out(lesson);
  if (dry_run) print_write_ups(lesson);
  fmt::print("\n");
}

int run(const Options& options) {
  end_at_signals();
  const auto report = importer::import_lessons({options.sources, options.archive, options.course, options.dry_run});
  if (!report) {
    print_error(report.error());
    return status_of(report.error());
  }
  print_diagnostics(report->problems);
  for (const ImportedLesson& lesson : report->lessons) print_lesson(lesson, options.dry_run);
  if (options.dry_run) {
    fmt::print("Nothing was written, as --dry-run asks\n");
  } else {
    fmt::print("Read what was made, then run: lectern check {}\n", printable(clean(options.archive)));
  }
  return kDone;
}

constexpr const char* kFooter =
    "A source is a pasted text (.txt), a web page that a browser saved (.html), a Word document (.docx, by way of "
    "pandoc) or Markdown (.md); '-' reads standard input. Each becomes a lesson of its own, with a write-up in each "
    "language. Nothing that is there is changed: all lessons are made, or none.";

}  // namespace

void add_import(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("import", "Make lessons of posts: texts, web pages, Word documents");
  auto options = std::make_shared<Options>();
  command->add_option("SOURCE", options->sources, "Files with a post each, or '-'")->required();
  command->add_option("--archive", options->archive, "The archive that the lessons go into")
      ->type_name("DIR")
      ->capture_default_str();
  command
      ->add_option("--course", options->course,
                   "The folder of the course; not needed where there is only one, or the posts tell which")
      ->type_name("NAME");
  command->add_flag("--dry-run", options->dry_run, "Show what would be made, and write nothing");
  command->footer(kFooter);
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace lectern::cli
