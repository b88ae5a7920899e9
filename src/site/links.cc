#include "site/links.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/suggestion.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

using core::Severity;

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string joined(const std::vector<std::string>& parts, std::size_t first = 0) {
  std::string out;
  for (std::size_t i = first; i < parts.size(); ++i) {
    if (i > first) out += '/';
    out += parts[i];
  }
  return out;
}

template <typename Map>
std::vector<std::string_view> keys_of(const Map& map) {
  std::vector<std::string_view> out;
  for (const auto& entry : map) out.emplace_back(entry.first);
  return out;
}

/// The write-up in `language`, else the first.
const archive::WriteUp& preferred(const std::vector<const archive::WriteUp*>& write_ups,
                                  const core::LanguageTag& language) {
  for (const archive::WriteUp* write_up : write_ups) {
    if (write_up->language == language) return *write_up;
  }
  return *write_ups.front();
}

}  // namespace

/// What stands at a path: a page with sections, another page, or a file.
struct LinkMap::Place {
  std::string url;
  bool is_lesson_page = false;
  const archive::Asset* asset = nullptr;
};

/// The link that is being followed, and where it stands.
struct LinkMap::Origin {
  const markdown::Link& link;
  const archive::WriteUp& write_up;
  Path folder;
  std::string page_url;

  void report(Severity severity, const char* code, std::string message, std::string hint,
              core::Diagnostics& problems) const {
    problems.add(severity, code, write_up.source, link.range, std::move(message), std::move(hint));
  }
};

LinkMap::LinkMap(const archive::Archive& archive) {
  for (const archive::Course& course : archive.courses) {
    CourseFolder& course_folder = courses_[course.name];
    course_folder.course = &course;
    for (const archive::Asset& asset : course.assets) course_folder.assets[asset.path] = &asset;
    for (const archive::Lesson& lesson : course.lessons) {
      LessonFolder& folder = course_folder.lessons[lesson.name];
      folder.lesson = &lesson;
      for (const archive::Asset& asset : lesson.assets) folder.assets[asset.path] = &asset;
      for (const archive::WriteUp& write_up : lesson.write_ups)
        folder.write_ups[std::string(file_name(write_up.source.path))].push_back(&write_up);
    }
  }
}

std::optional<LinkMap::Place> LinkMap::find_in(const CourseFolder& course, const LessonFolder& lesson,
                                               const std::string& file, const core::LanguageTag& language) {
  if (const auto found = lesson.write_ups.find(file); found != lesson.write_ups.end()) {
    const core::LanguageTag& shown = preferred(found->second, language).language;
    return Place{lesson_url(shown, *course.course, *lesson.lesson), true, nullptr};
  }
  const auto found = lesson.assets.find(file);
  if (found == lesson.assets.end()) return std::nullopt;
  return Place{asset_url(*course.course, *lesson.lesson, file), false, found->second};
}

std::optional<LinkMap::Place> LinkMap::find(const Path& path, const core::LanguageTag& language) const {
  if (path.empty()) return Place{home_url(language), false, nullptr};
  const auto course = courses_.find(path[0]);
  if (course == courses_.end()) return std::nullopt;
  if (path.size() == 1) return Place{course_url(language, *course->second.course), false, nullptr};

  const auto lesson = course->second.lessons.find(path[1]);
  if (lesson == course->second.lessons.end()) {
    const std::string file = joined(path, 1);
    const auto asset = course->second.assets.find(file);
    if (asset == course->second.assets.end()) return std::nullopt;
    return Place{asset_url(*course->second.course, file), false, asset->second};
  }
  if (path.size() > 2) return find_in(course->second, lesson->second, joined(path, 2), language);

  std::vector<const archive::WriteUp*> all;
  for (const archive::WriteUp& write_up : lesson->second.lesson->write_ups) all.push_back(&write_up);
  if (all.empty()) return std::nullopt;
  const core::LanguageTag& shown = preferred(all, language).language;
  return Place{lesson_url(shown, *course->second.course, *lesson->second.lesson), true, nullptr};
}

ResolvedLink LinkMap::resolve(const markdown::Link& link, const archive::Course& course, const archive::Lesson& lesson,
                              const archive::WriteUp& write_up, core::Diagnostics& problems) const {
  const Origin origin{link, write_up, {course.name, lesson.name}, lesson_url(write_up.language, course, lesson)};
  const Destination destination = parse_destination(link.destination);
  switch (destination.kind) {
    case Destination::Kind::External:
      if (link.image && link.destination.substr(0, 5) != "data:") {
        origin.report(
            Severity::Warning, "image-external",
            fmt::format("the picture {} is on another host, and pages load nothing from there", link.destination),
            "put the file beside the write-up and name it by its relative path", problems);
      }
      return {link.destination, std::nullopt, nullptr};
    case Destination::Kind::Rooted:
      origin.report(Severity::Warning, "link-outside",
                    fmt::format("{} leads to the root of the host, not into the archive", link.destination),
                    "name what is in the archive by its path from this write-up: ../02-lesson/index.en.md", problems);
      return {link.destination, std::nullopt, nullptr};
    case Destination::Kind::Local:
      break;
  }
  return resolve_local(destination, origin, problems);
}

