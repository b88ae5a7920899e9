#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/chunk.h"

namespace lectern::web_index {

/// What the vocabulary has beside the terms of documents, as entries in order, to be merged with these: words that lead
/// to their stems, with how common the stems are, and terms that documents imply. Of words only those that are long
/// enough for a beginning that may grow.
class OtherKeys {
 public:
  /// `numbers` are those of `Numbering`. Corrupt when a term is implied by what is no document.
  static core::Result<OtherKeys> read(const index::Index& index, const std::vector<DocumentNumber>& numbers);

  /// Takes the next key that comes before `term` into `out`; false when there is none.
  bool take_before(const std::string& term, Entry& out);
  /// Takes the next key if it is `term` itself.
  bool take_same(const std::string& term, Entry& out);
  /// Takes the next key, whatever it is.
  bool take(Entry& out);

 private:
  std::vector<Entry> entries_;
  std::size_t next_ = 0;
};

/// Tells of an entry's implied term what all its documents share, which only the index knows.
core::Result<void> put_rendering(const index::Index& index, Entry& entry);

}  // namespace lectern::web_index
