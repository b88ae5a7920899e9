#include "index/searcher.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "index/document_terms.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

double in_grains(double score) {
  return std::round(score / kScoreGrain);
}

bool stands_before(const FoundLesson& a, const FoundLesson& b) {
  if (a.grains != b.grains) return a.grains > b.grains;
  return std::tie(a.lesson, a.language) < std::tie(b.lesson, b.language);
}

class Searcher {
 public:
  Searcher(const Xapian::Database& database, const XapianWeight& weight, const XapianQuery& query,
           const std::string& language)
      : database_(database), weight_(weight), query_(query), language_(language) {}

  FoundLessons find(std::size_t limit) {
    FoundLessons out;
    const Xapian::MSet complete = all_complete();
    const std::vector<FoundLesson> through = through_lessons(complete);
    out.complete_count = complete.size();
    out.through_count = through.size();
    const std::size_t whole = out.complete_count + out.through_count;
    const bool few = whole == 0 || (whole < kEnoughLessons && query_.loose_groups > 1);
    add(best_lessons(query_.complete, few ? std::max<std::size_t>(limit, kEnoughLessons) : limit), out.lessons);
    for (FoundLesson& lesson : out.lessons) lesson.complete = true;
    add(through, out.lessons);
    if (out.lessons.size() < limit && few) {
      add(best_lessons(query_.partial, limit - out.lessons.size()), out.lessons);
    }
    out.lessons.resize(std::min(limit, out.lessons.size()));
    return out;
  }

 private:
  void add(std::vector<FoundLesson> lessons, std::vector<FoundLesson>& out) {
    for (FoundLesson& lesson : lessons) {
      seen_.insert(lesson.lesson);
      out.push_back(std::move(lesson));
    }
  }

