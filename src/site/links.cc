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

std::string joined(const std::vector<std::string>& parts, std::size_t first = 0, std::size_t end = std::string::npos) {
  std::string out;
  for (std::size_t i = first; i < std::min(end, parts.size()); ++i) {
    if (i > first) out += '/';
    out += parts[i];
  }
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

markdown::Link as_link(const archive::Attachment& attachment) {
  return {attachment.target, false, attachment.range};
}

void add_assets(const std::vector<archive::Asset>& assets, core::Fingerprinter& out) {
  out.add(assets.size());
  for (const archive::Asset& asset : assets) out.add(asset.path).add(std::uint64_t{asset.bytes});
}

core::Fingerprint fingerprint_of_places(const archive::Archive& archive) {
  core::Fingerprinter out;
  out.add(archive.courses.size());
  for (const archive::Course& course : archive.courses) {
    out.add(course.folder).add(course.slug).add(course.lessons.size());
    add_assets(course.assets, out);
    for (const archive::Lesson& lesson : course.lessons) {
      out.add(lesson.folder).add(lesson.slug).add(lesson.write_ups.size());
      for (const archive::WriteUp& write_up : lesson.write_ups) out.add(write_up.source.file).add(write_up.language);
      add_assets(lesson.assets, out);
    }
  }
  return out.finish();
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
  const core::SourceFile& source;
  Path folder;
  std::string page_url;

  void report(Severity severity, const char* code, std::string message, std::string hint,
              core::Diagnostics& problems) const {
    problems.add(severity, code, source, link.range, std::move(message), std::move(hint));
  }
};

LinkMap::LinkMap(const archive::Archive& archive) : fingerprint_(fingerprint_of_places(archive)) {
  folders_[""];
  for (const archive::Course& course : archive.courses) {
    add(course);
    for (const archive::Lesson& lesson : course.lessons) add(course, lesson);
  }
}

void LinkMap::add(const archive::Course& course) {
  Folder& folder = folders_[course.folder];
  folder.course = &course;
  for (const archive::Asset& asset : course.assets) folder.assets[asset.path] = &asset;
  if (!course.folder.empty()) folders_[""].folders.push_back(course.folder);
}

void LinkMap::add(const archive::Course& course, const archive::Lesson& lesson) {
  Folder& folder = folders_[lesson.folder];
  folder.course = &course;
  folder.lesson = &lesson;
  for (const archive::Asset& asset : lesson.assets) folder.assets[asset.path] = &asset;
  for (const archive::WriteUp& write_up : lesson.write_ups)
    folder.write_ups[std::string(file_name(write_up.source.path))].push_back(&write_up);
  folders_[course.folder].folders.push_back(lesson.name);
}

std::pair<const LinkMap::Folder*, std::size_t> LinkMap::deepest(const Path& path) const {
  for (std::size_t depth = path.size();; --depth) {
    const auto found = folders_.find(joined(path, 0, depth));
    if (found != folders_.end()) return {&found->second, depth};
  }
}

std::optional<LinkMap::Place> LinkMap::page_of(const Folder& folder, const core::LanguageTag& language) {
  if (folder.lesson == nullptr)
    return Place{folder.course == nullptr ? home_url(language) : course_url(language, *folder.course), false, nullptr};
  const archive::WriteUp* own = folder.lesson->in(language);
  const core::LanguageTag& shown = own != nullptr ? language : folder.lesson->write_ups.front().language;
  return Place{lesson_url(shown, *folder.course, *folder.lesson), true, nullptr};
}

std::optional<LinkMap::Place> LinkMap::file_in(const Folder& folder, const std::string& file,
                                               const core::LanguageTag& language) {
  if (const auto found = folder.write_ups.find(file); found != folder.write_ups.end()) {
    const core::LanguageTag& shown = preferred(found->second, language).language;
    return Place{lesson_url(shown, *folder.course, *folder.lesson), true, nullptr};
  }
  const auto found = folder.assets.find(file);
  if (found == folder.assets.end()) return std::nullopt;
  if (folder.lesson == nullptr) return Place{asset_url(*folder.course, file), false, found->second};
  return Place{asset_url(*folder.course, *folder.lesson, file), false, found->second};
}

std::optional<LinkMap::Place> LinkMap::find(const Path& path, const core::LanguageTag& language) const {
  if (path.empty()) return Place{home_url(language), false, nullptr};
  const auto [folder, depth] = deepest(path);
  return depth == path.size() ? page_of(*folder, language) : file_in(*folder, joined(path, depth), language);
}

ResolvedLink LinkMap::resolve(const markdown::Link& link, const archive::Course& course, const archive::Lesson& lesson,
                              const archive::WriteUp& write_up, const core::SourceFile& source,
                              core::Diagnostics& problems) const {
  const Origin origin{link, write_up, source, *follow({}, lesson.folder),
                      lesson_url(write_up.language, course, lesson)};
  const Destination destination = parse_destination(link.destination);
  switch (destination.kind) {
    case Destination::Kind::External:
      if (link.image && link.destination.substr(0, 5) != "data:") {
        origin.report(
            Severity::Warning, "image-external",
            fmt::format("the picture {} is on another host, and pages load nothing from there", link.destination),
            "put the file beside the write-up and name it by its relative path", problems);
      }
      return {link.destination, std::nullopt, nullptr, false};
    case Destination::Kind::Rooted:
      origin.report(Severity::Warning, "link-outside",
                    fmt::format("{} leads to the root of the host, not into the archive", link.destination),
                    "name what is in the archive by its path from this write-up: ../02-lesson/index.en.md", problems);
      return {link.destination, std::nullopt, nullptr, false};
    case Destination::Kind::Local:
      break;
  }
  return resolve_local(destination, origin, problems);
}

ResolvedLink LinkMap::resolve(const archive::Attachment& attachment, const archive::Course& course,
                              const archive::Lesson& lesson, const archive::WriteUp& write_up) const {
  core::Diagnostics said_elsewhere;
  return resolve(as_link(attachment), course, lesson, write_up, {}, said_elsewhere);
}

ResolvedLink LinkMap::resolve_local(const Destination& destination, const Origin& origin,
                                    core::Diagnostics& problems) const {
  const ResolvedLink as_written{origin.link.destination, std::nullopt, nullptr, !destination.path.empty()};
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
                   place->asset, !destination.path.empty()};
  if (!place->is_lesson_page || destination.anchor.empty()) {
    out.href += destination.suffix;
    return out;
  }
  out.href += "#" + percent_encode(destination.anchor);
  out.anchor = AnchorReference{
      place->url, destination.anchor, origin.source.path, origin.link.range,
      core::excerpt_of(core::line_of(origin.source.text, origin.link.range.line), origin.link.range.column)};
  return out;
}

