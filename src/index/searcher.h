#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "index/index.h"
#include "index/xapian_query.h"
#include "index/xapian_weight.h"

namespace lectern::index {

/// A lesson that was found, by its best write-up.
struct FoundLesson {
  DocId document = 0;
  double grains = 0;                       ///< the score, in whole kScoreGrains
  bool complete = false, through = false;  ///< as `Hit` has them
  std::string lesson, language;
  std::string sibling = {};  ///< the language of the write-up of the lesson that matches, when it is another one
};

struct FoundLessons {
  std::vector<FoundLesson> lessons;  ///< the best first
  std::size_t complete_count = 0, through_count = 0;
};

/// The best `limit` lessons of the match sets of `query`: those that match everything, those that do through what they
/// imply or in another language than `language` or the query's, then, where these are few, those that match in part.
/// Lets Xapian's exceptions pass.
FoundLessons find_lessons(const Xapian::Database& database, const XapianWeight& weight, const XapianQuery& query,
                          const std::string& language, std::size_t limit);

}  // namespace lectern::index
