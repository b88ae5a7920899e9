#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/yaml_reader.h"

namespace lectern::archive {

/// Reads `guests`: texts, or maps of `name` and `role`, each of them for all languages or by language. One guest needs
/// no list. A name counts once.
std::vector<Guest> read_guests(const YamlNode& node, const core::LanguageTag& language, const YamlReader& reader);

/// Reads `tags`: texts. A tag counts once.
std::vector<std::string> read_tags(const YamlNode& node, const core::LanguageTag& language, const YamlReader& reader);

}  // namespace lectern::archive
