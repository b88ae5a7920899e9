#include "core/fingerprint.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace lectern::core {

Fingerprint fingerprint_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

std::string to_hex(const Fingerprint& fingerprint) {
  return fmt::format("{:016x}{:016x}", fingerprint.high, fingerprint.low);
}

Fingerprinter& Fingerprinter::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  parts_ += text;
  return *this;
}

Fingerprinter& Fingerprinter::add(const Fingerprint& part) {
  return add(part.high).add(part.low);
}

Fingerprinter& Fingerprinter::add(std::uint64_t number) {
  for (int i = 0; i < 8; ++i, number >>= 8U) parts_.push_back(static_cast<char>(number));
  return *this;
}

}  // namespace lectern::core
