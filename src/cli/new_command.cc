#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/share_folder.h"
#include "cli/terminal.h"
#include "core/file_system.h"
#include "scaffold/scaffold.h"

namespace lectern::cli {
namespace {

struct Options {
  std::string archive = "archive";
  std::string course;  // empty makes a course
  std::vector<std::string> words;
  std::vector<std::string> titles;
};

core::Result<scaffold::Scaffold> plan(const Options& options, core::Diagnostics& problems) {
  const core::DiskFileSystem files;
  const scaffold::Request request{options.archive, fmt::format("{}", fmt::join(options.words, " ")), options.titles};
  const scaffold::World world{files, share_folder() / "templates", std::chrono::system_clock::now()};
  if (options.course.empty()) return scaffold::plan_course(request, world, problems);
  return scaffold::plan_lesson(options.course, request, world, problems);
}

int fail(const core::Error& error) {
  print_error(error);
  return status_of(error);
}

int run(const Options& options) {
  core::Diagnostics problems;
  const auto planned = plan(options, problems);
  print_diagnostics(problems);
  if (!planned) return fail(planned.error());
  if (auto written = scaffold::write(*planned); !written) return fail(written.error());
  for (const scaffold::NewFile& file : planned->files) {
    if (file.text) fmt::print("{}\n", printable(clean((planned->folder / file.path).generic_string())));
  }
  return kDone;
}

void add_common(CLI::App& command, Options& options) {
  command.add_option("NAME", options.words, "What it is about, in a few words: its folder is named after it")
      ->required();
  command.add_option("--title", options.titles, "A title in one language, zh=欢迎; without it the title is NAME")
      ->type_name("LANG=TITLE")
      ->allow_extra_args(false);
  command.add_option("--archive", options.archive, "The folder with the courses")
      ->type_name("DIR")
      ->capture_default_str();
}

void add_new_course(CLI::App& parent, int& status) {
  auto* command = parent.add_subcommand("course", "Begin a course: a folder with its course.yml");
  auto options = std::make_shared<Options>();
  add_common(*command, *options);
  command->callback([options, &status] { status = run(*options); });
}

void add_new_lesson(CLI::App& parent, int& status) {
  auto* command = parent.add_subcommand("lesson", "Begin a lesson: a numbered folder with a write-up in each language");
  auto options = std::make_shared<Options>();
  command->add_option("COURSE", options->course, "The folder of its course")->required()->type_name("DIR");
  add_common(*command, *options);
  command->callback([options, &status] { status = run(*options); });
}

constexpr const char* kFooter =
    "Prints the files to edit. They are made of the archive's templates, _templates/course/ and _templates/lesson/, or "
    "of lectern's own. Nothing that exists is written over.";

}  // namespace

void add_new(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("new", "Begin a course or a lesson, from templates");
  command->require_subcommand(1);
  command->footer(kFooter);
  add_new_course(*command, status);
  add_new_lesson(*command, status);
}

}  // namespace lectern::cli
