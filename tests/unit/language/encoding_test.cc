#include "language/encoding.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::language {
namespace {

using namespace std::string_literals;

TEST_CASE("Texts of other encodings become UTF-8") {
  CHECK(decode("\xC9\xE7\xC7\xF8", "gb2312")->text == "社区");
  CHECK(decode("\xC9\xE7\xC7\xF8", "GBK")->text == "社区");
  CHECK(decode("\xAA\xC0\xB0\xCF", "Big5")->text == "社區");
  CHECK(decode("a\0\x3E\x79"s, "UTF-16LE")->text == "a社");
  CHECK(decode("caf\xE9", "windows-1252")->text == "café");
  CHECK_FALSE(decode("x", "no-such-encoding"));
}

TEST_CASE("What is no text in an encoding is counted and marked") {
  const auto decoded = decode("a\xFF\xFF b\xC9", "GB18030");
  REQUIRE(decoded);
  CHECK(decoded->faults >= 2);
  CHECK(decoded->text.find("\uFFFD") != std::string::npos);
  CHECK(decode("", "GB18030")->faults == 0);
}

TEST_CASE("A long text is decoded whole, pairs of surrogates too") {
  std::string bytes;
  for (int i = 0; i < 5000; ++i) bytes += "\x40\xD8\x00\xDC"s;  // U+20000
  const auto decoded = decode("a" + "\0"s + bytes, "UTF-16LE");
  REQUIRE(decoded);
  CHECK(decoded->faults == 0);
  CHECK(decoded->text.size() == 1 + 4 * 5000);
}

TEST_CASE("Chinese encodings are told by what is frequent in them") {
  const std::string gbk =
      "\xC9\xE7\xC7\xF8\xC8\xE7\xBA\xCE\xD7\xF6\xBA\xC3\xB7\xE7\xCF\xD5\xC5\xC5\xB2\xE9\xD3\xEB\xD2\xDF\xC7\xE9\xB7\xC0"
      "\xBF\xD8";
  CHECK(guess_chinese_encoding(gbk) == "GB18030");
  CHECK(guess_chinese_encoding("caf\xE9 and na\xEFve words, fa\xE7"
                               "ade and d\xE9j\xE0 vu")
            .empty());
}

}  // namespace
}  // namespace lectern::language
