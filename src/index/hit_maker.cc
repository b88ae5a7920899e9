#include "index/hit_maker.h"

#include <algorithm>
#include <utility>

#include "index/parts.h"
#include "index/schema.h"
#include "index/sections.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

std::set<std::string> terms_of(const std::string& text) {
  std::set<std::string> out;
  for (const language::Token& token : language::analyze(text)) out.insert(token.term);
  return out;
}

/// Every term of a passage, its sections' titles among them.
std::set<std::string> terms_of(const Passage& passage) {
  std::set<std::string> out;
  for (const core::CardSection& section : passage.sections) {
    for (const std::string* text : {&section.title, &section.text}) {
      for_each_placed_term(*text, [&](const PlacedTermView& placed) { out.emplace(placed.term()); });
    }
  }
  return out;
}

/// The words of the renderings that stand in a passage, in the order of `renderings`, each once; or the first of all.
std::vector<std::string> words_in(const std::set<std::string>& passage,
                                  const std::vector<const std::vector<std::string>*>& renderings) {
  std::vector<std::string> out;
  for (const std::vector<std::string>* words : renderings) {
    for (const std::string& word : *words) {
      const std::set<std::string> terms = terms_of(word);
      if (out.size() == kMaxViaWords || std::find(out.begin(), out.end(), word) != out.end()) continue;
      if (std::includes(passage.begin(), passage.end(), terms.begin(), terms.end())) out.push_back(word);
    }
  }
  const auto first =
      std::find_if(renderings.begin(), renderings.end(), [](const auto* words) { return !words->empty(); });
  if (out.empty() && first != renderings.end()) out.push_back((*first)->front());
  return out;
}

}  // namespace

HitMaker::HitMaker(const Xapian::Database& database, const Query& query, const XapianQuery& translated)
    : database_(database), query_(query), translated_(translated) {}

Hit HitMaker::make(const FoundLesson& found, DocumentRecord record) const {
  const ImpliedTerms implied = implied_of(record);
  std::vector<ImpliedPlace> places;
  TermWeights weights = translated_.weights;
  std::set<std::string> rendering_terms;
  for (const auto& [term, use] : implied) {
    places.push_back({use.place, use.lead->weight});
    for (const std::string& word : use.lead->words) {
      for (const std::string& other : terms_of(word)) {
        weights[other].weight = std::max(weights[other].weight, use.lead->weight);
        rendering_terms.insert(other);
      }
    }
  }
  Passage passage = best_passage(record.card, translated_.weights, places);
  Hit hit{
      found.document, found.grains * kScoreGrain, found.complete, found.through, std::move(record.card), {}, {}, {}};
  if (!found.sibling.empty()) {
    hit.via.push_back({"", {}, found.sibling});
  } else if (!found.complete && !implied.empty()) {
    hit.via = via_of(found.document, implied, passage);
  }
  hit.sections = best_sections(std::move(passage), weights);
  hit.rendering_terms.assign(rendering_terms.begin(), rendering_terms.end());
  return hit;
}

HitMaker::ImpliedTerms HitMaker::implied_of(const DocumentRecord& record) const {
  ImpliedTerms out;
  if (translated_.leads.empty()) return out;
  for (const ImpliedTerm& term : record.implied) {
    const auto lead = translated_.leads.find(term.term);
    if (lead != translated_.leads.end()) out[term.term] = {term.place, &lead->second};
  }
  return out;
}

std::vector<Via> HitMaker::via_of(DocId document, const ImpliedTerms& implied, const Passage& passage) const {
  const std::set<std::string> own = own_terms(document), shown = terms_of(passage);
  std::vector<Via> out;
  for (const Group& group : query_.groups) {
    for (const Item& item : group.alternatives) {
      if (!is_loose(item) || has_any(own, item)) continue;
      std::vector<const std::vector<std::string>*> renderings;
      for (const std::string& term : item.terms) {
        if (const auto use = implied.find(term); use != implied.end()) renderings.push_back(&use->second.lead->words);
      }
      if (renderings.empty()) continue;
      Via via{item.surface, words_in(shown, renderings), ""};
      if (std::find(out.begin(), out.end(), via) == out.end()) out.push_back(std::move(via));
    }
  }
  return out;
}

/// Those of the query's.
std::set<std::string> HitMaker::own_terms(DocId document) const {
  std::set<std::string> out;
  auto term = database_.termlist_begin(document);
  const auto end = database_.termlist_end(document);
  for (const auto& [wanted, weight] : translated_.weights) {
    if (term != end) term.skip_to(wanted);
    if (term != end && *term == wanted) out.insert(wanted);
  }
  return out;
}

bool HitMaker::has_any(const std::set<std::string>& own, const Item& item) const {
  const auto is_own = [&](const std::string& term) { return own.contains(term); };
  const std::vector<std::string>& forms = translated_.expansions;
  return std::any_of(item.terms.begin(), item.terms.end(), is_own) ||
         (!item.prefix.empty() && std::any_of(forms.begin(), forms.end(), is_own));
}

}  // namespace lectern::index
