#include "importer/lesson_place.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// Whether `part` stands in `text` as a word; Chinese, which has no spaces, anywhere.
bool says(std::string_view text, std::string_view part) {
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    const bool begins = at == 0 || !is_word(text[at - 1]) || !is_word(part.front());
    const std::size_t end = at + part.size();
    if (begins && (end == text.size() || !is_word(text[end]) || !is_word(part.back()))) return true;
  }
  return false;
}

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  return out;
}

/// Which parts of a folder's name `about` says: of `iaccr-2021` for example `iaccr`.
std::vector<std::string> parts_said(const std::string& name, const std::string& about) {
  constexpr std::size_t kShortest = 3;  // bytes: one Chinese character, no article
  std::vector<std::string> parts;
  const std::string text = in_lower_case(about), lower = in_lower_case(name);
  for (std::size_t begin = 0; begin <= lower.size();) {
    const std::size_t end = std::min(lower.find_first_of("-_. ", begin), lower.size());
    std::string part = lower.substr(begin, end - begin);
    if (part.size() >= kShortest && says(text, part)) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

struct Guess {
  const archive::Folder* course = nullptr;  ///< none when several say as much
  std::string reason;
};

Guess likeliest(const std::vector<const archive::Folder*>& courses, const std::string& about) {
  Guess best;
  std::size_t most = 0;
  for (const archive::Folder* course : courses) {
    const std::vector<std::string> parts = parts_said(course->name, about);
    if (parts.size() < most || parts.empty()) continue;
    const bool is_alone = parts.size() > most;
    most = parts.size();
    best = {is_alone ? course : nullptr, fmt::format("the course {}, because the post says {}; --course names another",
                                                     course->name, fmt::join(parts, ", "))};
  }
  return best;
}

/// The archive itself, whose lessons belong to no course.
LessonPlace root_place(const core::FileSystem& files, const archive::ArchiveRoot& root, const archive::Folder& listed,
                       core::Diagnostics& problems) {
  std::vector<std::string> names;
  for (const archive::Folder& folder : listed.folders) {
    if (holds_write_ups(folder)) names.push_back(folder.name);
  }
  return {root.location(""), root.shown(""), std::move(names), languages_of(files, root, listed, problems),
          "no course, as the archive has none: the lesson stands in the archive itself"};
}

core::Error no_course(const std::string& archive, const std::vector<const archive::Folder*>& courses,
                      const std::string& name) {
  if (courses.empty()) {
    return {core::Error::Code::NotFound, fmt::format("{} has no course yet", archive),
            fmt::format("make it first: lectern new course {}", name)};
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
                                     const std::string& name, const std::string& about, core::Diagnostics& problems) {
  const archive::ArchiveRoot root(archive);
  core::Diagnostics not_ours;  // the build says what is wrong with the rest of the archive
  const auto listed = archive::list_archive(files, root, not_ours);
  if (!listed) return listed.error();
  std::vector<const archive::Folder*> courses;
  for (const archive::Folder& folder : listed->folders) {
    if (is_course(folder)) courses.push_back(&folder);
  }
  if (name.empty() && courses.empty()) return root_place(files, root, *listed, problems);
  Guess chosen;
  if (name.empty()) chosen = courses.size() == 1 ? Guess{courses.front(), {}} : likeliest(courses, about);
  for (const archive::Folder* course : courses) {
    if (!name.empty() && course->name == name) chosen.course = course;
  }
  if (chosen.course == nullptr) return no_course(archive.string(), courses, name);
  return LessonPlace{root.location(chosen.course->path), root.shown(chosen.course->path), names_of(*chosen.course),
                     languages_of(files, root, *listed, problems), std::move(chosen.reason)};
}

std::string next_folder(LessonPlace& place, const std::optional<core::Date>& date, const std::string& name) {
  const core::Date day = date.value_or(core::Date{1970, 1, 1, {}, {}});
  std::string folder = scaffold::next_prefix(place.names, day, "01-").text + name;
  place.names.push_back(folder);
  return folder;
}

}  // namespace lectern::importer
