#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/index.h"

namespace lectern::web_index {

/// Reads a web index from disk as the browser does: for a build's test of itself, and for tests. Every byte is checked
/// before it is believed; damaged or hostile files give Error::Code::Corrupt. Use from one thread.
class Reader {
 public:
  static core::Result<Reader> open(const std::filesystem::path& folder);
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

  std::uint32_t document_count() const;
  /// Postings of a term in order of document; empty when the index does not have the term.
  core::Result<std::vector<index::Posting>> postings(std::string_view term);
  core::Result<core::Card> card(index::DocId document);
  std::uint32_t length(index::DocId document) const;

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::web_index
