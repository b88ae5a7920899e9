#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "importer/post.h"

namespace lectern::importer {

/// The text of a source in UTF-8, and what people are told of how it was read.
struct SourceText {
  std::string text;
  std::vector<Finding> findings;
};

/// Reads the bytes of a text: by its byte order mark, as UTF-8 where they are that, in the encoding that the text says
/// of itself (`declared`, may be empty or nonsense), else in a Chinese one where they look like it. InvalidUsage, with
/// what to do, for bytes that are no text. `name` is for messages.
core::Result<SourceText> read_source_text(std::string_view bytes, const std::string& declared, std::string_view name);

/// The encoding that an HTML page gives itself in a `meta` element or an XML declaration; empty for none.
std::string declared_encoding(std::string_view html);

}  // namespace lectern::importer
