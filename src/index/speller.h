#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "index/snippet.h"

namespace lectern::index {

/// A query as it may have been meant.
struct Correction {
  std::vector<SnippetPart> parts;  ///< together the query as it was typed, but for the marked ones, which are corrected
  std::string text() const;
};

/// Offers other words for those that the archive does not have.
class Speller {
 public:
  /// Borrows the index. Reads its words when it is first asked for some, and keeps them: use one for several queries.
  /// One thread.
  explicit Speller(const Index& index);
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;
  ~Speller();

  /// The query with the likeliest of the archive's words in place of each that it does not have (`unknown_words`), as
  /// `spelling.h` says; all else stays as it was typed. Nothing when there is no such word, or nothing like it.
  core::Result<std::optional<Correction>> correct(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace lectern::index
