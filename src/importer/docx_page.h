#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace lectern::importer {

/// What the page's head has for a title: such a page needs one, and a document has its own in its text, if anywhere.
inline constexpr const char* kNoTitle = "-";

/// A Word document as a web page, by the program pandoc; its pictures are put below `folder`, which is the caller's,
/// empty and for nothing else. NotFound, with what to do, when pandoc is not installed. `name` is for messages.
core::Result<std::string> page_of_docx(std::string_view bytes, const std::filesystem::path& folder,
                                       std::string_view name);

}  // namespace lectern::importer
