#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::core {

/// Stands for what something was made of: equal fingerprints, equal makings. 128 bits of XXH3, which no accident makes
/// collide; it is no protection against somebody who wants a collision, and guards nothing but caches.
struct Fingerprint {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

Fingerprint fingerprint_of(std::string_view bytes);

/// 32 lower-case hex digits.
std::string to_hex(const Fingerprint& fingerprint);

/// Takes the parts that something is made of, one after the other. Texts count with their lengths, so that `ab`, `c`
/// is not `a`, `bc`. Use from one thread.
class Fingerprinter {
 public:
  Fingerprinter& add(std::string_view text);
  Fingerprinter& add(const Fingerprint& part);
  Fingerprinter& add(std::uint64_t number);

  Fingerprint finish() const { return fingerprint_of(parts_); }

 private:
  std::string parts_;
};

}  // namespace lectern::core
