#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/chunk.h"

namespace lectern::web_index {

/// The words of an archive that lead to their stems, as entries in order, with how common the stems are: what is merged
/// with the terms into one vocabulary. Only those that are long enough for a beginning that may grow.
class WordList {
 public:
  static core::Result<WordList> read(const index::Index& index);

  /// Takes the next word that comes before `term` into `out`; false when there is none.
  bool take_before(const std::string& term, Entry& out);
  /// Takes the next word if it is `term` itself.
  bool take_same(const std::string& term, Entry& out);
  /// Takes the next word, whatever it is.
  bool take(Entry& out);

 private:
  std::vector<Entry> entries_;
  std::size_t next_ = 0;
};

}  // namespace lectern::web_index
