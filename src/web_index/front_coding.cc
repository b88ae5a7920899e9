#include "web_index/front_coding.h"

#include <algorithm>
#include <cstdint>

#include "core/utf8.h"

namespace lectern::web_index {

void write_against(ByteWriter& out, std::string_view base, std::string_view text) {
  const auto [end, ignored] = std::mismatch(base.begin(), base.end(), text.begin(), text.end());
  const auto shared = static_cast<std::size_t>(end - base.begin());
  out.varint(static_cast<std::uint32_t>(shared));
  out.varint(static_cast<std::uint32_t>(text.size() - shared));
  out.raw(text.substr(shared));
}

std::string read_against(ByteReader& in, std::string_view base) {
  const std::uint32_t shared = in.varint();
  const std::string_view rest = in.raw(in.varint());
  if (shared > base.size() || shared + rest.size() > kMaxKeyBytes) in.fail();
  std::string text(in.failed() ? std::string_view() : base.substr(0, shared));
  text.append(rest);
  if (!rest.empty() && shared < base.size() && base[shared] == rest[0]) in.fail();
  if (text.empty() || core::first_invalid_utf8(text)) in.fail();
  return text;
}

}  // namespace lectern::web_index
