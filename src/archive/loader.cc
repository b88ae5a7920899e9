#include "archive/loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "archive/course_settings.h"
#include "archive/dictionary.h"
#include "archive/folder.h"
#include "archive/folder_name.h"
#include "archive/glossary.h"
#include "archive/inventory.h"
#include "archive/languages.h"
#include "archive/lesson_reader.h"
#include "archive/order.h"
#include "archive/problem.h"
#include "archive/site_settings.h"
#include "archive/source_text.h"
#include "archive/write_up_reader.h"
#include "core/parallel.h"
#include "core/utf8.h"
#include "language/format.h"

namespace lectern::archive {
namespace {

/// Pages of the site that stand where courses stand.
constexpr std::array<std::string_view, 4> kReservedSlugs = {"assets", "guests", "search", "tags"};

/// The URLs below one folder of the site, and which folder of the archive has each.
class UrlSpace {
 public:
  UrlSpace(const ArchiveRoot& root, core::Diagnostics& problems) : root_(root), problems_(problems) {}

  /// Whether nobody had `slug` before; an Error on `folder` else.
  bool claim(const std::string& slug, const std::string& folder) {
    const auto [first, fresh] = folders_.emplace(slug, folder);
    if (fresh) return true;
    report(problems_, problem::kUrlClash, root_.shown(folder),
           fmt::format("this folder would have the same URL as {}: …/{}/", root_.shown(first->second), slug),
           "rename one of the two; capitals, spaces and punctuation do not count in a URL");
    return false;
  }

 private:
  const ArchiveRoot& root_;
  core::Diagnostics& problems_;
  std::map<std::string, std::string> folders_;
};

class Loader {
 public:
  Loader(const core::FileSystem& files, std::filesystem::path root, const BilingualSplitter& split,
         core::Memory& memory)
      : files_(files), root_(std::move(root)), split_(split), memory_(memory) {}

  core::Result<Archive> load() {
    auto listed = list_archive(files_, root_, problems_);
    if (!listed) return listed.error();
    const Site site = read_site_of(*listed);
    Archive out;
    out.root = root_.path();
    out.site = site.settings;
    if (const File* glossary = listed->file(kGlossaryName)) {
      if (const auto source = read(*glossary)) out.glossary = read_glossary(*source, site.languages, problems_);
    }
    if (site.dictionary) out.dictionary = take_dictionary(*listed, *site.dictionary);
    out.courses = read_courses(take_inventory(*listed, root_, site.settings.theme, problems_), site.languages);
    if (failure_) return *failure_;
    complete(out, site.languages);
    return out;
  }

  core::Diagnostics take_problems() {
    problems_.sort();
    return std::move(problems_);
  }

 private:
  std::optional<core::SourceFile> read(const File& file) {
    return read_text(files_, root_.location(file.path), root_.shown(file.path), file.bytes, problems_);
  }

  /// It is no file that the site publishes, wherever it stands.
  Dictionary take_dictionary(Folder& folder, const NamedFile& named) {
    const auto file = folder.take(std::filesystem::path(named.path).lexically_normal().generic_string());
    if (!file) {
      problems_.add({problem::kDictionaryMissing.severity, problem::kDictionaryMissing.code, root_.shown("site.yml"),
                     named.range, fmt::format("there is no file \"{}\" in the archive", named.path),
                     "put the dictionary into the archive and give its path from there, as in dictionary: cedict.txt",
                     named.source_line});
      return {};
    }
    const std::string shown = root_.shown(file->path);
    if (file->bytes > kMaxDictionaryBytes) {
      report(problems_, problem::kFileTooLarge, shown, "the dictionary is larger than 64 MiB",
             "is this a dictionary in the format of CC-CEDICT?");
      return {};
    }
    auto bytes = files_.read(root_.location(file->path));
    if (bytes) return read_dictionary(*std::move(bytes), shown, problems_);
    report(problems_, problem::kFileUnreadable, shown, bytes.error().message, bytes.error().hint);
    return {};
  }