  /// One document of each lesson that matches everything, its lesson as collapse key.
  Xapian::MSet all_complete() const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(in_wanted_language(query_.complete));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(kLessonSlot);
    // With a collapse key Xapian only estimates how many there are, until it has to give them out.
    return enquire.get_mset(0, database_.get_doccount());
  }

  /// All lessons, the best first, that are not complete but through what their write-ups imply, or in another language.
  std::vector<FoundLesson> through_lessons(const Xapian::MSet& complete) const {
    std::vector<FoundLesson> found;
    if (!query_.through.empty()) found = all_documents(in_wanted_language(query_.through));
    if (query_.names_languages || !language_.empty()) add_elsewhere(found);
    if (found.empty()) return found;
    std::set<std::string> taken;
    for (auto match = complete.begin(); match != complete.end(); ++match) taken.insert(match.get_collapse_key());
    std::stable_sort(found.begin(), found.end(), stands_before);
    std::vector<FoundLesson> out = once(std::move(found), std::move(taken), database_.get_doccount());
    for (FoundLesson& lesson : out) lesson.through = true;
    return out;
  }

  /// Lessons that match in a language that is not wanted, by their write-ups in one that is.
  void add_elsewhere(std::vector<FoundLesson>& out) const {
    if (query_.elsewhere.empty()) return;
    const Xapian::Query allowed = in_wanted_language(query_.allowed);
    std::vector<FoundLesson> matching = all_documents({Xapian::Query::OP_AND_NOT, query_.elsewhere, allowed});
    std::sort(matching.begin(), matching.end(), stands_before);
    const std::map<std::string, FoundLesson> shown = write_ups_of(matching, allowed);
    for (const FoundLesson& match : matching) {
      const auto found = shown.find(match.lesson);
      if (found == shown.end()) continue;
      FoundLesson& lesson = out.emplace_back(found->second);
      lesson.grains = match.grains;
      lesson.sibling = match.language;
    }
  }

  /// Of each of the lessons, the first write-up that is allowed.
  std::map<std::string, FoundLesson> write_ups_of(const std::vector<FoundLesson>& lessons,
                                                  const Xapian::Query& allowed) const {
    std::vector<Xapian::Query> names;
    for (const std::string& language : all_languages()) {
      for (const FoundLesson& lesson : lessons) names.emplace_back(id_term(lesson.lesson, language));
    }
    const Xapian::Query any(Xapian::Query::OP_OR, names.begin(), names.end());
    std::map<std::string, FoundLesson> out;
    for (FoundLesson& found : all_documents({Xapian::Query::OP_FILTER, any, allowed})) {
      const auto [at, is_new] = out.try_emplace(found.lesson, found);
      if (!is_new && found.language < at->second.language) at->second = std::move(found);
    }
    return out;
  }

  std::vector<std::string> all_languages() const {
    std::vector<std::string> out;
    const auto end = database_.allterms_end(kLanguagePrefix);
    for (auto term = database_.allterms_begin(kLanguagePrefix); term != end; ++term) out.push_back((*term).substr(1));
    return out;
  }

  Xapian::Query in_wanted_language(const Xapian::Query& matching) const {
    if (language_.empty()) return matching;
    return {Xapian::Query::OP_FILTER, matching, in_language(language_)};
  }

  std::vector<FoundLesson> all_documents(const Xapian::Query& matching) const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(scored(matching, query_.scoring));
    enquire.set_weighting_scheme(weight_);
    return documents_of(enquire.get_mset(0, database_.get_doccount()));
  }

  /// The first `limit` lessons that are not in `seen_`.
  ///
  /// Xapian orders by exact scores, we by rounded ones, so that a browser that adds in another order agrees. A document
  /// that was not fetched may then still belong before the last lesson: more are fetched until none can.
  std::vector<FoundLesson> best_lessons(const Xapian::Query& matching, std::size_t limit) const {
    if (limit == 0) return {};
    Xapian::Enquire enquire(database_);
    enquire.set_query(scored(in_wanted_language(matching), query_.scoring));
    enquire.set_weighting_scheme(weight_);
    const std::size_t all = database_.get_doccount();
    for (std::size_t count = 4 * (limit + seen_.size());; count *= 4) {
      const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(std::min(count, all)));
      std::vector<FoundLesson> lessons = lessons_of(found, limit);
      if (found.size() < count) return lessons;
      const double last = in_grains(found.back().get_weight());
      if (lessons.size() == limit && lessons.back().grains > last) return lessons;
    }
  }

  std::vector<FoundLesson> lessons_of(const Xapian::MSet& found, std::size_t limit) const {
    std::vector<FoundLesson> documents = documents_of(found);
    std::sort(documents.begin(), documents.end(), stands_before);
    return once(std::move(documents), seen_, limit);
  }

  static std::vector<FoundLesson> documents_of(const Xapian::MSet& found) {
    std::vector<FoundLesson> out;
    for (auto match = found.begin(); match != found.end(); ++match) {
      const Xapian::Document document = match.get_document();
      out.push_back({*match, in_grains(match.get_weight()), false, false, document.get_value(kLessonSlot),
                     document.get_value(kLanguageSlot)});
    }
    return out;
  }

  /// The first document of each lesson that is not in `taken`, `limit` lessons at most.
  static std::vector<FoundLesson> once(std::vector<FoundLesson> documents, std::set<std::string> taken,
                                       std::size_t limit) {
    std::vector<FoundLesson> out;
    for (FoundLesson& document : documents) {
      if (out.size() == limit) break;
      if (taken.insert(document.lesson).second) out.push_back(std::move(document));
    }
    return out;
  }

  const Xapian::Database& database_;
  const XapianWeight& weight_;
  const XapianQuery& query_;
  const std::string& language_;
  std::set<std::string> seen_;
};

}  // namespace

FoundLessons find_lessons(const Xapian::Database& database, const XapianWeight& weight, const XapianQuery& query,
                          const std::string& language, std::size_t limit) {
  return Searcher(database, weight, query, language).find(limit);
}

}  // namespace lectern::index
