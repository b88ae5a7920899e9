#include "archive/inventory.h"

#include <algorithm>
#include <array>
#include <utility>

#include "archive/glossary.h"
#include "archive/problem.h"

namespace lectern::archive {
namespace {

constexpr const char* kWriteUpNames = "write-ups are named index.zh.md, index.en.md, or index.md for both languages";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_markdown(const File& file) {
  const std::string name = lower(file.name);
  const auto ends_with = [&](std::string_view ending) {
    return name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
  };
  return ends_with(".md") || ends_with(".markdown");
}

bool has_markdown(const Folder& folder) {
  return std::any_of(folder.files.begin(), folder.files.end(), is_markdown);
}

bool has_write_ups(const Folder& folder) {
  return std::any_of(folder.files.begin(), folder.files.end(),
                     [](const File& file) { return write_up_tag(file.name).has_value(); });
}

bool is_course(const Folder& folder) {
  return folder.file("course.yml") != nullptr ||
         std::any_of(folder.folders.begin(), folder.folders.end(), has_write_ups);
}

bool has_files(const Folder& folder) {
  return !folder.files.empty() || std::any_of(folder.folders.begin(), folder.folders.end(), has_files);
}

/// For people who work on the archive, not for its readers.
bool is_about_the_archive(const File& file) {
  constexpr std::array<std::string_view, 4> kStems = {"readme", "license", "licence", "copying"};
  const std::string stem = lower(file.name.substr(0, file.name.find('.')));
  return std::find(kStems.begin(), kStems.end(), stem) != kStems.end();
}

class InventoryTaker {
 public:
  InventoryTaker(const ArchiveRoot& where, core::Diagnostics& problems) : where_(where), problems_(problems) {}

  std::vector<CourseFiles> take(const Folder& root, std::string_view theme) {
    std::vector<CourseFiles> courses;
    CourseFiles root_course{kRootCourse, "", std::nullopt, {}, {}};
    for (const File& file : root.files) take_root_file(file);
    for (const Folder& folder : root.folders) {
      if (folder.name == kTemplatesFolder) continue;
      if (is_course(folder)) {
        CourseFiles course = take_course(folder);
        if (!course.lessons.empty()) courses.push_back(std::move(course));
      } else if (has_write_ups(folder)) {
        root_course.lessons.push_back(take_lesson(folder));
      } else if (folder.name != "theme" && folder.name != theme) {
        report_empty_course(folder);
      }
    }
    if (!root_course.lessons.empty()) courses.push_back(std::move(root_course));
    return courses;
  }

 private:
  void take_root_file(const File& file) {
    if (file.name == "site.yml" || file.name == kGlossaryName) return;
    if (is_about_the_archive(file)) {
      report(problems_, problem::kFileSkipped, where_.shown(file.path),
             "this file is about the archive and stays in it");
    } else if (is_markdown(file)) {
      unpublished(file, "a write-up stands in a folder of its own: <course>/<lesson>/index.zh.md");
    } else {
      unpublished(file, hint_for_root(lower(file.name)));
    }
  }

  static const char* hint_for_root(std::string_view name) {
    if (name == "site.yaml") return "the settings of the site are named site.yml";
    if (name == "glossary.yaml") return "the glossary is named glossary.yml";
    return "put files that readers may fetch beside a write-up";
  }

  CourseFiles take_course(const Folder& folder) {
    CourseFiles out{folder.name, folder.path, std::nullopt, {}, {}};
    for (const File& file : folder.files) take_course_file(file, folder, out);
    for (const Folder& below : folder.folders) {
      if (has_write_ups(below)) {
        out.lessons.push_back(take_lesson(below));
      } else if (has_markdown(below) || !has_files(below)) {
        report_empty_lesson(below);
      } else {
        take_assets(below, folder, out.assets);
      }
    }
    if (out.lessons.empty()) report_empty_course(folder);
    return out;
  }

  void take_course_file(const File& file, const Folder& folder, CourseFiles& out) {
    if (file.name == "course.yml") {
      out.settings = file;
    } else if (is_markdown(file)) {
      unpublished(file, "a write-up stands in a folder of its own: <course>/<lesson>/index.zh.md");
    } else if (lower(file.name) == "course.yaml") {
      unpublished(file, "the settings of a course are named course.yml");
    } else {
      out.assets.push_back(asset(file, folder));
    }
  }

  LessonFiles take_lesson(const Folder& folder) {
    LessonFiles out{folder.name, folder.path, {}, {}};
    for (const File& file : folder.files) {
      if (auto tag = write_up_tag(file.name)) {
        out.write_ups.push_back({file, std::move(*tag)});
      } else if (is_markdown(file)) {
        unpublished(file, kWriteUpNames);
      } else {
        out.assets.push_back(asset(file, folder));
      }
    }
    for (const Folder& below : folder.folders) take_assets(below, folder, out.assets);
    return out;
  }

  /// Everything in `folder`, at whatever depth, as assets of `owner`.
  void take_assets(const Folder& folder, const Folder& owner, std::vector<Asset>& out) {
    for (const File& file : folder.files) {
      if (write_up_tag(file.name)) {
        unpublished(file, "write-ups stand two folders deep: <course>/<lesson>/index.zh.md");
      } else {
        out.push_back(asset(file, owner));
      }
    }
    for (const Folder& below : folder.folders) take_assets(below, owner, out);
  }

  Asset asset(const File& file, const Folder& owner) const {
    return {file.path.substr(owner.path.size() + 1), where_.location(file.path), file.bytes, file.stamp};
  }

  void unpublished(const File& file, std::string hint) {
    report(problems_, problem::kFileUnpublished, where_.shown(file.path), "nothing publishes this file",
           std::move(hint));
  }

  void report_empty_course(const Folder& folder) {
    report(problems_, problem::kCourseEmpty, where_.shown(folder.path),
           "there is no lesson in this folder, and nothing of it is published",
           "a lesson is a folder in it with a write-up: <lesson>/index.zh.md");
  }

  void report_empty_lesson(const Folder& folder) {
    report(problems_, problem::kLessonEmpty, where_.shown(folder.path),
           "there is no write-up in this folder, and nothing of it is published", kWriteUpNames);
  }

  const ArchiveRoot& where_;
  core::Diagnostics& problems_;
};

void collect_tags(const Folder& folder, bool is_root, std::vector<std::string>& out) {
  for (const File& file : folder.files) {
    auto tag = write_up_tag(file.name);
    if (tag && !tag->empty()) out.push_back(std::move(*tag));
  }
  for (const Folder& below : folder.folders) {
    if (!is_root || below.name != kTemplatesFolder) collect_tags(below, false, out);
  }
}

}  // namespace

std::optional<std::string> write_up_tag(std::string_view name) {
  constexpr std::string_view kBegin = "index.";
  constexpr std::string_view kEnd = ".md";
  if (name == "index.md") return std::string();
  const bool matches = name.size() > kBegin.size() + kEnd.size() && name.substr(0, kBegin.size()) == kBegin &&
                       name.substr(name.size() - kEnd.size()) == kEnd;
  if (!matches) return std::nullopt;
  return std::string(name.substr(kBegin.size(), name.size() - kBegin.size() - kEnd.size()));
}

std::vector<std::string> write_up_tags(const Folder& root) {
  std::vector<std::string> out;
  collect_tags(root, true, out);
  return out;
}

std::vector<CourseFiles> take_inventory(const Folder& root, const ArchiveRoot& where, std::string_view theme,
                                        core::Diagnostics& problems) {
  return InventoryTaker(where, problems).take(root, theme);
}

}  // namespace lectern::archive
