#include "pipeline/session.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "pipeline/silencing.h"
#include "pipeline/site_build.h"
#include "pipeline/write_ups.h"
#include "site/urls.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

struct Found {
  archive::Course* course = nullptr;
  archive::Lesson* lesson = nullptr;
};

/// The lesson that a file holds write-ups of.
Found find_lesson(archive::Archive& archive, const fs::path& file) {
  for (archive::Course& course : archive.courses) {
    for (archive::Lesson& lesson : course.lessons) {
      for (const archive::WriteUp& write_up : lesson.write_ups) {
        if (write_up.source.path == file.generic_string()) return {&course, &lesson};
      }
    }
  }
  return {};
}

archive::WriteUp* same_in(archive::Lesson& lesson, const archive::WriteUp& wanted) {
  const auto found = std::find_if(lesson.write_ups.begin(), lesson.write_ups.end(), [&](const auto& write_up) {
    return write_up.language == wanted.language && write_up.source.path == wanted.source.path;
  });
  return found == lesson.write_ups.end() ? nullptr : &*found;
}

}  // namespace

Session::Session(BuildOptions options) : options_(std::move(options)) {}
Session::~Session() = default;

std::optional<Session::Glimpse> Session::glimpse(const std::set<fs::path>& changed) {
  if (!made_) return std::nullopt;
  Glimpse out;
  for (const core::Diagnostic& problem : problems_.all()) {
    if (!changed.contains(problem.file)) out.problems.add(problem);
  }
  for (const fs::path& path : changed) {
    if (!add_file(path, out)) return std::nullopt;
  }
  Silencing(made_->sources.archive).apply(out.problems);
  out.problems.sort();
  if (out.problems.has_errors()) out.pages.clear();
  return out;
}

bool Session::add_file(const fs::path& path, Glimpse& glimpse) {
  archive::Archive& archive = made_->sources.archive;
  const Found place = find_lesson(archive, path);
  if (place.lesson == nullptr) return false;
  const core::DiskFileSystem files;
  const std::string file = place.lesson->folder + '/' + path.filename().string();
  for (archive::WriteUp& fresh : archive::load_file(files, archive, file, split, glimpse.problems)) {
    archive::WriteUp* write_up = same_in(*place.lesson, fresh);
    if (write_up == nullptr) return false;
    *write_up = std::move(fresh);
    core::NoMemory memory;
    const WriteUpParser parser(files, archive, made_->renderer->links(), made_->pictures, memory);
    auto parsed = parser.parse({*place.course, *place.lesson, *write_up});
    if (!parsed) return false;
    glimpse.problems.append(std::move(parsed->facts.problems));
    auto page = made_->renderer->lesson_page(*place.course, *place.lesson, *write_up, parsed->document);
    if (!page) return false;
    glimpse.pages[site::file_of(site::lesson_url(write_up->language, *place.course, *place.lesson))] = *std::move(page);
  }
  return true;
}

core::Result<BuildReport> Session::build(const Progress& progress) {
  auto report = pipeline::build(options_, progress, made_);
  if (report) problems_ = report->problems;
  return report;
}

}  // namespace lectern::pipeline
