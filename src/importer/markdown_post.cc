#include "importer/markdown_post.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "archive/front_matter.h"
#include "archive/languages.h"
#include "archive/yaml_node.h"
#include "archive/yaml_reader.h"
#include "core/utf8.h"
#include "importer/clean.h"
#include "importer/markdown_blocks.h"
#include "markdown/document.h"
#include "markdown/urls.h"

namespace lectern::importer {
namespace {

using Certainty = Finding::Certainty;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool opens_front_matter(const std::vector<std::string>& lines) {
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](const std::string& line) { return !clean_line(line).empty(); });
  return first != lines.end() && clean_line(*first) == "---";
}

/// Reads front matter into a post, and says what of it has no place there.
class FrontMatterTaker {
 public:
  FrontMatterTaker(const core::SourceFile& source, Post& post) : source_(source), post_(post) {}

  /// The lines of the body.
  core::LineRange take(core::LineRange all) {
    const auto found = archive::find_front_matter(source_, problems_);
    if (!found) return all;
    if (const auto root = archive::parse_yaml(source_, found->yaml, problems_)) {
      take_values(*root);
    }
    tell_problems(found->yaml);
    return found->body;
  }

 private:
  void take_values(const archive::YamlNode& root) {
    const archive::Languages languages = archive::Languages::found({"zh", "en"});
    const archive::YamlReader reader(source_, languages, problems_);
    if (!reader.is_map(root)) return;
    core::Diagnostics again;
    const archive::YamlReader second(source_, languages, again);
    archive::FrontMatter zh = archive::read_front_matter(root, "zh", reader);
    const archive::FrontMatter en = archive::read_front_matter(root, "en", second);
    if (zh.title != en.title || zh.guests != en.guests || zh.summary != en.summary || zh.tags != en.tags) {
      for (const archive::YamlNode& value : root.values) {
        if (value.kind == archive::YamlNode::Kind::Map)
          leave_out(value.key_range.line, "differs by language; the Chinese value was taken");
      }
    }
    if (archive::find_draft(root, reader, std::nullopt))
      post_.findings.push_back(
          {Certainty::Look, 0,
           "the source says that it is a draft; the lesson does not: add draft: true to hold it back"});
    post_.title = zh.title.empty() ? en.title : zh.title;
    post_.date = zh.date;
    post_.guests = zh.guests.empty() ? en.guests : std::move(zh.guests);
    post_.tags = zh.tags.empty() ? en.tags : std::move(zh.tags);
    post_.summary = zh.summary.empty() ? en.summary : zh.summary;
    post_.videos = std::move(zh.videos);
    post_.slides = std::move(zh.slides);
  }

  void tell_problems(core::LineRange yaml) {
    std::set<std::uint32_t> lines;
    for (const core::Diagnostic& problem : problems_.all()) {
      if (problem.code == "title-missing") continue;
      post_.findings.push_back({Certainty::Look, problem.range.line, "front matter: " + problem.message});
      if (problem.code == "yaml-invalid" || problem.code == "yaml-unsupported" || problem.code == "yaml-too-large") {
        for (std::uint32_t line = yaml.first; line <= yaml.last; ++line) lines.insert(line);
      } else {
        lines.insert(problem.range.line);
      }
    }
    for (const std::uint32_t line : lines) leave_out(line, "front matter that says nothing of a lesson");
  }

  void leave_out(std::size_t line, std::string reason) {
    std::string text = clean_line(core::line_of(source_.text, line));
    if (!text.empty()) post_.left_out.push_back({line, std::move(text), std::move(reason)});
  }

  const core::SourceFile& source_;
  Post& post_;
  core::Diagnostics problems_;
};

/// The path that a relative link leads to, without `./`; empty for one that leads out of the folder, or to a page.
std::string path_of(const std::string& destination) {
  std::string path = percent_decoded(std::string_view(destination).substr(0, destination.find_first_of("?#")));
  while (path.compare(0, 2, "./") == 0) path.erase(0, 2);
  const std::size_t point = path.rfind('.');
  const std::string end = point == std::string::npos ? "" : path.substr(point);
  const bool page =
      end.empty() || end == ".md" || end == ".markdown" || end == ".html" || end == ".htm" || end == ".yml";
  const bool hidden = path.empty() || path[0] == '.' || path[0] == '/' || path.find("/.") != std::string::npos ||
                      path.find("//") != std::string::npos || path.find('\\') != std::string::npos;
  return page || hidden || core::first_invalid_utf8(path) ? std::string() : path;
}

/// Brings the files along that a body links to.
void take_files(const core::SourceFile& source, core::LineRange body, const ReadBeside& read_beside, SourcePost& out) {
  core::Diagnostics problems;
  const auto resolve = [](const markdown::Link& link) { return link.destination; };
  const markdown::Document document = markdown::parse({source, body, "en", true}, resolve, problems);
  std::set<std::string> seen;
  std::size_t bytes = 0;
  for (const markdown::Link& link : document.links) {
    const bool relative =
        markdown::scheme_of(link.destination).empty() && !link.destination.empty() && link.destination[0] != '#';
    if (!relative || !seen.insert(link.destination).second) continue;
    const std::string path = path_of(link.destination);
    auto read = path.empty()
                    ? core::Result<std::string>(core::Error{core::Error::Code::NotFound, "is not in an archive", ""})
                    : read_beside(link.destination);
    if (read && bytes + read->size() <= kMaxPicturesBytes) {
      bytes += read->size();
      out.post.images.push_back({link.destination, path});
      out.files.push_back({path, *std::move(read)});
    } else {
      const std::string why = read ? "is too much: all of them are more than 256 MiB" : read.error().message;
      out.post.findings.push_back({Certainty::Look, link.range.line,
                                   fmt::format("the link to {} leads to nothing in the lesson: the file {}",
                                               clean_line(link.destination), why)});
    }
  }
}

/// Front matter as Hugo also has it. Nobody reads it here.
std::size_t skip_toml(const std::vector<std::string>& lines, Post& post) {
  if (lines.empty() || lines[0] != "+++") return 0;
  const auto end = std::find(lines.begin() + 1, lines.end(), "+++");
  if (end == lines.end()) return 0;
  for (auto line = lines.begin() + 1; line != end; ++line) {
    const auto number = static_cast<std::size_t>(line - lines.begin()) + 1;
    if (!clean_line(*line).empty()) post.left_out.push_back({number, clean_line(*line), "front matter in TOML"});
  }
  post.findings.push_back(
      {Certainty::Look, 1, "the front matter is TOML, which is not read: write what matters into the lesson's"});
  return static_cast<std::size_t>(end - lines.begin()) + 1;
}

}  // namespace

SourcePost post_of_markdown(std::string_view text, std::string name, const ReadBeside& read_beside) {
  SourcePost out;
  out.post.name = std::move(name);
  const core::SourceFile source{out.post.name, clean_lines(text)};
  const std::vector<std::string> lines = lines_of(source.text);
  core::LineRange body{1, static_cast<std::uint32_t>(lines.size())};
  if (opens_front_matter(lines)) {
    body = FrontMatterTaker(source, out.post).take(body);
  } else {
    body.first += static_cast<std::uint32_t>(skip_toml(lines, out.post));
  }
  const std::size_t begin = std::min<std::size_t>(body.first - 1, lines.size());
  out.post.blocks = markdown_blocks({lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end()}, begin + 1);
  take_files(source, body, read_beside, out);
  return out;
}

}  // namespace lectern::importer
