#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace lectern::index {

/// The terms of the database (`name_of`) that say that documents imply a term, one for each level that occurs.
struct ImpliedNames {
  std::vector<std::string> weak, strong;
  std::uint32_t frequency = 0;  ///< so many documents imply it

  std::vector<std::string> all() const;
};

/// Lets Xapian's exceptions pass.
ImpliedNames implied_names(const Xapian::Database& database, const std::string& term);

/// What leads from a term of a query to documents that imply it.
struct ImpliedLead {
  ImpliedNames names;
  double weight = 0;               ///< how much the term tells there
  std::vector<std::string> words;  ///< of its rendering; none of a pinyin
};

/// `names` are those of `term`, and not empty; `collection` as `term_weight` takes it. Lets Xapian's exceptions pass; a
/// damaged rendering is Xapian::DatabaseCorruptError.
ImpliedLead implied_lead(const Xapian::Database& database, const std::string& term, ImpliedNames names,
                         std::uint32_t collection);

}  // namespace lectern::index
