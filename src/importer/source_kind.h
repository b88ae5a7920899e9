#pragma once

#include <string_view>

#include "core/result.h"

namespace lectern::importer {

/// What a source is written in.
enum class SourceKind { Text, Html, Docx, Markdown };

/// The kind of a source, by the end of its name where that says it, else by what it holds; `name` is empty for standard
/// input. Whatever is a text and nothing else is Text. InvalidUsage, with what to do, for kinds of files that hold
/// posts and cannot be read: PDF, old Word documents, web archives, pictures, other programs' packages.
core::Result<SourceKind> kind_of(std::string_view name, std::string_view bytes);

}  // namespace lectern::importer
