#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/folder.h"
#include "core/diagnostic.h"

namespace lectern::archive {

/// The file of one write-up, or of a bilingual one.
struct WriteUpFile {
  File file;
  std::string tag;  ///< `zh` of `index.zh.md` as it is spelled; empty for `index.md`
};

struct LessonFiles {
  std::string name;
  std::string path;  ///< of the folder, from the archive's root
  std::vector<WriteUpFile> write_ups;
  std::vector<Asset> assets;
};

struct CourseFiles {
  std::string name;
  std::string path;              ///< of the folder; empty for the course of the lessons that stand in the root
  std::optional<File> settings;  ///< `course.yml`
  std::vector<LessonFiles> lessons;
  std::vector<Asset> assets;
};

/// The course that lessons in the root belong to.
inline constexpr const char* kRootCourse = "lessons";

/// A folder in the root with what new courses and lessons begin with; nothing of it is published.
inline constexpr const char* kTemplatesFolder = "_templates";

/// `zh` for `index.zh.md`, an empty text for `index.md`, nothing for other names.
std::optional<std::string> write_up_tag(std::string_view file_name);

/// Every tag in the name of a write-up, as spelled, wherever it stands but among the templates.
std::vector<std::string> write_up_tags(const Folder& root);

/// Tells what each file is for. Courses and lessons in the order of the folders, none of them empty. A file that is
/// for nothing, an empty course and an empty lesson carry a diagnostic; a folder of the theme is no empty course. What
/// stands among the templates is passed over.
std::vector<CourseFiles> take_inventory(const Folder& root, const ArchiveRoot& where, std::string_view theme,
                                        core::Diagnostics& problems);

}  // namespace lectern::archive
