#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "importer/draft.h"
#include "importer/piece.h"
#include "importer/post.h"

namespace lectern::importer {

/// The file of a write-up: front matter of `draft` and `post`, and `pieces` as Markdown. Ends with a line end.
std::string write_up_file(const WriteUpDraft& draft, const std::optional<core::Date>& date, const Post& post,
                          const Pieces& pieces);

}  // namespace lectern::importer
