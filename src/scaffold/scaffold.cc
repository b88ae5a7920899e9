#include "scaffold/scaffold.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "archive/folder_name.h"
#include "archive/inventory.h"
#include "archive/loader.h"
#include "archive/plain_text.h"
#include "archive/source_text.h"
#include "core/suggestion.h"
#include "core/utf8.h"
#include "language/format.h"
#include "scaffold/blueprint.h"
#include "scaffold/numbering.h"
#include "scaffold/surroundings.h"
#include "scaffold/template_text.h"

namespace lectern::scaffold {
namespace {

using archive::Folder;

core::Error wrong_usage(std::string message, std::string hint = {}) {
  return {core::Error::Code::InvalidUsage, std::move(message), std::move(hint)};
}

const Folder* find_folder(const Folder& parent, std::string_view name) {
  const auto found = std::find_if(parent.folders.begin(), parent.folders.end(),
                                  [&](const Folder& folder) { return folder.name == name; });
  return found == parent.folders.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(const Folder& parent) {
  std::vector<std::string> out;
  for (const Folder& folder : parent.folders) out.push_back(folder.name);
  return out;
}

bool may_be_course(const Folder& folder, const Surroundings& here) {
  if (folder.file("course.yml") != nullptr) return true;
  return folder.name != archive::kTemplatesFolder && folder.name != "theme" && folder.name != here.settings.theme &&
         std::none_of(folder.files.begin(), folder.files.end(),
                      [](const archive::File& file) { return archive::write_up_tag(file.name).has_value(); });
}

std::vector<std::string> courses_of(const Surroundings& here) {
  std::vector<std::string> out;
  for (const Folder& folder : here.folder.folders) {
    if (may_be_course(folder, here)) out.push_back(folder.name);
  }
  return out;
}

/// `spring` of `spring`, `spring/` and `archive/spring`.
std::string course_name(const std::string& course, const std::filesystem::path& archive) {
  std::filesystem::path path = std::filesystem::path(course).lexically_normal();
  const std::filesystem::path below = path.lexically_relative(archive.lexically_normal());
  if (path.has_parent_path() && !below.empty() && *below.begin() != "..") path = below;
  return path.has_filename() ? path.generic_string() : path.parent_path().generic_string();
}

core::Result<const Folder*> find_course(const std::string& course, const Surroundings& here) {
  const std::vector<std::string> courses = courses_of(here);
  const std::string name = course_name(course, here.root.path());
  if (std::find(courses.begin(), courses.end(), name) != courses.end()) return find_folder(here.folder, name);
  const std::vector<std::string_view> candidates(courses.begin(), courses.end());
  const std::string meant = core::nearest(name, candidates);
  return wrong_usage(
      fmt::format("there is no course {}", here.root.shown(name)),
      meant.empty() ? fmt::format("lectern new course {}", name) : fmt::format("did you mean \"{}\"?", meant));
}

/// What every request must be before anything is looked at.
core::Result<void> check_texts(const Request& request) {
  std::vector<std::string> texts = request.titles;
  texts.push_back(request.name);
  for (const std::string& text : texts) {
    if (core::first_invalid_utf8(text) || archive::first_control(text) ||
        text.find_first_of("\t\r\n") != std::string::npos) {
      return wrong_usage("a name or a title holds characters that cannot be shown");
    }
  }
  if (language::slugify(request.name).empty()) {
    return wrong_usage(fmt::format("\"{}\" has no letters or digits to name a folder after", request.name));
  }
  return {};
}

/// Two names of one slug would be one address.
core::Result<void> check_free(const Folder& parent, const std::string& name, const archive::ArchiveRoot& root) {
  for (const Folder& folder : parent.folders) {
    if (language::slugify(folder.name) == language::slugify(name)) {
      return wrong_usage(fmt::format("{} is there already", root.shown(folder.path)), "choose another name");
    }
  }
  return {};
}

/// The templates of one kind, `course` or `lesson`: the archive's, or those of the program.
class Templates {
 public:
  static core::Result<Templates> find(const std::string& kind, const Surroundings& here, const World& world) {
    const Folder* own = find_folder(here.folder, archive::kTemplatesFolder);
    const Folder* folder = own == nullptr ? nullptr : find_folder(*own, kind);
    if (folder != nullptr) return Templates(here.root, *folder);
    const archive::ArchiveRoot root(world.templates / kind);
    core::Diagnostics ignored;  // they come with the program
    auto listed = archive::list_archive(world.files, root, ignored);
    if (!listed) return listed.error();
    return Templates(root, *std::move(listed));
  }

  const Folder& folder() const { return folder_; }
  std::string shown() const { return root_.shown(folder_.path); }

  core::Result<std::vector<NewFile>> fill(const std::vector<Part>& parts, const Values& values, const World& world,
                                          core::Diagnostics& problems) const {
    std::vector<NewFile> out;
    for (const Part& part : parts) {
      auto bytes = part.text ? fill_text(part, values, world, problems) : world.files.read(location(part));
      if (!bytes) return bytes.error();
      out.push_back({part.path, *std::move(bytes), part.text});
    }
    return out;
  }

 private:
  Templates(archive::ArchiveRoot root, Folder folder) : root_(std::move(root)), folder_(std::move(folder)) {}

  std::filesystem::path location(const Part& part) const { return root_.location(part.from->path); }

  core::Result<std::string> fill_text(const Part& part, const Values& values, const World& world,
                                      core::Diagnostics& problems) const {
    const auto source =
        archive::read_text(world.files, location(part), root_.shown(part.from->path), part.from->bytes, problems);
    if (!source) return core::Error{core::Error::Code::ArchiveProblems, "nothing was made", "mend the template first"};
    Values own = values;
    if (part.language) {
      std::erase_if(own.titles, [&](const auto& title) { return title.first != *part.language; });
    }
    return fill_template(*source, own);
  }

  archive::ArchiveRoot root_;
  Folder folder_;
};

core::Result<Values> values_for(const Request& request, const Surroundings& here, const World& world, int number) {
  auto titles = titles_by_language(request.titles, archive::readable_title(request.name), here.settings.languages);
  if (!titles) return titles.error();
  return Values{*std::move(titles), core::iso_day(language::day_in(here.settings.time_zone, world.now)), number};
}

}  // namespace

core::Result<Scaffold> plan_course(const Request& request, const World& world, core::Diagnostics& problems) {
  if (auto usable = check_texts(request); !usable) return usable.error();
  const auto here = look_around(world.files, request.archive, problems);
  if (!here) return here.error();
  const Prefix prefix = next_prefix(courses_of(*here), language::day_in(here->settings.time_zone, world.now), "");
  const std::string name = prefix.text + language::slugify(request.name);
  if (archive::is_reserved_slug(name)) {
    return wrong_usage(fmt::format("the site has a page of its own at …/{}/", name), "choose another name");
  }
  if (auto free = check_free(here->folder, name, here->root); !free) return free.error();

  const auto templates = Templates::find("course", *here, world);
  if (!templates) return templates.error();
  if (templates->folder().file("course.yml") == nullptr) {
    return core::Error{core::Error::Code::ArchiveProblems, fmt::format("{} has no course.yml", templates->shown()), ""};
  }
  const auto values = values_for(request, *here, world, prefix.number);
  if (!values) return values.error();
  auto files = templates->fill(all_parts(templates->folder()), *values, world, problems);
  if (!files) return files.error();
  return Scaffold{here->root.location(name), *std::move(files)};
}

core::Result<Scaffold> plan_lesson(const std::string& course, const Request& request, const World& world,
                                   core::Diagnostics& problems) {
  if (auto usable = check_texts(request); !usable) return usable.error();
  const auto here = look_around(world.files, request.archive, problems);
  if (!here) return here.error();
  const auto found = find_course(course, *here);
  if (!found) return found.error();
  const Folder& parent = **found;
  const core::Date today = language::day_in(here->settings.time_zone, world.now);
  const Prefix prefix = next_prefix(names_of(parent), today, "01-");
  const std::string name = prefix.text + language::slugify(request.name);
  if (auto free = check_free(parent, name, here->root); !free) return free.error();

  const auto templates = Templates::find("lesson", *here, world);
  if (!templates) return templates.error();
  const std::vector<Part> parts = lesson_parts(templates->folder(), here->settings.languages);
  if (parts.empty()) {
    return core::Error{core::Error::Code::ArchiveProblems, fmt::format("{} has no write-up", templates->shown()),
                       "write-ups are named index.zh.md, index.en.md, or index.md for both languages"};
  }
  const auto values = values_for(request, *here, world, prefix.number);
  if (!values) return values.error();
  auto files = templates->fill(parts, *values, world, problems);
  if (!files) return files.error();
  return Scaffold{here->root.location(parent.path) / name, *std::move(files)};
}

}  // namespace lectern::scaffold
