#include "index/searcher.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

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
    out.complete_count = count_complete();
    const bool few = out.complete_count == 0 || (out.complete_count < kEnoughLessons && query_.loose_groups > 1);
    const std::size_t wanted = few ? std::max<std::size_t>(limit, kEnoughLessons) : limit;
    out.lessons = best_lessons(query_.complete, wanted);
    for (FoundLesson& lesson : out.lessons) {
      lesson.complete = true;
      seen_.insert(lesson.lesson);
    }
    if (out.lessons.size() < limit && few) {
      for (FoundLesson& lesson : best_lessons(query_.partial, limit - out.lessons.size())) {
        out.lessons.push_back(std::move(lesson));
      }
    }
    out.lessons.resize(std::min(limit, out.lessons.size()));
    return out;
  }

 private:
  /// How many lessons match everything.
  std::size_t count_complete() const {
    Xapian::Enquire enquire(database_);
    enquire.set_query(in_wanted_language(query_.complete));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_collapse_key(kLessonSlot);
    // With a collapse key Xapian only estimates how many there are, until it has to give them out.
    return enquire.get_mset(0, database_.get_doccount()).size();
  }

  Xapian::Query in_wanted_language(const Xapian::Query& matching) const {
    if (language_.empty()) return matching;
    return {Xapian::Query::OP_FILTER, matching, in_language(language_)};
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
    std::vector<FoundLesson> documents;
    for (auto match = found.begin(); match != found.end(); ++match) {
      const Xapian::Document document = match.get_document();
      documents.push_back({*match, in_grains(match.get_weight()), false, document.get_value(kLessonSlot),
                           document.get_value(kLanguageSlot)});
    }
    std::sort(documents.begin(), documents.end(), stands_before);
    std::set<std::string> taken = seen_;
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
