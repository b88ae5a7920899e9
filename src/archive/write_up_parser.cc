#include "archive/write_up_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "archive/problem.h"
#include "archive/source_text.h"
#include "archive/yaml_node.h"
#include "archive/yaml_reader.h"
#include "language/script.h"

namespace lectern::archive {
namespace {

bool is_blank(const core::SourceFile& source, core::LineRange lines) {
  std::uint32_t number = 1;
  for (const char c : source.text) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!space && lines.contains(number)) return false;
    if (c == '\n') ++number;
  }
  return true;
}

/// Whether a title says nothing to readers of `language`. Names and terms of the other script do not make it foreign.
bool is_foreign(const std::string& title, const core::LanguageTag& language) {
  const language::ScriptCount count = language::count_scripts(title);
  constexpr std::size_t kHanPerWord = 3;  // `IACCR国际培训班第一课` is Chinese, its English twin in brackets is not
  if (core::primary_subtag(language) == "zh") return count.han == 0 && count.latin_words > 0;
  return core::primary_subtag(language) == "en" && count.han > kHanPerWord * count.latin_words;
}

WriteUp make_write_up(FrontMatter front_matter, const Half& half) {
  WriteUp out;
  out.language = half.language;
  out.body = half.lines;
  out.title = std::move(front_matter.title);
  out.title_range = front_matter.title_range;
  out.date = front_matter.date;
  out.date_range = front_matter.date_range;
  out.guests = std::move(front_matter.guests);
  out.tags = std::move(front_matter.tags);
  out.summary = std::move(front_matter.summary);
  out.videos = std::move(front_matter.videos);
  out.slides = std::move(front_matter.slides);
  return out;
}

}  // namespace

std::vector<WriteUp> WriteUpParser::parse(const std::string& tag, const core::SourceFile& source) const {
  if (is_blank(source, {1, line_count(source.text)})) {
    report(problems_, problem::kWriteUpEmpty, source.path, "the file is empty", "write it, or delete it for now");
    return {};
  }
  const auto lines = find_front_matter(source, problems_);
  const auto front_matter = lines ? parse_yaml(source, lines->yaml, problems_) : std::nullopt;
  const YamlReader reader(source, languages_, problems_);
  if (!front_matter || !reader.is_map(*front_matter)) return {};
  if (is_draft(*front_matter, source, std::nullopt)) return {};

  const std::vector<Half> halves = halves_of(tag, source, lines->body);
  // Where the body is at fault the front matter is read all the same, for what is wrong with it.
  if (halves.empty()) read_front_matter(*front_matter, languages_.tags().front(), reader);
  bool title_for_all = false;
  std::vector<WriteUp> out;
  for (const Half& half : halves) {
    if (is_draft(*front_matter, source, half.language)) continue;
    FrontMatter read = read_front_matter(*front_matter, half.language, reader);
    title_for_all = read.title_for_all;
    if (!read.title.empty()) out.push_back(make_write_up(std::move(read), half));
  }
  if (title_for_all && out.size() > 1) check_shared_title(out, source);
  return out;
}

std::vector<Half> WriteUpParser::halves_of(const std::string& tag, const core::SourceFile& source,
                                           core::LineRange body) const {
  const auto language = languages_.find(tag);
  if (!tag.empty() && !language) {
    report(problems_, problem::kLangUnknown, source.path, fmt::format("unknown language tag \"{}\"", tag),
           languages_.hint(tag));
    return {};
  }
  if (is_blank(source, body)) {
    report(problems_, problem::kWriteUpEmpty, source.path, "the write-up has no text",
           "write it, or hold it back with draft: true");
    return {};
  }
  return language ? std::vector<Half>{{*language, body}} : split(source, body);
}

std::vector<Half> WriteUpParser::split(const core::SourceFile& source, core::LineRange body) const {
  std::vector<Half> out;
  for (const Half& half : split_(source, body, problems_)) {
    const auto language = languages_.like(half.language);
    if (language && !is_blank(source, half.lines)) {
      out.push_back({*language, half.lines});
    } else if (language) {
      report(problems_, problem::kWriteUpEmpty, source.path,
             fmt::format("the half in \"{}\" has no text", half.language),
             "write it, or remove the mark of its beginning");
    } else {
      report(problems_, problem::kLangUnknown, source, {half.lines.first, 0, 0},
             fmt::format("from this line on the write-up is in \"{}\"", half.language), languages_.hint(half.language));
    }
  }
  return out;
}

bool WriteUpParser::is_draft(const YamlNode& front_matter, const core::SourceFile& source,
                             const std::optional<core::LanguageTag>& language) const {
  const auto range = find_draft(front_matter, YamlReader(source, languages_, problems_), language);
  if (!range) return false;
  report(problems_, problem::kDraft, source, *range, "this write-up is a draft and is not published");
  return true;
}

void WriteUpParser::check_shared_title(const std::vector<WriteUp>& halves, const core::SourceFile& source) const {
  for (const WriteUp& half : halves) {
    if (!is_foreign(half.title, half.language)) continue;
    report(problems_, problem::kTitleOneLanguage, source, half.title_range,
           fmt::format("this title also stands over the text in \"{}\"", half.language),
           fmt::format("give one in each language: title: {{{}: …, {}: …}}", halves[0].language, halves[1].language));
  }
}

}  // namespace lectern::archive
