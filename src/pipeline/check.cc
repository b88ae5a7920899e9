#include "pipeline/check.h"

#include <array>
#include <chrono>
#include <string_view>
#include <utility>
#include <variant>

#include "archive/folder.h"
#include "archive/glossary.h"
#include "check/check.h"
#include "core/file_system.h"
#include "core/memory.h"
#include "external/links.h"
#include "history/change_times.h"
#include "history/translation_age.h"
#include "pipeline/check_stage.h"
#include "pipeline/learned_pairs.h"
#include "pipeline/program.h"
#include "pipeline/site_build.h"
#include "pipeline/sources.h"
#include "pipeline/translator.h"
#include "site/links.h"

namespace lectern::pipeline {
namespace {

/// Whether git could be asked; says so where it is worth knowing.
bool check_history(const archive::Archive& archive, core::Diagnostics& problems) {
  const auto history = history::read_history(archive.root);
  if (!history) {
    history::report_unreadable(archive, history.error(), problems);
    return false;
  }
  if (const auto* times = std::get_if<history::ChangeTimes>(&*history)) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    history::report_older_translations(archive, *times, std::chrono::duration_cast<std::chrono::seconds>(now).count(),
                                       problems);
    return true;
  }
  if (std::get<history::NoHistory>(*history) == history::NoHistory::Shallow) history::report_shallow(archive, problems);
  return false;
}

core::Result<void> check_links(const std::vector<external::Link>& links, const external::VisitBounds& bounds,
                               const Progress& progress, core::Diagnostics& problems) {
  const std::vector<std::string> addresses = external::addresses_of(links);
  const auto answers = external::visit(
      addresses, bounds, [&](std::size_t done) { progress("visiting other hosts", done, addresses.size()); });
  if (!answers) return answers.error();
  external::report(links, *answers, problems);
  return {};
}

/// Names the pairs of words that the search uses, and that only somebody who knows both languages can judge.
core::Result<void> check_pairs(const LearningSource& source, core::Diagnostics& problems) {
  const auto pairs = learned_pairs(source);
  if (!pairs) return pairs.error();
  const std::string glossary = archive::ArchiveRoot(source.archive.root).shown(std::string(archive::kGlossaryName));
  for (const LearnedPair& pair : *pairs) {
    if (pair.sure) continue;
    problems.add({core::Severity::Note,
                  "pair-doubtful",
                  glossary,
                  {},
                  "\"" + pair.asked + "\" finds lessons that have \"" + pair.written + "\", as far as others tell",
                  "if it should not, or a longer word is meant, give the right one: - " + pair.written_language +
                      ": …, " + pair.asked_language + ": " + pair.asked,
                  {}});
  }
  return {};
}

LessonStatus status_of(const archive::Archive& archive, const archive::Course& course, const archive::Lesson& lesson) {
  LessonStatus out;
  out.course = course.name;
  out.lesson = lesson.name;
  out.course_title = course.title.in(archive.site.languages.front());
  out.title = lesson.write_ups.front().title;
  for (const archive::WriteUp& write_up : lesson.write_ups) out.write_ups[write_up.language] = write_up.source.file;
  out.date = lesson.date();
  return out;
}

void count(core::Severity severity, LessonStatus& lesson) {
  switch (severity) {
    case core::Severity::Error:
      ++lesson.errors;
      return;
    case core::Severity::Warning:
      ++lesson.warnings;
      return;
    case core::Severity::Note:
      ++lesson.notes;
  }
}

std::vector<LessonStatus> statuses(const archive::Archive& archive, const core::Diagnostics& problems) {
  std::vector<LessonStatus> out;
  std::map<std::string, std::size_t, std::less<>> place_of;  // by folder, as diagnostics name it
  const archive::ArchiveRoot root(archive.root);
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      place_of[root.shown(lesson.folder)] = out.size();
      out.push_back(status_of(archive, course, lesson));
    }
  }
  for (const core::Diagnostic& problem : problems.all()) {
    // A file of a lesson, at any depth in its folder.
    for (std::string_view folder = problem.file; !folder.empty();) {
      if (const auto found = place_of.find(folder); found != place_of.end()) {
        count(problem.severity, out[found->second]);
        break;
      }
      const std::size_t slash = folder.rfind('/');
      folder = folder.substr(0, slash == std::string_view::npos ? 0 : slash);
    }
  }
  return out;
}

}  // namespace

core::Result<CheckReport> check(const CheckOptions& options, const Progress& progress) {
  core::Diagnostics problems;
  core::NoMemory memory;
  const core::DiskFileSystem files;
  auto sources = read_sources(files, {options.archive, {}, options.share, options.strict}, memory, problems);
  if (!sources) return sources.error();
  const archive::Archive& archive = sources->archive;
  const site::LinkMap links(archive);
  const auto pictures = PictureSizes::read(archive, memory);
  if (!pictures) return pictures.error();
  const WriteUpParser parser(files, archive, links, *pictures, memory);
  auto checked = check_texts(archive, parser, progress);
  if (!checked) return checked.error();
  problems.append(std::move(checked->problems));
  check::check_archive(archive, problems);
  const bool history_known = check_history(archive, problems);
  if (options.pairs) {
    const core::Fingerprint program = program_fingerprint();
    if (auto done = check_pairs({files, archive, *pictures, program, memory, progress}, problems); !done)
      return done.error();
  }
  if (options.external) {
    if (auto visited = check_links(checked->links, *options.external, progress, problems); !visited)
      return visited.error();
  }
  const auto judged = [&](std::string_view code) {
    if (code == "translation-older") return history_known;
    if (code == "pair-doubtful") return options.pairs;
    return options.external.has_value() || code.substr(0, 9) != "external-";
  };
  CheckReport out;
  out.found = describe(archive, std::move(problems), options.strict, judged);
  out.languages = archive.site.languages;
  out.lessons = statuses(archive, out.found.problems);
  return out;
}

}  // namespace lectern::pipeline
