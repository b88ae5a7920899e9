#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/source_file.h"
#include "core/source_position.h"

namespace lectern::archive {

/// A value of a YAML text with the place where it stands. Its tree owns everything; nothing of the YAML library shows.
struct YamlNode {
  enum class Kind { Null, Text, List, Map };

  Kind kind = Kind::Null;
  core::SourceRange range;       ///< of the value; of the key for Null
  std::string text;              ///< of a Text; valid UTF-8
  bool quoted = false;           ///< a Text in quotes, or a block of lines
  std::string key;               ///< in a Map
  core::SourceRange key_range;   ///< in a Map
  std::vector<YamlNode> values;  ///< of a List or Map, in order; the keys of a Map differ

  /// The value of `key` in a Map, or null.
  const YamlNode* find(std::string_view key) const;
};

/// Settings and front matter are small; the bounds keep a hostile one from costing more than it is worth.
inline constexpr std::size_t kMaxYamlBytes = 64U << 10U;
inline constexpr std::size_t kMaxYamlDepth = 16;
inline constexpr std::size_t kMaxYamlNodes = 4096;

struct YamlBounds {
  std::size_t bytes = kMaxYamlBytes;
  std::size_t nodes = kMaxYamlNodes;
};

/// Parses the YAML in `lines` of `source`; an empty text is a Null. Nothing, and an Error, where it is no YAML, larger
/// than the bounds, or more than we want of YAML: anchors, aliases, tags, several documents, keys that are no texts.
/// A key that is given twice is an Error and keeps its first value.
std::optional<YamlNode> parse_yaml(const core::SourceFile& source, core::LineRange lines, core::Diagnostics& problems,
                                   const YamlBounds& bounds = {});

}  // namespace lectern::archive
