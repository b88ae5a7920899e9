#include "archive/name_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "language/format.h"

namespace lectern::archive {
namespace {

using Kind = YamlNode::Kind;

constexpr std::array<std::string_view, 2> kGuestKeys = {"name", "role"};

/// A plain text with commas, or their Chinese kin, is most likely meant as a list.
void warn_of_unmarked_list(const YamlNode& node, const YamlReader& reader) {
  constexpr std::array<std::string_view, 5> kSeparators = {",", "，", "、", ";", "；"};
  if (node.kind != Kind::Text || node.quoted) return;
  const bool separated = std::any_of(kSeparators.begin(), kSeparators.end(),
                                     [&](std::string_view s) { return node.text.find(s) != std::string::npos; });
  if (!separated) return;
  reader.report(problem::kListUnmarked, node.range, "this text is taken for one name",
                "write several as a list, [one, two]; put one name with a comma in quotes");
}

/// The name that `node` gives in `language`, if pages can be made for it.
std::optional<std::string> read_name(const YamlNode& node, const core::LanguageTag& language,
                                     const YamlReader& reader) {
  const YamlNode* written = reader.in_language(&node, language);
  std::optional<std::string> name = written != nullptr ? reader.text(*written) : std::nullopt;
  if (name && language::slugify(*name).empty()) {
    reader.report(problem::kSlugEmpty, written->range,
                  fmt::format("\"{}\" has no letters or digits to make a URL of", *name));
    return std::nullopt;
  }
  return name;
}

std::optional<Guest> read_guest(const YamlNode& item, const core::LanguageTag& language, const YamlReader& reader) {
  const YamlNode* node = reader.in_language(&item, language, kGuestKeys);
  if (node == nullptr) return std::nullopt;
  if (node->kind != Kind::Map) {
    std::optional<std::string> name = read_name(*node, language, reader);
    return name ? std::optional(Guest{std::move(*name), {}, node->range}) : std::nullopt;
  }
  reader.check_keys(*node, kGuestKeys);
  const YamlNode* name_node = node->find("name");
  if (name_node == nullptr || YamlReader::is_blank(*name_node)) {
    reader.report(problem::kTypeWrong, node->range, "this guest has no name", "write {name: …, role: …}");
    return std::nullopt;
  }
  std::optional<std::string> name = read_name(*name_node, language, reader);
  if (!name) return std::nullopt;
  const YamlNode* role = reader.in_language(node->find("role"), language);
  return Guest{std::move(*name), role != nullptr ? reader.text(*role).value_or("") : std::string(), name_node->range};
}

}  // namespace

std::vector<Guest> read_guests(const YamlNode& node, const core::LanguageTag& language, const YamlReader& reader) {
  std::vector<Guest> out;
  const YamlNode* list = reader.in_language(&node, language, kGuestKeys);
  if (list == nullptr) return out;
  warn_of_unmarked_list(*list, reader);
  for (const YamlNode* item : YamlReader::items(*list)) {
    std::optional<Guest> guest = read_guest(*item, language, reader);
    if (!guest) continue;
    const auto same = [&](const Guest& other) { return other.name == guest->name; };
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(*guest));
  }
  return out;
}

std::vector<std::string> read_tags(const YamlNode& node, const core::LanguageTag& language, const YamlReader& reader) {
  std::vector<std::string> out;
  const YamlNode* list = reader.in_language(&node, language);
  if (list == nullptr) return out;
  warn_of_unmarked_list(*list, reader);
  for (const YamlNode* item : YamlReader::items(*list)) {
    std::optional<std::string> tag = read_name(*item, language, reader);
    if (tag && std::find(out.begin(), out.end(), *tag) == out.end()) out.push_back(std::move(*tag));
  }
  return out;
}

}  // namespace lectern::archive
