#include "archive/front_matter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "archive/attachment_list.h"
#include "archive/name_list.h"
#include "archive/plain_text.h"
#include "archive/problem.h"
#include "archive/source_text.h"

namespace lectern::archive {
namespace {

constexpr std::array<std::string_view, 8> kKeys = {"title",   "date",  "guests", "tags",
                                                   "summary", "draft", "video",  "slides"};

bool is_fence(std::string_view line) {
  return line.substr(0, 3) == "---" && line.find_last_not_of(" \t\r") == 2;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// The text of the first heading, for a title that only needs to be copied.
std::string likely_title(std::string_view text) {
  const std::size_t begin = text.substr(0, 2) == "# " ? 2 : text.find("\n# ");
  if (begin == std::string_view::npos) return "…";
  const std::string_view rest = text.substr(begin == 2 ? 2 : begin + 3);
  const std::string title = tidy(rest.substr(0, rest.find('\n')));
  return title.empty() || title.find('"') != std::string::npos ? "…" : title;
}

void report_no_front_matter(const core::SourceFile& source, core::Diagnostics& problems) {
  report(problems, problem::kTitleMissing, source, {1, 0, 0}, "the write-up has no front matter, and so no title",
         fmt::format("put three lines before everything else: a line ---, a line title: \"{}\", and a line --- again",
                     likely_title(source.text)));
}

void read_title(const YamlNode& root, const core::LanguageTag& language, const YamlReader& reader, FrontMatter& out) {
  const YamlNode* written = root.find("title");
  const YamlNode* node = reader.in_language(written, language);
  if (node != nullptr && !YamlReader::is_blank(*node)) {
    out.title = reader.text(*node).value_or("");
    out.title_range = node->range;
    out.title_for_all = node == written;
  } else if (written != nullptr && written->kind == YamlNode::Kind::Map) {
    reader.report(problem::kTitleMissing, written->key_range, fmt::format("there is no title in \"{}\"", language),
                  fmt::format("add an entry to the title: {{…, {}: …}}", language));
  } else {
    reader.report(problem::kTitleMissing, written != nullptr ? written->key_range : core::SourceRange{1, 0, 0},
                  "the write-up has no title", "add a line to the front matter: title: …");
  }
}

}  // namespace

std::optional<FrontMatterLines> find_front_matter(const core::SourceFile& source, core::Diagnostics& problems) {
  std::uint32_t number = 0;
  std::uint32_t opened = 0;
  for (std::size_t begin = 0; begin < source.text.size();) {
    const std::size_t end = std::min(source.text.find('\n', begin), source.text.size());
    const std::string_view line = std::string_view(source.text).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (is_fence(line) && opened > 0) {
      return FrontMatterLines{{opened + 1, number - 1}, {number + 1, line_count(source.text)}};
    }
    if (is_fence(line)) {
      opened = number;
    } else if (opened == 0 && !is_blank(line)) {
      break;
    }
  }
  if (opened == 0) {
    report_no_front_matter(source, problems);
  } else {
    report(problems, problem::kFrontMatterOpen, source, {opened, 1, 4}, "the front matter that begins here has no end",
           "put a line --- after its last key");
  }
  return std::nullopt;
}

std::optional<core::SourceRange> find_draft(const YamlNode& root, const YamlReader& reader,
                                            const std::optional<core::LanguageTag>& language) {
  const YamlNode* node = root.find("draft");
  if (language) node = reader.in_language(node, *language);
  if (node == nullptr || (!language && node->kind == YamlNode::Kind::Map)) return std::nullopt;
  if (!reader.flag(*node).value_or(false)) return std::nullopt;
  return node->range;
}

FrontMatter read_front_matter(const YamlNode& root, const core::LanguageTag& language, const YamlReader& reader) {
  FrontMatter out;
  reader.check_keys(root, kKeys);
  read_title(root, language, reader, out);
  if (const YamlNode* date = reader.in_language(root.find("date"), language)) {
    out.date = reader.date(*date);
    out.date_range = date->range;
  }
  if (const YamlNode* summary = reader.in_language(root.find("summary"), language))
    out.summary = reader.text(*summary).value_or("");
  if (const YamlNode* guests = root.find("guests")) out.guests = read_guests(*guests, language, reader);
  if (const YamlNode* tags = root.find("tags")) out.tags = read_tags(*tags, language, reader);
  if (const YamlNode* video = root.find("video")) out.videos = read_attachments(*video, language, reader);
  if (const YamlNode* slides = root.find("slides")) out.slides = read_attachments(*slides, language, reader);
  return out;
}

}  // namespace lectern::archive
