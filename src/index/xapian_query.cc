#include "index/xapian_query.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "index/bm25.h"
#include "index/document_terms.h"
#include "index/passages.h"
#include "index/phrase_checker.h"
#include "index/phrase_source.h"
#include "index/prefix_expansion.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

using XQuery = Xapian::Query;

const char* prefix_of(Field field) {
  switch (field) {
    case Field::Any:
      return "";
    case Field::Title:
      return kTitlePrefix;
    case Field::Guest:
      return kGuestPrefix;
    case Field::Tag:
      return kTagPrefix;
    case Field::Course:
      return kCoursePrefix;
  }
  return "";
}

XQuery any_of(const std::vector<XQuery>& queries) {
  return {XQuery::OP_OR, queries.begin(), queries.end()};
}

XQuery all_of(const std::vector<XQuery>& queries) {
  return {XQuery::OP_AND, queries.begin(), queries.end()};
}

/// Whether pieces of the item are worth something alone.
bool is_loose(const Item& item) {
  return item.field == Field::Any && !item.quoted;
}

bool is_loose(const Group& group) {
  return std::any_of(group.alternatives.begin(), group.alternatives.end(),
                     [](const Item& item) { return is_loose(item); });
}

/// The terms that count, and the one word among them that may still be growing.
struct Vocabulary {
  std::set<std::string> terms;  ///< without `stem`
  std::optional<std::string> stem;
  std::vector<std::string> expansions;  ///< of the word with that stem
};

Vocabulary vocabulary_of(const Query& query, const Xapian::Database& database) {
  Vocabulary out;
  for (const Group& group : query.groups) {
    for (const Item& item : group.alternatives) {
      out.terms.insert(item.terms.begin(), item.terms.end());
      if (item.prefix.empty()) continue;
      out.stem = item.terms.front();
      if (database.get_termfreq(*out.stem) >= kEnoughLessons) continue;
      out.expansions = expand_prefix(database, item.prefix, *out.stem);
    }
  }
  if (out.stem) out.terms.erase(*out.stem);
  return out;
}

/// Which documents hold items, groups and their pieces.
class Matcher {
 public:
  Matcher(const Vocabulary& vocabulary, const Xapian::Database& database)
      : vocabulary_(vocabulary), checker_(std::make_shared<PhraseChecker>(database)) {}

  XQuery holding(const Item& item) const {
    const std::string prefix = prefix_of(item.field);
    std::vector<XQuery> terms;
    for (const std::string& term : item.terms) terms.emplace_back(prefix + term);
    if (!item.prefix.empty()) {
      for (const std::string& term : vocabulary_.expansions) terms.emplace_back(prefix + term);
      return any_of(terms);
    }
    if (terms.size() > 1) terms.emplace_back((new PhraseSource(checker_, checker_->add(item)))->release());
    return all_of(terms);
  }

  XQuery holding(const Group& group) const {
    std::vector<XQuery> alternatives;
    for (const Item& item : group.alternatives) alternatives.push_back(holding(item));
    return any_of(alternatives);
  }

  /// Any piece of the loose alternatives, or one of the others whole.
  void add_pieces(const Group& group, std::vector<XQuery>& out) const {
    for (const Item& item : group.alternatives) {
      if (!is_loose(item) || !item.prefix.empty()) {
        out.push_back(holding(item));
      } else {
        out.insert(out.end(), item.terms.begin(), item.terms.end());
      }
    }
  }

 private:
  const Vocabulary& vocabulary_;
  std::shared_ptr<PhraseChecker> checker_;
};

std::vector<XQuery> filters_of(const Query& query) {
  std::vector<XQuery> out;
  std::vector<XQuery> languages;
  for (const std::string& language : query.languages) languages.push_back(in_language(language));
  if (!languages.empty()) out.push_back(any_of(languages));
  if (query.date_from.empty() && query.date_to.empty()) return out;
  // A write-up without a date has an empty value, which sorts before every day, so the range never begins with it.
  const std::string from = query.date_from.empty() ? "0001-01-01" : query.date_from;
  const std::string to = query.date_to.empty() ? "9999-12-31" : query.date_to;
  out.push_back({XQuery::OP_VALUE_RANGE, kDateSlot, from, to});
  return out;
}

XQuery scoring_of(const Vocabulary& vocabulary) {
  std::vector<XQuery> terms(vocabulary.terms.begin(), vocabulary.terms.end());
  if (vocabulary.stem) {
    std::vector<XQuery> forms{XQuery(*vocabulary.stem)};
    for (const std::string& term : vocabulary.expansions) forms.emplace_back(kPrefixExpansionScale, XQuery(term));
    terms.emplace_back(XQuery::OP_MAX, forms.begin(), forms.end());
  }
  return any_of(terms);
}

TermWeights weights_of(const Vocabulary& vocabulary, const Xapian::Database& database, std::uint32_t collection) {
  TermWeights out;
  const auto add = [&](const std::string& term, double scale) {
    const Xapian::doccount frequency = database.get_termfreq(term);
    TermWeight& known = out[term];
    known.weight = std::max(known.weight, scale * term_weight(collection, frequency));
    known.common = is_common(term, frequency, collection);
  };
  for (const std::string& term : vocabulary.terms) add(term, 1);
  if (vocabulary.stem) add(*vocabulary.stem, 1);
  for (const std::string& term : vocabulary.expansions) add(term, kPrefixExpansionScale);
  return out;
}

}  // namespace

XapianQuery make_xapian_query(const Query& query, const Xapian::Database& database, std::uint32_t collection) {
  XapianQuery out;
  std::vector<XQuery> required = filters_of(query);
  if (query.groups.empty() && required.empty()) return out;  // asks for nothing
  const Vocabulary vocabulary = vocabulary_of(query, database);
  const Matcher matcher(vocabulary, database);

  std::vector<XQuery> unwanted;
  for (const Item& item : query.exclusions) unwanted.push_back(matcher.holding(item));
  const auto without_unwanted = [&](const std::vector<XQuery>& wanted) {
    return unwanted.empty() ? all_of(wanted) : XQuery(XQuery::OP_AND_NOT, all_of(wanted), any_of(unwanted));
  };

  std::vector<XQuery> loose, pieces;
  for (const Group& group : query.groups) {
    (is_loose(group) ? loose : required).push_back(matcher.holding(group));
    if (is_loose(group)) matcher.add_pieces(group, pieces);
  }
  out.loose_groups = loose.size();
  loose.insert(loose.end(), required.begin(), required.end());
  out.complete = without_unwanted(loose);
  if (out.loose_groups > 0) {
    required.push_back(any_of(pieces));
    out.partial = without_unwanted(required);
  }
  out.scoring = scoring_of(vocabulary);
  out.weights = weights_of(vocabulary, database, collection);
  return out;
}

XQuery in_language(const std::string& language) {
  return XQuery(language_terms(language).back());
}

XQuery scored(const XQuery& matching, const XQuery& scoring) {
  return {XQuery::OP_AND_MAYBE, XQuery(0.0, matching), scoring};
}

}  // namespace lectern::index
