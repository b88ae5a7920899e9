#include "archive/silence_list.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lectern::archive {
namespace {

constexpr std::array<std::string_view, 3> kKeys = {"code", "file", "reason"};

/// Without what people write before and after it: `./a/` is `a`.
std::string tidy_path(std::string path) {
  while (path.rfind("./", 0) == 0) path.erase(0, 2);
  while (!path.empty() && path.back() == '/') path.pop_back();
  return path;
}

std::optional<std::string> text_at(const YamlNode& entry, std::string_view key, const YamlReader& reader) {
  const YamlNode* value = entry.find(key);
  return value == nullptr ? std::nullopt : reader.text(*value);
}

std::optional<Silence> read_silence(const YamlNode& entry, const core::SourceFile& source, const YamlReader& reader) {
  if (entry.kind != YamlNode::Kind::Map) {
    reader.wrong_type(entry, "a map of code, file and reason");
    return std::nullopt;
  }
  reader.check_keys(entry, kKeys);
  auto code = text_at(entry, "code", reader), reason = text_at(entry, "reason", reader);
  if (!code || !reason) {
    reader.report(problem::kSilenceIncomplete, entry.range,
                  code ? "nothing is silenced without a reason" : "this entry does not say what it silences",
                  code ? "say in a sentence why this is as it should be, as in reason: the original post says so"
                       : "give the code that stands in brackets behind a message, as in code: number-unmatched");
    return std::nullopt;
  }
  const core::SourceRange range = entry.find("code")->range;
  return Silence{*std::move(code),
                 tidy_path(text_at(entry, "file", reader).value_or("")),
                 *std::move(reason),
                 source.path,
                 range,
                 core::excerpt_of(core::line_of(source.text, range.line), range.column)};
}

}  // namespace

std::vector<Silence> read_silences(const YamlNode& node, const core::SourceFile& source, const YamlReader& reader) {
  std::vector<Silence> out;
  for (const YamlNode* entry : YamlReader::items(node)) {
    if (auto silence = read_silence(*entry, source, reader)) out.push_back(*std::move(silence));
  }
  return out;
}

}  // namespace lectern::archive