ResolvedLink LinkMap::resolve(const archive::Attachment& attachment, const archive::Course& course,
                              const archive::Lesson& lesson, const archive::WriteUp& write_up,
                              core::Diagnostics& problems) const {
  return resolve(markdown::Link{attachment.target, false, attachment.range}, course, lesson, write_up, problems);
}

ResolvedLink LinkMap::resolve_local(const Destination& destination, const Origin& origin,
                                    core::Diagnostics& problems) const {
  const ResolvedLink as_written{origin.link.destination, std::nullopt, nullptr};
  if (destination.path.empty() && (destination.suffix.empty() || origin.link.image)) {
    origin.report(Severity::Error, "link-broken", "this link leads nowhere", "write where it leads, or remove it",
                  problems);
    return as_written;
  }
  const std::optional<Path> path = follow(origin.folder, destination.path);
  if (!path) {
    origin.report(Severity::Error, "link-outside", fmt::format("{} leads out of the archive", origin.link.destination),
                  "only what is in the archive is published; put the file beside the write-up", problems);
    return as_written;
  }
  const std::optional<Place> place =
      destination.path.empty() ? Place{origin.page_url, true, nullptr} : find(*path, origin.write_up.language);
  if (!place) {
    report_broken(*path, origin, problems);
    return as_written;
  }
  if (origin.link.image && place->asset == nullptr) {
    origin.report(Severity::Error, "link-broken", fmt::format("{} is a page, not a picture", origin.link.destination),
                  "name a picture file, or write a link: without the '!'", problems);
    return as_written;
  }
  ResolvedLink out{destination.path.empty() ? std::string() : relative(origin.page_url, place->url), std::nullopt,
                   place->asset};
  if (!place->is_lesson_page || destination.anchor.empty()) {
    out.href += destination.suffix;
    return out;
  }
  out.href += "#" + percent_encode(destination.anchor);
  out.anchor = AnchorReference{place->url, destination.anchor, &origin.write_up.source, origin.link.range};
  return out;
}

/// Corrects the first part of `path` that is not there; empty unless that makes a path that is. Only the folder where
/// the path ends to exist is searched, so an archive of many lessons with many broken links is still checked quickly.
std::string LinkMap::nearest_path(const Path& path, const Origin& origin) const {
  Path corrected = path;
  const auto correct = [&](std::size_t part, const std::vector<std::string_view>& candidates) {
    const std::string better = core::nearest(joined(path, part), candidates);
    if (better.empty()) return;
    corrected.resize(part);
    corrected = *follow(std::move(corrected), better);
  };
  const auto course = courses_.find(path[0]);
  if (course == courses_.end()) {
    const std::string better = core::nearest(path[0], keys_of(courses_));
    if (!better.empty()) corrected[0] = better;
  } else if (const auto lesson = course->second.lessons.find(path.size() > 1 ? path[1] : "");
             lesson != course->second.lessons.end()) {
    std::vector<std::string_view> files = keys_of(lesson->second.write_ups);
    for (const std::string_view asset : keys_of(lesson->second.assets)) files.push_back(asset);
    correct(2, files);
  } else {
    const std::string better = path.size() > 1 ? core::nearest(path[1], keys_of(course->second.lessons)) : "";
    if (!better.empty()) {
      corrected[1] = better;
    } else {
      correct(1, keys_of(course->second.assets));
    }
  }
  if (!find(corrected, origin.write_up.language)) return {};
  return percent_decode(relative(joined(origin.folder) + "/", joined(corrected)));
}

void LinkMap::report_broken(const Path& path, const Origin& origin, core::Diagnostics& problems) const {
  const std::string nearest = path.empty() ? std::string() : nearest_path(path, origin);
  const std::string message = origin.link.image ? fmt::format("there is no picture {}", origin.link.destination)
                                                : fmt::format("there is no {}", origin.link.destination);
  const std::string hint = nearest.empty() ? fmt::format("the archive has nothing at {}", joined(path))
                                           : fmt::format("did you mean {}?", nearest);
  origin.report(Severity::Error, "link-broken", message, hint, problems);
}

void check_anchors(const std::vector<AnchorReference>& references, const PageAnchors& anchors,
                   core::Diagnostics& problems) {
  static const std::set<std::string> kNone;
  for (const AnchorReference& reference : references) {
    const auto page = anchors.find(reference.page_url);
    const std::set<std::string>& there = page == anchors.end() ? kNone : page->second;
    if (there.count(reference.anchor) > 0) continue;
    const std::vector<std::string_view> candidates(there.begin(), there.end());
    const std::string nearest = core::nearest(reference.anchor, candidates);
    problems.add(Severity::Warning, "anchor-missing", *reference.source, reference.range,
                 fmt::format("no section of that page has the anchor #{}", reference.anchor),
                 nearest.empty() ? "anchors are made from headings" : fmt::format("did you mean #{}?", nearest));
  }
}

}  // namespace lectern::site
