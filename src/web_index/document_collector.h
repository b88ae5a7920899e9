#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/card_file.h"
#include "web_index/document_table.h"

namespace lectern::web_index {

/// Makes the table of documents, and remembers which write-ups are of one lesson.
class DocumentCollector {
 public:
  /// Adds the next document. Corrupt when documents are not numbered from 1 or its date is none.
  core::Result<void> add(const index::DocumentRecord& record);

  /// The other write-ups of the lesson of `card`, which was added.
  std::vector<Alternate> alternates_of(const core::Card& card) const;

  /// All documents that were added; shelves are for the caller to fill.
  DocumentTable& table() { return table_; }
  std::uint64_t total_length() const { return total_length_; }

 private:
  struct Lesson {
    std::uint32_t number = 0;
    std::vector<Alternate> write_ups;
  };

  std::uint32_t language_number(const core::LanguageTag& language);

  DocumentTable table_;
  std::map<std::string, Lesson, std::less<>> lessons_;
  std::uint64_t total_length_ = 0;
};

/// The error for a database whose parts do not agree.
core::Error inconsistent(std::string_view what);

}  // namespace lectern::web_index
