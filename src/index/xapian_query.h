#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "index/implied_lead.h"
#include "index/query.h"
#include "index/term_weights.h"

namespace lectern::index {

/// A query in Xapian's terms. What matches and what it scores are separate: the first ones choose documents, and weigh
/// nothing; `scoring` weighs each text term of the query once, wherever it stands or is implied.
struct XapianQuery {
  Xapian::Query complete;
  Xapian::Query through;  ///< all groups, some by what is implied, without `complete`; none where that leads nowhere
  Xapian::Query partial;  ///< all firm groups, and any piece of the loose ones; includes `complete`
  std::size_t loose_groups = 0;  ///< those with an alternative whose pieces are worth something; 0: no `partial`

  // Where `Reach::elsewhere` says so.
  bool names_languages = false;
  Xapian::Query elsewhere;  ///< as `complete`, whatever the language
  Xapian::Query allowed;    ///< what filters and exclusions leave

  Xapian::Query scoring;
  TermWeights weights;
  std::vector<std::string> expansions;       ///< what the growing word may become beside its stem
  std::map<std::string, ImpliedLead> leads;  ///< of the terms that count and that some document implies
};

/// What a query may find beside the words that write-ups have themselves.
struct Reach {
  bool implied = false;    ///< what is implied; worth asking only where something is
  bool elsewhere = false;  ///< with languages asked for, lessons whose write-ups in others match
};

/// Needs the database to know what an unfinished word may become; `collection` as `term_weight` takes it. Lets Xapian's
/// exceptions pass.
XapianQuery make_xapian_query(const Query& query, const Xapian::Database& database, std::uint32_t collection,
                              const Reach& reach);

/// Documents of `language`; `zh` includes `zh-Hant`.
Xapian::Query in_language(const std::string& language);

/// Those of `matching`, weighed by `scoring`.
Xapian::Query scored(const Xapian::Query& matching, const Xapian::Query& scoring);

}  // namespace lectern::index