  Site read_site_of(const Folder& folder) {
    std::vector<std::string> tags = write_up_tags(folder);
    std::transform(tags.begin(), tags.end(), tags.begin(), canonical_tag);
    const Languages found = Languages::found(in_default_order(std::move(tags)));
    const File* file = folder.file("site.yml");
    const auto source = file != nullptr ? read(*file) : std::nullopt;
    return source ? read_site(*source, found, problems_) : Site{{}, found};
  }

  std::vector<Course> read_courses(const std::vector<CourseFiles>& inventory, const Languages& languages) {
    std::vector<std::vector<std::optional<Lesson>>> lessons = read_lessons(inventory, languages);
    std::vector<Course> out;
    UrlSpace urls(root_, problems_);
    for (std::size_t i = 0; i < inventory.size(); ++i) {
      Course course = read_course(inventory[i], std::move(lessons[i]), languages);
      const bool addressable = check_course_slug(course) && urls.claim(course.slug, course.folder);
      if (addressable && !course.lessons.empty()) out.push_back(std::move(course));
    }
    put_in_order(
        out,
        [](const Course& course) {
          return course.start || course.lessons.empty() ? course.start : course.lessons.front().date();
        },
        [](const Course& course) { return std::string_view(course.name); });
    return out;
  }

  Course read_course(const CourseFiles& files, std::vector<std::optional<Lesson>> lessons, const Languages& languages) {
    Course out;
    out.name = files.name;
    out.folder = files.path;
    out.slug = language::slugify(files.name);
    const auto source = files.settings ? read(*files.settings) : std::nullopt;
    if (source) {
      CourseSettings settings = read_course_settings(*source, languages, problems_);
      out.title = std::move(settings.title);
      out.summary = std::move(settings.summary);
      out.start = settings.start;
      out.end = settings.end;
    }
    if (out.title.empty()) out.title = default_title(files);
    out.lessons = in_order(std::move(lessons));
    out.assets = files.assets;
    std::sort(out.assets.begin(), out.assets.end(), [](const Asset& a, const Asset& b) { return a.path < b.path; });
    return out;
  }

  static LocalizedText default_title(const CourseFiles& files) {
    if (!files.path.empty()) return LocalizedText(readable_title(files.name));
    LocalizedText title;
    title.set("zh", "课程");
    title.set("en", "Lessons");
    return title;
  }

  /// Every lesson of every course, at its place; nothing where no write-up is left.
  std::vector<std::vector<std::optional<Lesson>>> read_lessons(const std::vector<CourseFiles>& inventory,
                                                               const Languages& languages) {
    struct Task {
      const CourseFiles& course;
      const LessonFiles& files;
      std::optional<Lesson>& out;
      core::Diagnostics problems;
    };
    std::vector<std::vector<std::optional<Lesson>>> out;
    out.reserve(inventory.size());
    std::vector<Task> tasks;
    for (const CourseFiles& course : inventory) {
      out.emplace_back(course.lessons.size());
      for (std::size_t i = 0; i < course.lessons.size(); ++i)
        tasks.push_back({course, course.lessons[i], out.back()[i], {}});
    }
    const WriteUpReader write_ups(files_, root_, languages, split_, memory_);
    const auto read = [&](std::size_t i) -> core::Result<void> {
      Task& task = tasks[i];
      task.out = LessonReader(write_ups, root_, languages, task.problems).read(task.files, task.course.name);
      return {};
    };
    if (auto done = core::for_each_in_parallel(tasks.size(), read); !done) failure_ = done.error();
    for (Task& task : tasks) problems_.append(std::move(task.problems));
    return out;
  }

