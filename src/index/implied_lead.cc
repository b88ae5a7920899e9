#include "index/implied_lead.h"

#include <utility>

#include "index/bm25.h"
#include "index/implied_codec.h"
#include "index/schema.h"

namespace lectern::index {

std::vector<std::string> ImpliedNames::all() const {
  std::vector<std::string> out = weak;
  out.insert(out.end(), strong.begin(), strong.end());
  return out;
}

ImpliedNames implied_names(const Xapian::Database& database, const std::string& term) {
  ImpliedNames out;
  for (const bool strong : {false, true}) {
    for (unsigned level = 0; level <= kMaxImpliedLevel; ++level) {
      std::string name = name_of({term, static_cast<std::uint8_t>(level), strong, 0});
      const Xapian::doccount frequency = database.get_termfreq(name);
      if (frequency == 0) continue;
      out.frequency += frequency;
      (strong ? out.strong : out.weak).push_back(std::move(name));
    }
  }
  return out;
}

ImpliedLead implied_lead(const Xapian::Database& database, const std::string& term, ImpliedNames names,
                         std::uint32_t collection) {
  ImpliedLead out{std::move(names), 0, {}};
  double confidence = kPinyinConfidence;
  if (const std::string value = database.get_metadata(kRenderingKeyPrefix + term); !value.empty()) {
    auto rendering = decode_rendering(term, value);
    if (!rendering) throw Xapian::DatabaseCorruptError("a rendering does not read back");
    confidence = rendering->confidence;
    out.words = std::move(rendering->words);
  }
  const Xapian::doccount own = database.get_termfreq(term);
  out.weight = confidence / kMaxConfidence * term_weight(collection, own > 0 ? own : out.names.frequency);
  return out;
}

}  // namespace lectern::index