/// Corrects the first part of `path` that is not there, to a path that is, if there is one; else empty. Only the folder
/// where the path ends to exist is searched, so an archive of many lessons with many broken links is checked quickly.
LinkMap::Path LinkMap::nearest_path(const Path& path, const Origin& origin) const {
  const auto [folder, depth] = deepest(path);
  if (depth == path.size()) return {};

  Path corrected = path;
  corrected[depth] = core::nearest(path[depth], folder->folders);
  if (!corrected[depth].empty() && find(corrected, origin.write_up.language)) return corrected;

  std::vector<std::string_view> files;
  for (const auto& [name, write_ups] : folder->write_ups) files.emplace_back(name);
  for (const auto& [name, asset] : folder->assets) files.push_back(name);
  const std::string file = core::nearest(joined(path, depth), files);
  if (file.empty()) return {};
  corrected.resize(depth);
  return *follow(std::move(corrected), file);
}

void LinkMap::report_broken(const Path& path, const Origin& origin, core::Diagnostics& problems) const {
  const Path nearest = nearest_path(path, origin);
  const std::string message = origin.link.image ? fmt::format("there is no picture {}", origin.link.destination)
                                                : fmt::format("there is no {}", origin.link.destination);
  std::string hint = fmt::format("the archive has nothing at {}", joined(path));
  if (!nearest.empty())
    hint = fmt::format("did you mean {}?", percent_decode(relative(joined(origin.folder) + "/", joined(nearest))));
  origin.report(Severity::Error, "link-broken", message, hint, problems);
}

void LinkMap::check_attachments(const archive::Course& course, const archive::Lesson& lesson,
                                const archive::WriteUp& write_up, const core::SourceFile& source,
                                core::Diagnostics& problems) const {
  for (const auto* attachments : {&write_up.videos, &write_up.slides}) {
    for (const archive::Attachment& attachment : *attachments)
      resolve(as_link(attachment), course, lesson, write_up, source, problems);
  }
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
    problems.add({Severity::Warning, "anchor-missing", reference.file, reference.range,
                  fmt::format("no section of that page has the anchor #{}", reference.anchor),
                  nearest.empty() ? "anchors are made from headings" : fmt::format("did you mean #{}?", nearest),
                  reference.source_line});
  }
}

}  // namespace lectern::site
