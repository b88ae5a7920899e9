// Queries and snippets: whatever the bytes, a query within its limits and a snippet that is a stretch of the text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "index/document_codec.h"
#include "index/implied_codec.h"
#include "index/query.h"
#include "index/snippet.h"

namespace {

using namespace lectern::index;

void require(bool condition) {
  if (!condition) std::abort();
}

void require_sound(const Item& item) {
  require(!item.terms.empty() && item.terms.size() == item.offsets.size() && item.offsets.front() == 0);
  require(item.prefix.empty() || item.terms.size() == 1);
}

std::size_t require_sound(const Query& query) {
  std::size_t items = query.exclusions.size();
  for (const Item& item : query.exclusions) require_sound(item);
  for (const Group& group : query.groups) {
    require(!group.alternatives.empty());
    for (const Item& item : group.alternatives) require_sound(item);
    items += group.alternatives.size();
  }
  return items;
}

/// What the database keeps of terms that write-ups imply.
void read_implied(std::string_view bytes) {
  if (const auto term = read_name(bytes)) require(name_of(*term) == bytes);
  const auto rendering = decode_rendering("x", bytes);
  if (rendering) require(decode_rendering("x", encode_rendering(*rendering)) == rendering);
  if (!bytes.empty()) decode_implied_place(bytes[0]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Query query = parse_query(bytes);
  require(require_sound(query) <= kMaxQueryItems);
  if (const auto data = decode_document(bytes)) require(decode_document(encode_document(*data)) == data);
  read_implied(bytes);

  // The first line is the query, the rest the text.
  const std::string_view text = bytes.substr(std::min(bytes.find('\n'), bytes.size()));
  if (lectern::core::first_invalid_utf8(text)) return 0;
  const Query first_line = parse_query(bytes.substr(0, bytes.size() - text.size()));
  std::string whole;
  for (const SnippetPart& part : mark_matches(text, first_line)) whole += part.text;
  std::string middle;
  for (const SnippetPart& part : make_snippet(text, first_line, 40)) middle += part.text;
  if (middle.starts_with("…")) middle.erase(0, std::string_view("…").size());
  if (middle.ends_with("…")) middle.resize(middle.size() - std::string_view("…").size());
  require(whole.find(middle) != std::string::npos || whole.find("…") != std::string::npos);
  return 0;
}
