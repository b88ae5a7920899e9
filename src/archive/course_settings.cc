#include "archive/course_settings.h"

#include <array>
#include <string_view>

#include "archive/source_text.h"
#include "archive/yaml_reader.h"

namespace lectern::archive {
namespace {

constexpr std::array<std::string_view, 4> kKeys = {"title", "summary", "start", "end"};

}  // namespace

CourseSettings read_course_settings(const core::SourceFile& source, const Languages& languages,
                                    core::Diagnostics& problems) {
  CourseSettings out;
  const auto root = parse_yaml(source, {1, line_count(source.text)}, problems);
  const YamlReader reader(source, languages, problems);
  if (!root || !reader.is_map(*root)) return out;
  reader.check_keys(*root, kKeys);
  if (const YamlNode* title = root->find("title")) out.title = reader.localized_text(*title);
  if (const YamlNode* summary = root->find("summary")) out.summary = reader.localized_text(*summary);
  if (const YamlNode* start = root->find("start")) out.start = reader.date(*start);
  const YamlNode* end = root->find("end");
  if (end != nullptr) out.end = reader.date(*end);
  if (out.start && out.end && *out.end < *out.start) {
    reader.report(problem::kDateOrder, end->range, "the course ends before it starts", "exchange start and end");
    out.end.reset();
  }
  return out;
}

}  // namespace lectern::archive
