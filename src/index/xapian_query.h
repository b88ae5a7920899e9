#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "index/query.h"
#include "index/term_weights.h"

namespace lectern::index {

/// A query in Xapian's terms. What matches and what it scores are separate: `complete` and `partial` choose documents,
/// and weigh nothing; `scoring` weighs each text term of the query once, wherever it stands.
struct XapianQuery {
  Xapian::Query complete;
  Xapian::Query partial;         ///< all firm groups, and any piece of the loose ones; includes `complete`
  std::size_t loose_groups = 0;  ///< those with an alternative whose pieces are worth something; 0: no `partial`
  Xapian::Query scoring;
  TermWeights weights;
};

/// Needs the database to know what an unfinished word may become; `collection` as `term_weight` takes it. Lets Xapian's
/// exceptions pass.
XapianQuery make_xapian_query(const Query& query, const Xapian::Database& database, std::uint32_t collection);

/// Documents of `language`; `zh` includes `zh-Hant`.
Xapian::Query in_language(const std::string& language);

/// Those of `matching`, weighed by `scoring`.
Xapian::Query scored(const Xapian::Query& matching, const Xapian::Query& scoring);

}  // namespace lectern::index
