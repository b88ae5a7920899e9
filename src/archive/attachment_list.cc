#include "archive/attachment_list.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "archive/web_address.h"

namespace lectern::archive {
namespace {

constexpr std::array<std::string_view, 2> kKeys = {"url", "title"};

/// `javascript` of `javascript:…`; empty for a path. A colon after the first '/' is part of a file's name.
std::string_view scheme_of(std::string_view target) {
  const std::size_t colon = target.find(':');
  const bool in_first_part = colon != std::string_view::npos && target.substr(0, colon).find_first_of("/?#") > colon;
  return in_first_part ? target.substr(0, colon) : std::string_view();
}

bool check_target(const std::string& target, core::SourceRange range, const YamlReader& reader) {
  if (is_web_address(target)) return true;
  const char* hint = "give an http or https address, or a path that begins at the lesson's folder";
  const std::string_view scheme = scheme_of(target);
  if (!scheme.empty()) {
    reader.report(problem::kTargetInvalid, range, fmt::format("\"{}\" is no address that a page may link to", target),
                  hint);
    return false;
  }
  if (target.front() == '/' || target.front() == '\\') {
    reader.report(problem::kTargetInvalid, range, fmt::format("\"{}\" is not relative to the lesson", target), hint);
    return false;
  }
  return true;
}

std::optional<Attachment> read_attachment(const YamlNode& item, const core::LanguageTag& language,
                                          const YamlReader& reader) {
  const YamlNode* node = reader.in_language(&item, language, kKeys);
  if (node == nullptr) return std::nullopt;
  const YamlNode* target = node;
  Attachment out;
  if (node->kind == YamlNode::Kind::Map) {
    reader.check_keys(*node, kKeys);
    const YamlNode* title = reader.in_language(node->find("title"), language);
    if (title != nullptr) out.label = reader.text(*title).value_or("");
    target = reader.in_language(node->find("url"), language);
  }
  if (target == nullptr || YamlReader::is_blank(*target)) {
    reader.report(problem::kTargetInvalid, node->range, "there is no url here", "write {url: …, title: …}");
    return std::nullopt;
  }
  std::optional<std::string> written = reader.text(*target);
  if (!written || !check_target(*written, target->range, reader)) return std::nullopt;
  out.target = std::move(*written);
  out.range = target->range;
  return out;
}

}  // namespace

std::vector<Attachment> read_attachments(const YamlNode& node, const core::LanguageTag& language,
                                         const YamlReader& reader) {
  std::vector<Attachment> out;
  const YamlNode* list = reader.in_language(&node, language, kKeys);
  if (list == nullptr) return out;
  for (const YamlNode* item : YamlReader::items(*list)) {
    if (auto attachment = read_attachment(*item, language, reader)) out.push_back(std::move(*attachment));
  }
  return out;
}

}  // namespace lectern::archive
