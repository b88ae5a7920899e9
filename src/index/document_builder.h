#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "core/card.h"
#include "index/parts.h"

namespace lectern::index {

/// The term that names one write-up, and is in no other: kIdPrefix, lesson, language. Folder names may be longer than
/// a term may be: then it is cut, and ends in a hash of the whole.
std::string id_term(const core::Card& card);

/// The filter terms of a write-up's language: the tag in lower case, and its primary subtag.
std::vector<std::string> language_terms(const core::LanguageTag& language);

/// Makes the Xapian document of a write-up, as `schema.h` says.
class DocumentBuilder {
 public:
  Xapian::Document build(const core::Card& card);

  /// Every word of the documents built so far that differs from its stem, with the stem.
  const std::map<std::string, std::string>& words() const { return words_; }

 private:
  struct Occurrences {
    unsigned wdf = 0;
    Places places = 0;
    std::vector<Xapian::termpos> positions;  ///< ascending; may repeat
  };
  using Terms = std::map<std::string, Occurrences>;

  void add_part(const Part& part, Xapian::termpos& base, Terms& terms);

  std::map<std::string, std::string> words_;
};

}  // namespace lectern::index
