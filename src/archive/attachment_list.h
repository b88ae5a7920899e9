#pragma once

#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/yaml_reader.h"

namespace lectern::archive {

/// Reads `video` or `slides`: a URL or a relative path, a map of `url` and `title`, or a list of these, each of them
/// for all languages or by language. What no page may link to is left out with an Error: other schemes than http and
/// https, absolute paths, addresses with white space.
std::vector<Attachment> read_attachments(const YamlNode& node, const core::LanguageTag& language,
                                         const YamlReader& reader);

}  // namespace lectern::archive
