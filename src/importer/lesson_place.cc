#include "importer/lesson_place.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "archive/folder.h"
#include "archive/inventory.h"
#include "archive/site_settings.h"
#include "archive/source_text.h"
#include "core/suggestion.h"
#include "scaffold/numbering.h"

namespace lectern::importer {
namespace {

bool holds_write_ups(const archive::Folder& folder) {
  return std::any_of(folder.files.begin(), folder.files.end(),
                     [](const archive::File& file) { return archive::write_up_tag(file.name).has_value(); });
}

bool is_course(const archive::Folder& folder) {
  if (folder.name == archive::kTemplatesFolder) return false;
  return folder.file("course.yml") != nullptr ||
         std::any_of(folder.folders.begin(), folder.folders.end(), holds_write_ups);
}

archive::Languages languages_of(const core::FileSystem& files, const archive::ArchiveRoot& root,
                                const archive::Folder& listed, core::Diagnostics& problems) {
  std::vector<std::string> tags = archive::write_up_tags(listed);
  std::transform(tags.begin(), tags.end(), tags.begin(), archive::canonical_tag);
  archive::Languages found = archive::Languages::found(archive::in_default_order(std::move(tags)));
  const archive::File* file = listed.file("site.yml");
  if (file == nullptr) return found;
  const auto source =
      archive::read_text(files, root.location(file->path), root.shown(file->path), file->bytes, problems);
  return source ? archive::read_site(*source, found, problems).languages : found;
}

std::vector<std::string> names_of(const archive::Folder& course) {
  std::vector<std::string> names;
  for (const archive::Folder& lesson : course.folders) names.push_back(lesson.name);
  return names;
}

std::string listed_names(const std::vector<const archive::Folder*>& courses) {
  std::string out;
  for (const archive::Folder* course : courses) out += (out.empty() ? "" : ", ") + course->name;
  return out;
}

core::Error no_course(const std::string& archive, const std::vector<const archive::Folder*>& courses,
                      const std::string& name) {
  if (courses.empty()) {
    return {core::Error::Code::NotFound, fmt::format("{} has no course yet", archive),
            "make one first: lectern new course NAME"};
  }
  if (name.empty()) {
    return {core::Error::Code::InvalidUsage, fmt::format("{} has several courses: {}", archive, listed_names(courses)),
            fmt::format("say which one the lesson belongs to: --course {}", courses.back()->name)};
  }
  std::vector<std::string_view> names;
  for (const archive::Folder* course : courses) names.push_back(course->name);
  const std::string near = core::nearest(name, names);
  return {core::Error::Code::NotFound,
          fmt::format("{} has no course {}; it has {}", archive, name, listed_names(courses)),
          near.empty() ? fmt::format("if it is a new one, make it first: lectern new course {}", name)
                       : fmt::format("did you mean {}?", near)};
}

}  // namespace

core::Result<LessonPlace> find_place(const core::FileSystem& files, const std::filesystem::path& archive,
                                     const std::string& name, core::Diagnostics& problems) {
  const archive::ArchiveRoot root(archive);
  core::Diagnostics not_ours;  // the build says what is wrong with the rest of the archive
  const auto listed = archive::list_archive(files, root, not_ours);
  if (!listed) return listed.error();
  std::vector<const archive::Folder*> courses;
  for (const archive::Folder& folder : listed->folders) {
    if (is_course(folder)) courses.push_back(&folder);
  }
  const archive::Folder* chosen = name.empty() && courses.size() == 1 ? courses.front() : nullptr;
  for (const archive::Folder* course : courses) {
    if (!name.empty() && course->name == name) chosen = course;
  }
  if (chosen == nullptr) return no_course(archive.string(), courses, name);
  return LessonPlace{root.location(chosen->path), root.shown(chosen->path), names_of(*chosen),
                     languages_of(files, root, *listed, problems)};
}

std::string next_folder(LessonPlace& place, const std::optional<core::Date>& date, const std::string& name) {
  const core::Date day = date.value_or(core::Date{1970, 1, 1, {}, {}});
  std::string folder = scaffold::next_prefix(place.names, day, "01-").text + name;
  place.names.push_back(folder);
  return folder;
}

}  // namespace lectern::importer
