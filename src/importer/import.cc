#include "importer/import.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/interruption.h"
#include "importer/lesson_place.h"
#include "importer/lesson_writer.h"
#include "importer/source_reader.h"

namespace lectern::importer {
namespace {

core::Error no_text(const std::string& source) {
  return {core::Error::Code::InvalidUsage, fmt::format("{} holds no text that could be a lesson", source),
          "is it the page with the post? If its text is made by a script, copy it into a .txt file and import that"};
}

core::Result<std::string> file_name(const WriteUpDraft& write_up, const LessonPlace& place, const std::string& source) {
  const auto tag = place.languages.like(write_up.language);
  if (tag) return fmt::format("index.{}.md", *tag);
  return core::Error{
      core::Error::Code::InvalidUsage,
      fmt::format("{} has text in the language {}, which the archive does not use", source, write_up.language),
      fmt::format("add {} to `languages` in site.yml, or take that text out of the source", write_up.language)};
}

/// The lines of a Word document are those of a page that nobody has seen.
void forget_lines(Draft& draft) {
  for (Finding& finding : draft.findings) finding.line = 0;
  for (LeftOut& left : draft.left_out) left.line = 0;
}

/// A lesson that has no folder yet, and of its files those alone that came with the source.
core::Result<ImportedLesson> make_lesson(const std::string& path) {
  auto source = read_source(path);
  if (!source) return source.error();
  ImportedLesson lesson{source->shown, {}, std::move(source->content.files), make_draft(source->content.post)};
  if (lesson.draft.write_ups.empty()) return no_text(source->shown);
  if (source->kind == SourceKind::Docx) forget_lines(lesson.draft);
  return lesson;
}

/// What names of courses may be about: titles and year.
std::string subject_of(const std::vector<ImportedLesson>& lessons) {
  std::string out;
  for (const ImportedLesson& lesson : lessons) {
    for (const WriteUpDraft& write_up : lesson.draft.write_ups) out += write_up.title + '\n';
    if (lesson.draft.date) out += fmt::format("{}\n", lesson.draft.date->year);
  }
  return out;
}

core::Result<void> put_in(ImportedLesson& lesson, LessonPlace& place) {
  if (!place.guess.empty()) lesson.draft.findings.push_back({Finding::Certainty::Guessed, 0, place.guess});
  lesson.folder = next_folder(place, lesson.draft.date, lesson.draft.folder);
  std::vector<LessonFile> write_ups;
  for (const WriteUpDraft& write_up : lesson.draft.write_ups) {
    auto name = file_name(write_up, place, lesson.source);
    if (!name) return name.error();
    write_ups.push_back({*std::move(name), write_up.markdown});
  }
  lesson.files.insert(lesson.files.begin(), std::make_move_iterator(write_ups.begin()),
                      std::make_move_iterator(write_ups.end()));
  return {};
}

core::Result<void> write(const std::vector<ImportedLesson>& lessons, const LessonPlace& place) {
  LessonWriter writer(place.folder);
  for (const ImportedLesson& lesson : lessons) {
    if (auto added = writer.add(lesson.folder, lesson.files); !added) return added;
  }
  return writer.finish();
}

}  // namespace

core::Result<ImportReport> import_lessons(const ImportOptions& options) {
  if (std::count(options.sources.begin(), options.sources.end(), "-") > 1)
    return core::Error{core::Error::Code::InvalidUsage, "standard input can be read once only", "give - once"};
  ImportReport report;
  for (const std::string& path : options.sources) {
    if (auto going = core::check_interruption(); !going) return going.error();
    auto lesson = make_lesson(path);
    if (!lesson) return lesson.error();
    report.lessons.push_back(*std::move(lesson));
  }
  const core::DiskFileSystem disk;
  auto place = find_place(disk, options.archive, options.course, subject_of(report.lessons), report.problems);
  if (!place) return place.error();
  for (ImportedLesson& lesson : report.lessons) {
    if (auto put = put_in(lesson, *place); !put) return put.error();
  }
  if (!options.dry_run) {
    if (auto written = write(report.lessons, *place); !written) return written.error();
  }
  for (ImportedLesson& lesson : report.lessons) lesson.folder = fmt::format("{}/{}", place->shown, lesson.folder);
  return report;
}

}  // namespace lectern::importer
