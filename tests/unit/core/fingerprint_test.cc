#include "core/fingerprint.h"

#include <catch2/catch.hpp>

using namespace lectern::core;

TEST_CASE("A fingerprint tells apart what texts run together would not") {
  CHECK(Fingerprinter().add("ab").add("c").finish() != Fingerprinter().add("a").add("bc").finish());
  CHECK(Fingerprinter().add("a").finish() != Fingerprinter().add("a").add("").finish());
  CHECK(Fingerprinter().add(std::uint64_t{1}).finish() != Fingerprinter().add(std::uint64_t{256}).finish());
}

TEST_CASE("Equal parts have equal fingerprints, on every machine") {
  CHECK(Fingerprinter().add("title").add("风险").finish() == Fingerprinter().add("title").add("风险").finish());
  CHECK(to_hex(fingerprint_of("")) == "99aa06d3014798d86001c324468d497f");  // of the XXH3 specification
}
