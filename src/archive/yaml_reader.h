#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/languages.h"
#include "archive/problem.h"
#include "archive/yaml_node.h"
#include "core/date.h"
#include "core/diagnostic.h"

namespace lectern::archive {

/// Reads typed values from the YAML of one file, and says where a value is not what it should be. A Null is silently
/// nothing: `summary:` without a value means the same as no `summary`. Borrows what it is made of.
class YamlReader {
 public:
  YamlReader(const core::SourceFile& source, const Languages& languages, core::Diagnostics& problems)
      : source_(source), languages_(languages), problems_(problems) {}

  const Languages& languages() const { return languages_; }
  void report(const Problem& kind, core::SourceRange range, std::string message, std::string hint = {}) const;

  /// Nothing, or a text of nothing but white space.
  static bool is_blank(const YamlNode& node);
  /// The items of a list; a single value is a list of one, a Null one of none.
  static std::vector<const YamlNode*> items(const YamlNode& node);

  /// Whether the whole of a file's YAML can have keys; a Null counts as one without.
  bool is_map(const YamlNode& root) const;
  /// Warns of every key of `map` that is not `known`.
  void check_keys(const YamlNode& map, std::span<const std::string_view> known) const;

  /// One line of text, tidied, without control characters; nothing when there is none.
  std::optional<std::string> text(const YamlNode& node) const;
  std::optional<bool> flag(const YamlNode& node) const;
  std::optional<core::Date> date(const YamlNode& node) const;
  /// A text for all languages, or a map of texts by language.
  LocalizedText localized_text(const YamlNode& node) const;

  /// What a value says in `language`: the entry of a map by language, else the value itself. Null when the map has no
  /// such entry, or `node` is null. A map that has one of `own_keys` is not one by language.
  const YamlNode* in_language(const YamlNode* node, const core::LanguageTag& language,
                              std::span<const std::string_view> own_keys = {}) const;

  /// Says that `node` should have been `wanted`: `a text`.
  void wrong_type(const YamlNode& node, std::string_view wanted) const;

 private:
  /// The site's tag for an entry of a map by language; nothing, and an Error, where it has none.
  std::optional<core::LanguageTag> language_of(const YamlNode& entry) const;

  const core::SourceFile& source_;
  const Languages& languages_;
  core::Diagnostics& problems_;
};

}  // namespace lectern::archive
