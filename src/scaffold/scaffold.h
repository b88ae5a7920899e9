#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/result.h"

namespace lectern::scaffold {

/// What somebody asks for.
struct Request {
  std::filesystem::path archive;
  std::string name;                 ///< what it is about: its folder is named after it, and so is it without `titles`
  std::vector<std::string> titles;  ///< `zh=欢迎`, each for a language of the site
};

/// Where things stand, and what time it is.
struct World {
  const core::FileSystem& files;
  std::filesystem::path templates;  ///< those of the program, for archives that have none of their own
  std::chrono::system_clock::time_point now;
};

struct NewFile {
  std::string path;  ///< from the new folder, '/' between parts
  std::string bytes;
  bool text = false;  ///< to be written on by a person
};

/// A folder that is to be.
struct Scaffold {
  std::filesystem::path folder;  ///< with the archive in front, as it was given
  std::vector<NewFile> files;    ///< by path; at least one
};

/// Plans a course: the files of `_templates/course/` of the archive, else those of the program.
///
/// Both read, and write nothing. They fail when the name is of no use or taken, a title is in no language of the site,
/// the archive cannot be read, or its settings or templates have errors; these are in `problems`.
core::Result<Scaffold> plan_course(const Request& request, const World& world, core::Diagnostics& problems);

/// Plans a lesson of `course`, the name of a folder of the archive or a path to it: the files of `_templates/lesson/`.
///
/// A template is a lesson. Its write-ups in languages that the site does not have are left out; a language that it has
/// no write-up for gets the nearest one, unless the template has one for all, an `index.md`. The lesson's folder goes
/// on with the numbers of the course's, and its date is today in the time zone of the site.
core::Result<Scaffold> plan_lesson(const std::string& course, const Request& request, const World& world,
                                   core::Diagnostics& problems);

/// Plans a theme of the archive's own: a copy of the one in the folder `from`, in the folder `name` of the archive.
/// Fails when the name is no name of a theme, or taken, or the archive cannot be read.
core::Result<Scaffold> plan_theme(const std::filesystem::path& archive, const std::string& name,
                                  const std::filesystem::path& from, const core::FileSystem& files);

/// Makes the folder with all its files, or nothing. Nothing that exists is written over.
core::Result<void> write(const Scaffold& scaffold);

}  // namespace lectern::scaffold
