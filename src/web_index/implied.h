#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/implied_term.h"
#include "web_index/bytes.h"
#include "web_index/document_table.h"

namespace lectern::web_index {

/// A term that a document does not have but implies.
struct ImpliedPosting {
  DocumentNumber document = 0;
  std::uint8_t level = 0;   ///< as in `index::ImpliedTerm`, up to 7
  bool strong = false;      ///< likewise
  index::Places place = 0;  ///< one bit; of terms of fields that of the facts

  friend bool operator==(const ImpliedPosting&, const ImpliedPosting&) = default;
};

/// What a posting tells of a term in a document; `place` as `index::ImpliedTerm` has it.
ImpliedPosting make_implied(std::string_view term, DocumentNumber document, std::uint8_t level, bool strong,
                            index::Places place);

inline bool stands_before(const ImpliedPosting& a, const ImpliedPosting& b) {
  return a.document < b.document;
}

/// What leads from a term to the documents that imply it.
struct Implied {
  std::uint8_t confidence = 0;           ///< as in `index::Rendering`, 1 to 15; 0 for terms of fields
  std::vector<std::string> words;        ///< likewise, up to 3; none where there is no rendering
  std::vector<ImpliedPosting> postings;  ///< in order of document

  friend bool operator==(const Implied&, const Implied&) = default;
};

/// Makes the part of a chunk that tells of implied terms.
class ImpliedEncoder {
 public:
  /// `entry` is the number of its entry in the chunk, from 0; they must ascend. Nothing happens without postings.
  void add(std::uint32_t entry, const Implied& implied);

  std::size_t size() const { return heads_.size() + documents_.size() + kinds_.size() + places_.size(); }
  /// The part, empty where nothing was added; the encoder is empty afterwards.
  std::string take();

 private:
  std::uint32_t count_ = 0;
  std::uint32_t next_entry_ = 0;
  ByteWriter heads_, documents_, kinds_, places_;
};

/// Reads that part into the implied terms of the chunk's entries, given with their keys. The reader fails for anything
/// that FORMAT.md does not allow.
void read_implied(ByteReader& in, const std::vector<std::pair<std::string_view, Implied*>>& entries,
                  std::uint32_t document_count);

}  // namespace lectern::web_index
