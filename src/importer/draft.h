#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "core/date.h"
#include "core/language.h"
#include "importer/post.h"

namespace lectern::importer {

/// One write-up of a proposed lesson.
struct WriteUpDraft {
  core::LanguageTag language;  ///< `zh` or `en`
  std::string title;
  std::vector<archive::Guest> guests;
  std::string markdown;  ///< the whole file, front matter included
};

/// A lesson as it could be published, and what a person should know before.
struct Draft {
  std::optional<core::Date> date;       ///< with the time where the source has it
  std::string folder;                   ///< a name for the lesson's folder, without a number; never empty
  std::vector<WriteUpDraft> write_ups;  ///< at most one a language, Chinese first; none when there is no text
  std::vector<LeftOut> left_out;        ///< the reader's and the drafter's, by line
  std::vector<Finding> findings;        ///< the reader's and the drafter's
};

/// Makes a lesson of a post: tells its languages apart, finds titles, date, guests, sections and lists.
///
/// Every sentence of the blocks is in a write-up, in order, or in `left_out`; no word is added. Never fails: a post
/// without sense becomes a draft with findings. A function of its argument; any thread.
Draft make_draft(const Post& post);

}  // namespace lectern::importer
