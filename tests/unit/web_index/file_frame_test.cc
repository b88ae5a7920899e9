#include "web_index/file_frame.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"
#include "support/format_example.h"
#include "web_index/hash.h"

using namespace lectern;
using namespace lectern::web_index;
using namespace std::string_literals;

namespace {

std::string packed(std::string_view content) {
  return pack(FileKind::Chunk, content).value();
}

bool is_corrupt(const core::Result<std::string>& result) {
  return !result && result.error().code == core::Error::Code::Corrupt;
}

/// A file whose header says `size`, whatever its stream holds.
std::string claiming(std::string file, std::uint32_t size) {
  for (std::size_t i = 0; i < 4; ++i) file[4 + i] = static_cast<char>(size >> (8 * i));
  return file;
}

}  // namespace

TEST_CASE("what was packed unpacks, whatever its size") {
  for (const std::size_t size : {0, 1, 100, 100000}) {
    const std::string content(size, 'x');
    CHECK(unpack(FileKind::Chunk, packed(content), "f").value() == content);
  }
}

TEST_CASE("the example of a file in FORMAT.md is one, under its own name") {
  const std::string file = format_example("file");
  CHECK(unpack(FileKind::Chunk, file, "f").value() == "\0"s);
  CHECK(to_hex(hash_of(file)) == "9d1f3dde3d8a3ddb");
}

TEST_CASE("a file of another kind is damaged") {
  CHECK(is_corrupt(unpack(FileKind::Card, packed("content"), "f")));
  CHECK(is_corrupt(unpack(FileKind::Chunk, "<!doctype html><title>Not found</title>", "f")));
}

TEST_CASE("a file that holds more or less than it claims is damaged") {
  const std::string file = packed(std::string(5000, 'x'));
  CHECK(is_corrupt(unpack(FileKind::Chunk, claiming(file, 4999), "f")));
  CHECK(is_corrupt(unpack(FileKind::Chunk, claiming(file, 5001), "f")));
  CHECK(is_corrupt(unpack(FileKind::Chunk, claiming(file, 64U << 20), "f")));
  CHECK(is_corrupt(unpack(FileKind::Chunk, claiming(file, UINT32_MAX), "f")));
  CHECK(is_corrupt(unpack(FileKind::Chunk, file + "x", "f")));
}

TEST_CASE("no truncation and no flipped bit of a packed file goes unnoticed") {
  std::string content;
  for (int i = 0; i < 500; ++i) content += std::to_string(i * i) + (i % 7 == 0 ? "虚拟机" : " ");
  const std::string file = packed(content);
  for_each_truncation(file, [&](const std::string& cut) { REQUIRE(is_corrupt(unpack(FileKind::Chunk, cut, "f"))); });
  for_each_flip(file, 3000, [&](const std::string& flipped) {
    const auto result = unpack(FileKind::Chunk, flipped, "f");
    // Some bits of the zlib header say nothing about the content.
    if (result) REQUIRE(*result == content);
    if (!result) REQUIRE(is_corrupt(result));
  });
}

TEST_CASE("more than a browser is asked to take is refused when writing") {
  const auto result = pack(FileKind::Card, std::string(kMaxUnpackedBytes + 1, 'x'));
  REQUIRE_FALSE(result);
  CHECK(result.error().code == core::Error::Code::InvalidUsage);
}
