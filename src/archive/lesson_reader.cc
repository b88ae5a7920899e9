#include "archive/lesson_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "archive/problem.h"
#include "language/format.h"

namespace lectern::archive {

std::optional<Lesson> LessonReader::read(const LessonFiles& files, const std::string& course) const {
  Lesson out;
  out.name = files.name;
  out.path = course + "/" + files.name;
  out.folder = files.path;
  out.slug = language::slugify(files.name);
  out.write_ups = read_write_ups(files);
  out.assets = files.assets;
  std::sort(out.assets.begin(), out.assets.end(), [](const Asset& a, const Asset& b) { return a.path < b.path; });
  check_dates(out.write_ups);
  if (out.slug.empty()) {
    report(problems_, problem::kSlugEmpty, root_.shown(files.path),
           "this folder's name has no letters or digits to make a URL of", "rename the folder");
    return std::nullopt;
  }
  if (out.write_ups.empty()) return std::nullopt;
  return out;
}

std::vector<WriteUp> LessonReader::read_write_ups(const LessonFiles& files) const {
  std::vector<WriteUp> out;
  std::map<core::LanguageTag, std::string> files_of_languages;
  for (const WriteUpFile& file : files.write_ups) {
    const auto [first, fresh] = files_of_languages.emplace(canonical_tag(file.tag), file.file.name);
    if (!fresh || (file.tag.empty() && files.write_ups.size() > 1)) {
      report(problems_, problem::kWriteUpTwice, root_.shown(file.file.path),
             fresh ? fmt::format("{} stands beside write-ups in single languages", file.file.name)
                   : fmt::format("{} is in the same language as {}", file.file.name, first->second),
             "keep either one bilingual index.md, or one file for each language");
      continue;
    }
    std::vector<WriteUp> read = write_ups_.read(file, problems_);
    std::move(read.begin(), read.end(), std::back_inserter(out));
  }
  const auto place = [&](const WriteUp& write_up) {
    return std::find(languages_.tags().begin(), languages_.tags().end(), write_up.language);
  };
  std::stable_sort(out.begin(), out.end(), [&](const WriteUp& a, const WriteUp& b) { return place(a) < place(b); });
  return out;
}

void LessonReader::check_dates(const std::vector<WriteUp>& write_ups) const {
  const WriteUp* first = nullptr;
  for (const WriteUp& write_up : write_ups) {
    if (!write_up.date) continue;
    if (first == nullptr) first = &write_up;
    if (core::iso_day(*write_up.date) == core::iso_day(*first->date)) continue;
    report(problems_, problem::kDatesDiffer, write_up.source.path,
           fmt::format("the date is {} here and {} in {}", core::iso_day(*write_up.date), core::iso_day(*first->date),
                       std::filesystem::path(first->source.path).filename().string()),
           fmt::format("{} counts; give all write-ups of the lesson the date on which it was held",
                       core::iso_day(*first->date)));
  }
}

}  // namespace lectern::archive
