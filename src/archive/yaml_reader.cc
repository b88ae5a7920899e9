#include "archive/yaml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "archive/plain_text.h"
#include "core/suggestion.h"
#include "core/utf8.h"

namespace lectern::archive {
namespace {

using Kind = YamlNode::Kind;

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return "nothing";
    case Kind::Text:
      return "a text";
    case Kind::List:
      return "a list";
    case Kind::Map:
      return "a map of keys and values";
  }
  return "";
}

/// A key that swallowed its value: `date：2021` with the colon of Chinese keyboards, `date:2021` without the space.
std::string colon_hint(std::string_view text) {
  if (text.find("：") != std::string_view::npos)
    return "the colon after a key is an ASCII colon and a space, not \"：\"";
  if (text.find(':') != std::string_view::npos) return "put a space after the colon";
  return {};
}

std::optional<char32_t> first_unprintable(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = core::next_code_point(text, offset);
    // Line separators would break the line that the value must be; direction marks can make a title lie about itself.
    const bool hidden = (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (is_control(c) || hidden) return c;
  }
  return std::nullopt;
}

}  // namespace

void YamlReader::report(const Problem& kind, core::SourceRange range, std::string message, std::string hint) const {
  archive::report(problems_, kind, source_, range, std::move(message), std::move(hint));
}

bool YamlReader::is_blank(const YamlNode& node) {
  return node.kind == Kind::Null || (node.kind == Kind::Text && tidy(node.text).empty());
}

std::vector<const YamlNode*> YamlReader::items(const YamlNode& node) {
  if (node.kind == Kind::Null) return {};
  if (node.kind != Kind::List) return {&node};
  std::vector<const YamlNode*> out;
  for (const YamlNode& item : node.values) out.push_back(&item);
  return out;
}

void YamlReader::wrong_type(const YamlNode& node, std::string_view wanted) const {
  report(problem::kTypeWrong, node.range, fmt::format("expected {} here, not {}", wanted, name_of(node.kind)));
}

bool YamlReader::is_map(const YamlNode& root) const {
  if (root.kind == Kind::Map || root.kind == Kind::Null) return true;
  const std::string hint = root.kind == Kind::Text ? colon_hint(root.text) : std::string();
  report(problem::kTypeWrong, root.range, fmt::format("expected lines of \"key: value\", not {}", name_of(root.kind)),
         hint);
  return false;
}

void YamlReader::check_keys(const YamlNode& map, std::span<const std::string_view> known) const {
  for (const YamlNode& entry : map.values) {
    if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
    std::string hint = entry.kind == Kind::Null ? colon_hint(entry.key) : std::string();
    const std::string near = core::nearest(entry.key, known);
    if (hint.empty() && !near.empty()) hint = fmt::format("did you mean \"{}\"?", near);
    if (hint.empty()) hint = fmt::format("known here: {}", fmt::join(known, ", "));
    report(problem::kUnknownKey, entry.key_range, fmt::format("unknown key \"{}\"", entry.key), std::move(hint));
  }
}

std::optional<std::string> YamlReader::text(const YamlNode& node) const {
  if (node.kind == Kind::Null) return std::nullopt;
  if (node.kind != Kind::Text) {
    wrong_type(node, "a text");
    return std::nullopt;
  }
  std::string out = tidy(node.text);
  if (const auto bad = first_unprintable(out)) {
    report(problem::kControlCharacter, node.range,
           fmt::format("control character U+{:04X} in this text", static_cast<std::uint32_t>(*bad)), "delete it");
    return std::nullopt;
  }
  if (out.empty()) return std::nullopt;
  return out;
}

std::optional<bool> YamlReader::flag(const YamlNode& node) const {
  if (node.kind == Kind::Null) return std::nullopt;
  constexpr std::array<std::string_view, 6> kTrue = {"true", "True", "TRUE", "yes", "Yes", "on"};
  constexpr std::array<std::string_view, 6> kFalse = {"false", "False", "FALSE", "no", "No", "off"};
  const bool plain = node.kind == Kind::Text && !node.quoted;
  if (plain && std::find(kTrue.begin(), kTrue.end(), node.text) != kTrue.end()) return true;
  if (plain && std::find(kFalse.begin(), kFalse.end(), node.text) != kFalse.end()) return false;
  wrong_type(node, "true or false");
  return std::nullopt;
}

std::optional<core::Date> YamlReader::date(const YamlNode& node) const {
  const std::optional<std::string> written = text(node);
  if (!written) return std::nullopt;
  const std::optional<core::Date> out = core::parse_date(*written);
  if (!out) {
    report(problem::kDateInvalid, node.range, fmt::format("\"{}\" is not a date", *written),
           "write it as 2021-03-30, or with a time as 2021-03-30 09:10");
  }
  return out;
}

LocalizedText YamlReader::localized_text(const YamlNode& node) const {
  if (node.kind != Kind::Map) return LocalizedText(text(node).value_or(""));
  LocalizedText out;
  for (const YamlNode& entry : node.values) {
    const auto language = language_of(entry);
    std::optional<std::string> written = text(entry);
    if (language && written) out.set(*language, std::move(*written));
  }
  return out;
}

const YamlNode* YamlReader::in_language(const YamlNode* node, const core::LanguageTag& language,
                                        std::span<const std::string_view> own_keys) const {
  const auto is_own = [&](const YamlNode& entry) {
    return std::find(own_keys.begin(), own_keys.end(), entry.key) != own_keys.end();
  };
  if (node == nullptr || node->kind != Kind::Map || std::any_of(node->values.begin(), node->values.end(), is_own))
    return node;
  const YamlNode* exact = nullptr;
  const YamlNode* near = nullptr;
  for (const YamlNode& entry : node->values) {
    const auto tag = language_of(entry);
    if (!tag) continue;
    if (*tag == language && exact == nullptr) exact = &entry;
    if (core::primary_subtag(*tag) == core::primary_subtag(language) && near == nullptr) near = &entry;
  }
  return exact != nullptr ? exact : near;
}

std::optional<core::LanguageTag> YamlReader::language_of(const YamlNode& entry) const {
  if (auto tag = languages_.find(entry.key)) return tag;
  std::string hint = entry.kind == Kind::Null ? colon_hint(entry.key) : std::string();
  if (hint.empty()) hint = languages_.hint(entry.key);
  report(problem::kLangUnknown, entry.key_range, fmt::format("unknown language tag \"{}\"", entry.key),
         std::move(hint));
  return std::nullopt;
}

}  // namespace lectern::archive
