#include "web_index/front_coding.h"

#include <algorithm>
#include <cstdint>

#include "core/utf8.h"

namespace lectern::web_index {

std::string_view rest_against(std::string_view base, std::string_view text) {
  const auto [end, ignored] = std::mismatch(base.begin(), base.end(), text.begin(), text.end());
  return text.substr(static_cast<std::size_t>(end - base.begin()));
}

std::string joined_against(ByteReader& in, std::string_view base, std::uint32_t shared, std::uint32_t following) {
  const std::string_view rest = in.raw(following);
  if (shared > base.size() || shared + rest.size() > kMaxKeyBytes) in.fail();
  std::string text(in.failed() ? std::string_view() : base.substr(0, shared));
  text.append(rest);
  if (!rest.empty() && shared < base.size() && base[shared] == rest[0]) in.fail();
  if (text.empty() || core::first_invalid_utf8(text)) in.fail();
  return text;
}

void write_against(ByteWriter& out, std::string_view base, std::string_view text) {
  const std::string_view rest = rest_against(base, text);
  out.varint(static_cast<std::uint32_t>(text.size() - rest.size()));
  out.varint(static_cast<std::uint32_t>(rest.size()));
  out.raw(rest);
}

std::string read_against(ByteReader& in, std::string_view base) {
  const std::uint32_t shared = in.varint();
  return joined_against(in, base, shared, in.varint());
}

}  // namespace lectern::web_index
