#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/yaml_reader.h"
#include "core/source_file.h"

namespace lectern::archive {

/// Reads `silence` of `source`: maps of `code`, `reason`, and `file` where not the whole archive is meant. An entry
/// without a code or without a reason is left out with an Error. Which codes there are is not known here.
std::vector<Silence> read_silences(const YamlNode& node, const core::SourceFile& source, const YamlReader& reader);

}  // namespace lectern::archive