  std::vector<Lesson> in_order(std::vector<std::optional<Lesson>> lessons) {
    UrlSpace urls(root_, problems_);
    std::vector<Lesson> out;
    for (std::optional<Lesson>& lesson : lessons) {
      if (lesson && urls.claim(lesson->slug, lesson->folder)) out.push_back(*std::move(lesson));
    }
    put_in_order(
        out, [](const Lesson& lesson) { return lesson.date(); },
        [](const Lesson& lesson) { return std::string_view(lesson.name); });
    return out;
  }

  bool check_course_slug(const Course& course) {
    if (course.slug.empty()) {
      report(problems_, problem::kSlugEmpty, root_.shown(course.folder),
             "this folder's name has no letters or digits to make a URL of", "rename the folder");
      return false;
    }
    if (!is_reserved_slug(course.slug)) return true;
    report(problems_, problem::kNameReserved, root_.shown(course.folder),
           fmt::format("the site has a page of its own at …/{}/", course.slug), "rename the folder");
    return false;
  }

  /// What `site.yml` left open, and a word where there is nothing to publish.
  void complete(Archive& archive, const Languages& languages) {
    if (archive.site.title.empty()) archive.site.title = LocalizedText(root_title());
    if (archive.site.languages.empty()) archive.site.languages = used_languages(archive, languages);
    if (!archive.courses.empty() || problems_.has_errors()) return;
    const auto& all = problems_.all();
    const bool drafts = std::any_of(all.begin(), all.end(),
                                    [](const core::Diagnostic& each) { return each.code == problem::kDraft.code; });
    report(problems_, problem::kArchiveEmpty, root_.shown(""), "there is no write-up to publish",
           drafts ? "all are drafts; remove the line draft: true of one that is written"
                  : "a write-up is a file <course>/<lesson>/index.zh.md that begins with its title");
  }

  std::string root_title() const {
    const auto canonical = files_.canonical(root_.path());
    const std::string name = canonical ? canonical->filename().string() : std::string();
    return name.empty() || core::first_invalid_utf8(name) ? "Archive" : readable_title(name);
  }

  static std::vector<core::LanguageTag> used_languages(const Archive& archive, const Languages& languages) {
    std::set<core::LanguageTag> used;
    for (const Course& course : archive.courses) {
      for (const Lesson& lesson : course.lessons) {
        for (const WriteUp& write_up : lesson.write_ups) used.insert(write_up.language);
      }
    }
    std::vector<core::LanguageTag> out;
    std::copy_if(languages.tags().begin(), languages.tags().end(), std::back_inserter(out),
                 [&](const core::LanguageTag& tag) { return used.count(tag) > 0; });
    return out.empty() ? languages.tags() : out;
  }

  const core::FileSystem& files_;
  const ArchiveRoot root_;
  const BilingualSplitter& split_;
  core::Memory& memory_;
  core::Diagnostics problems_;
  std::optional<core::Error> failure_;  ///< an interruption
};

}  // namespace

bool is_reserved_slug(std::string_view slug) {
  return std::find(kReservedSlugs.begin(), kReservedSlugs.end(), slug) != kReservedSlugs.end();
}

core::Result<Archive> load(const core::FileSystem& files, const std::filesystem::path& root,
                           const BilingualSplitter& split, core::Memory& memory, core::Diagnostics& problems) {
  Loader loader(files, root, split, memory);
  core::Result<Archive> out = loader.load();
  problems.append(loader.take_problems());
  return out;
}

std::vector<WriteUp> load_file(const core::FileSystem& files, const Archive& archive, const std::string& file,
                               const BilingualSplitter& split, core::Diagnostics& problems) {
  const std::string name = std::filesystem::path(file).filename().string();
  const auto tag = write_up_tag(name);
  if (!tag) return {};
  const ArchiveRoot root(archive.root);
  const Languages languages = Languages::declared(archive.site.languages);
  core::NoMemory memory;
  return WriteUpReader(files, root, languages, split, memory).read({{name, file}, *tag}, problems);
}

}  // namespace lectern::archive
