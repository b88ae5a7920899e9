#include "unit/site/little_archive.h"

#include <fmt/format.h>

namespace lectern::site {
namespace {

archive::WriteUp write_up(const std::string& lesson, const std::string& language, const std::string& title) {
  archive::WriteUp out;
  out.language = language;
  out.title = title;
  out.source.file = fmt::format("{}/index.{}.md", lesson, language);
  out.source.path = "archive/" + out.source.file;
  out.body = {4, 4};
  return out;
}

archive::Lesson lesson(const std::string& course, const std::string& name, std::vector<archive::WriteUp> write_ups) {
  archive::Lesson out;
  out.name = out.slug = name;
  out.path = out.folder = course + "/" + name;
  out.write_ups = std::move(write_ups);
  return out;
}

archive::Asset asset(const std::string& path, std::uintmax_t bytes) {
  return {path, "/archive/" + path, bytes};
}

archive::Lesson risk_lesson() {
  archive::WriteUp zh = write_up("iaccr-2021/01-risk", "zh", "社区如何做好风险排查");
  zh.date = core::parse_date("2021-03-30 09:10");
  zh.guests = {{"俞祖成", "上海外国语大学副教授"}, {"刘飞", ""}};
  zh.tags = {"风险", "疫情防控"};
  zh.summary = "社区在公共危机中的角色。";
  zh.slides = {{"slides.pdf", "", {5, 1, 2}}};
  zh.videos = {{"https://video.example/1", "录像", {6, 1, 2}}};
  archive::WriteUp en = write_up("iaccr-2021/01-risk", "en", "How communities look for risks");
  en.date = zh.date;
  en.guests = {{"Yu Zucheng", "Associate professor"}, {"Liu Fei", ""}};
  en.tags = {"Risk", "Prevention"};
  archive::Lesson out = lesson("iaccr-2021", "01-risk", {zh, en});
  out.assets = {asset("notes.docx", 1440000), asset("photo.jpg", 250000), asset("slides.pdf", 980)};
  return out;
}

archive::Lesson last_lesson() {
  archive::WriteUp zh = write_up("iaccr-2021/03-end", "zh", "总结");
  zh.date = core::parse_date("2021-06-01");
  zh.guests = {{"俞祖成", "会长"}};
  archive::WriteUp en = write_up("iaccr-2021/03-end", "en", "Looking back");
  en.date = zh.date;
  en.guests = {{"Yu Zucheng", "President"}};
  return lesson("iaccr-2021", "03-end", {zh, en});
}

}  // namespace

archive::Archive little_archive() {
  archive::Archive out;
  out.root = "/archive";
  out.site.title.set("zh", "培训档案");
  out.site.title.set("en", "Training archive");
  out.site.languages = {"zh", "en"};
  out.site.base_url = "https://example.org/training/";
  out.site.time_zone = "Asia/Shanghai";

  archive::Course course;
  course.name = course.folder = course.slug = "iaccr-2021";
  course.title.set("zh", "国际培训班");
  course.title.set("en", "International course");
  course.assets = {asset("poster.png", 5)};
  archive::WriteUp volunteers = write_up("iaccr-2021/02-volunteers", "zh", "志愿者");
  volunteers.date = core::parse_date("2021-04-13");
  course.lessons = {risk_lesson(), lesson("iaccr-2021", "02-volunteers", {volunteers}), last_lesson()};
  out.courses.push_back(std::move(course));

  archive::Course handbook;
  handbook.name = handbook.folder = handbook.slug = "handbook";
  handbook.title = archive::LocalizedText("Handbook");
  handbook.lessons = {lesson("handbook", "01-first", {write_up("handbook/01-first", "en", "First site")})};
  out.courses.push_back(std::move(handbook));
  return out;
}

markdown::Document little_document() {
  markdown::Document out;
  out.html = "<p>Opening.</p>\n<h2 id=\"first\">First</h2>\n<p>One.</p>\n<h3 id=\"second\">Second</h3>\n<p>Two.</p>\n";
  out.sections = {{0, "", "", "Opening.", {}}, {2, "First", "first", "One.", {}}, {3, "Second", "second", "Two.", {}}};
  return out;
}

core::Result<void> MemorySink::write(std::string_view path, std::string_view bytes) {
  const std::lock_guard lock(mutex);
  files[std::string(path)] = bytes;
  return {};
}

core::Result<void> MemorySink::copy(std::string_view path, const std::filesystem::path& source) {
  copies[std::string(path)] = source.generic_string();
  return {};
}

core::Result<void> MemorySink::reuse(std::string_view path, std::string_view) {
  return core::Error{core::Error::Code::NotFound, "nothing to reuse: " + std::string(path), {}};
}

std::string dump(const core::Diagnostics& problems) {
  static const std::map<core::Severity, std::string> kNames{
      {core::Severity::Note, "note"}, {core::Severity::Warning, "warning"}, {core::Severity::Error, "error"}};
  std::string out;
  for (const core::Diagnostic& problem : problems.all()) {
    out += fmt::format("{} {} {}: {} | {}\n", kNames.at(problem.severity), problem.code, problem.range.line,
                       problem.message, problem.hint);
  }
  return out;
}

}  // namespace lectern::site
