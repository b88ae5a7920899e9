#include "web_index/file_frame.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
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

/// A file whose header says `size`, whatever its stream holds.
std::string claiming(std::string file, std::uint32_t size) {
  for (std::size_t i = 0; i < 4; ++i) file[4 + i] = static_cast<char>(size >> (8 * i));
  return file;
}

}  // namespace

TEST_CASE("what was packed unpacks, whatever its size") {
  for (const std::size_t size : {0, 1, 100, 100000}) {
    const std::string content(size, 'x');
    CHECK(unpack(FileKind::Chunk, packed(content), "7.bin").value() == content);
  }
}

TEST_CASE("the example of a file in FORMAT.md is written and read so, and has the name that the page says") {
  const std::string file = format_example("file");
  CHECK(pack(FileKind::Dates, "\0"s).value() == file);
  CHECK(unpack(FileKind::Dates, file, "7.bin").value() == "\0"s);
  CHECK(to_hex(hash_of(file)) == "975564b71a1cc45d");
}

TEST_CASE("a file of another kind is damaged") {
  for (const FileKind kind : {FileKind::Manifest, FileKind::Dates, FileKind::Codebook}) {
    CHECK(is_damaged(unpack(kind, packed("content"), "7.bin"), "7.bin"));
  }
  CHECK(is_damaged(unpack(FileKind::Chunk, "<!doctype html><title>Not found</title>", "7.bin"), "7.bin"));
}

TEST_CASE("a file that holds more or less than it claims is damaged") {
  const std::string file = packed(std::string(5000, 'x'));
  CHECK(is_damaged(unpack(FileKind::Chunk, claiming(file, 4999), "7.bin"), "7.bin"));
  CHECK(is_damaged(unpack(FileKind::Chunk, claiming(file, 5001), "7.bin"), "7.bin"));
  CHECK(is_damaged(unpack(FileKind::Chunk, claiming(file, 64U << 20), "7.bin"), "7.bin"));
  CHECK(is_damaged(unpack(FileKind::Chunk, claiming(file, UINT32_MAX), "7.bin"), "7.bin"));
  CHECK(is_damaged(unpack(FileKind::Chunk, file + "x", "7.bin"), "7.bin"));
}

TEST_CASE("a file that claims more than a browser is asked to take is refused before it is unpacked") {
  std::string noise;
  for (std::uint32_t i = 0; i < 50'000; ++i) noise += to_hex(hash_of(std::to_string(i)));
  const auto result = unpack(FileKind::Chunk, claiming(packed(noise), (64U << 20) + 1), "7.bin");
  REQUIRE(is_damaged(result, "7.bin"));
  CHECK(result.error().message.find("impossible size") != std::string::npos);
}

TEST_CASE("no truncation and no flipped bit of a packed file goes unnoticed") {
  std::string content;
  for (int i = 0; i < 500; ++i) content += std::to_string(i * i) + (i % 7 == 0 ? "虚拟机" : " ");
  const std::string file = packed(content);
  for_each_truncation(
      file, [&](const std::string& cut) { REQUIRE(is_damaged(unpack(FileKind::Chunk, cut, "7.bin"), "7.bin")); });
  for_each_flip(file, 3000, [&](const std::string& flipped) {
    const auto result = unpack(FileKind::Chunk, flipped, "7.bin");
    // Some bits of the zlib header say nothing about the content.
    if (result) REQUIRE(*result == content);
    if (!result) REQUIRE(is_damaged(result, "7.bin"));
  });
}

TEST_CASE("more than a browser is asked to take is refused when writing") {
  const auto result = pack(FileKind::Dates, std::string(kMaxUnpackedBytes + 1, 'x'));
  REQUIRE_FALSE(result);
  CHECK(result.error().code == core::Error::Code::InvalidUsage);
}
