#include "index/xapian_query.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "index/bm25.h"
#include "index/document_terms.h"
#include "index/implied_source.h"
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

XQuery without(const XQuery& wanted, const XQuery& unwanted) {
  return {XQuery::OP_AND_NOT, wanted, unwanted};
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

/// Which documents hold items, groups and their pieces, and which imply them.
class Matcher {
 public:
  Matcher(const Vocabulary& vocabulary, const Xapian::Database& database, bool implied)
      : vocabulary_(vocabulary),
        database_(database),
        implied_(implied),
        checker_(std::make_shared<PhraseChecker>(database)) {}

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

  /// Documents that have or strongly imply each term of the item, and imply one at least.
  XQuery implying(const Item& item) const {
    if (!implied_ || item.quoted) return {};
    const std::string prefix = prefix_of(item.field);
    std::vector<XQuery> each, some;
    for (const std::string& term : item.terms) {
      const ImpliedNames& names = names_of(prefix + term);
      some.insert(some.end(), names.strong.begin(), names.strong.end());
      std::vector<XQuery> forms(names.strong.begin(), names.strong.end());
      forms.emplace_back(prefix + term);
      each.push_back(any_of(forms));
    }
    each.push_back(any_of(some));
    return some.empty() ? XQuery() : all_of(each);
  }

  XQuery implying(const Group& group) const {
    std::vector<XQuery> alternatives;
    for (const Item& item : group.alternatives) {
      if (const XQuery query = implying(item); !query.empty()) alternatives.push_back(query);
    }
    return any_of(alternatives);
  }

  /// Any piece of the loose alternatives, had or implied, or one of the others whole.
  void add_pieces(const Group& group, std::vector<XQuery>& out) const {
    for (const Item& item : group.alternatives) {
      if (!is_loose(item) || !item.prefix.empty()) {
        out.push_back(holding(item));
      } else {
        out.insert(out.end(), item.terms.begin(), item.terms.end());
      }
      if (is_loose(item)) add_implied(item, out);
    }
  }

  /// How documents imply `term`; looked up once.
  const ImpliedNames& names_of(const std::string& term) const {
    const auto [known, is_new] = names_.try_emplace(term);
    if (is_new && implied_) known->second = implied_names(database_, term);
    return known->second;
  }

 private:
  void add_implied(const Item& item, std::vector<XQuery>& out) const {
    if (!implied_) return;
    for (const std::string& term : item.terms) {
      const std::vector<std::string> names = names_of(term).all();
      out.insert(out.end(), names.begin(), names.end());
    }
  }

  const Vocabulary& vocabulary_;
  const Xapian::Database& database_;
  bool implied_;
  mutable std::map<std::string, ImpliedNames> names_;
  std::shared_ptr<PhraseChecker> checker_;
};

std::map<std::string, ImpliedLead> leads_of(const Vocabulary& vocabulary, const Matcher& matcher,
                                            const Xapian::Database& database, std::uint32_t collection) {
  std::map<std::string, ImpliedLead> out;
  const auto add = [&](const std::string& term) {
    const ImpliedNames& names = matcher.names_of(term);
    if (names.frequency > 0) out.emplace(term, implied_lead(database, term, names, collection));
  };
  for (const std::string& term : vocabulary.terms) add(term);
  if (vocabulary.stem) add(*vocabulary.stem);
  return out;
}

XQuery scoring_of(const Vocabulary& vocabulary, const std::map<std::string, ImpliedLead>& leads) {
  const auto add = [&](const std::string& term, std::vector<XQuery>& out) {
    out.emplace_back(term);
    const auto lead = leads.find(term);
    if (lead == leads.end()) return;
    out.emplace_back((new ImpliedSource(lead->second.names.all(), lead->second.weight))->release());
  };
  std::vector<XQuery> terms;
  for (const std::string& term : vocabulary.terms) add(term, terms);
  if (vocabulary.stem) {
    std::vector<XQuery> forms;
    add(*vocabulary.stem, forms);
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

/// What a query asks of write-ups beside its groups.
class Filters {
 public:
  Filters(const Query& query, const Matcher& matcher) {
    std::vector<XQuery> languages, unwanted;
    for (const std::string& language : query.languages) languages.push_back(in_language(language));
    if (!languages.empty()) languages_ = any_of(languages);
    for (const Item& item : query.exclusions) unwanted.push_back(matcher.holding(item));
    if (!unwanted.empty()) unwanted_ = any_of(unwanted);
    if (query.date_from.empty() && query.date_to.empty()) return;
    // A write-up without a date has an empty value, which sorts before every day, so the range never begins with it.
    const std::string from = query.date_from.empty() ? "0001-01-01" : query.date_from;
    const std::string to = query.date_to.empty() ? "9999-12-31" : query.date_to;
    dates_ = XQuery(XQuery::OP_VALUE_RANGE, kDateSlot, from, to);
  }

  bool empty() const { return !languages_ && !dates_; }

  /// Documents that meet all of `wanted` and what the filters say.
  XQuery meeting(std::vector<XQuery> wanted) const {
    if (languages_) wanted.push_back(*languages_);
    return in_any_language(std::move(wanted));
  }

  XQuery in_any_language(std::vector<XQuery> wanted) const {
    if (dates_) wanted.push_back(*dates_);
    const XQuery all = wanted.empty() ? XQuery(std::string()) : all_of(wanted);
    return unwanted_ ? without(all, *unwanted_) : all;
  }

 private:
  std::optional<XQuery> languages_, dates_, unwanted_;
};

/// What the groups of a query ask for.
struct Groups {
  std::vector<XQuery> loose, firm;  ///< documents that hold them
  std::vector<XQuery> met;          ///< of each, documents that hold or imply it
  bool any_implied = false;
  std::vector<XQuery> pieces;

  std::vector<XQuery> held() const {
    std::vector<XQuery> out = loose;
    out.insert(out.end(), firm.begin(), firm.end());
    return out;
  }
};

Groups groups_of(const Query& query, const Matcher& matcher) {
  Groups out;
  for (const Group& group : query.groups) {
    const XQuery held = matcher.holding(group), implied = matcher.implying(group);
    (is_loose(group) ? out.loose : out.firm).push_back(held);
    if (is_loose(group)) matcher.add_pieces(group, out.pieces);
    out.met.push_back(implied.empty() ? held : any_of({held, implied}));
    out.any_implied = out.any_implied || !implied.empty();
  }
  return out;
}

}  // namespace

XapianQuery make_xapian_query(const Query& query, const Xapian::Database& database, std::uint32_t collection,
                              const Reach& reach) {
  XapianQuery out;
  const Vocabulary vocabulary = vocabulary_of(query, database);
  const Matcher matcher(vocabulary, database, reach.implied);
  const Filters filters(query, matcher);
  if (query.groups.empty() && filters.empty()) return out;  // asks for nothing
  const Groups groups = groups_of(query, matcher);

  out.complete = filters.meeting(groups.held());
  if (groups.any_implied) out.through = without(filters.meeting(groups.met), out.complete);
  out.loose_groups = groups.loose.size();
  if (out.loose_groups > 0) {
    std::vector<XQuery> wanted = groups.firm;
    wanted.push_back(any_of(groups.pieces));
    out.partial = filters.meeting(std::move(wanted));
  }
  if (reach.elsewhere && !query.groups.empty()) {
    out.names_languages = !query.languages.empty();
    out.allowed = filters.meeting({});
    out.elsewhere = filters.in_any_language(groups.held());
  }
  if (reach.implied) out.leads = leads_of(vocabulary, matcher, database, collection);
  out.scoring = scoring_of(vocabulary, out.leads);
  out.weights = weights_of(vocabulary, database, collection);
  out.expansions = vocabulary.expansions;
  return out;
}

XQuery in_language(const std::string& language) {
  return XQuery(language_terms(language).back());
}

XQuery scored(const XQuery& matching, const XQuery& scoring) {
  return {XQuery::OP_AND_MAYBE, XQuery(0.0, matching), scoring};
}

}  // namespace lectern::index
