#include "web_index/bytes.h"

#include <catch2/catch.hpp>
#include <cfloat>

using namespace lectern::web_index;
using namespace std::string_literals;

TEST_CASE("numbers of every size read back") {
  for (const std::uint32_t value : {0U, 1U, 127U, 128U, 300U, 16383U, 16384U, 1U << 28, UINT32_MAX}) {
    ByteWriter out;
    out.varint(value);
    ByteReader in(out.bytes());
    CHECK(in.varint() == value);
    CHECK(in.finished());
  }
  for (const std::int32_t value : {0, 1, -1, 63, -64, 64, INT32_MAX, INT32_MIN}) {
    ByteWriter out;
    out.signed_varint(value);
    ByteReader in(out.bytes());
    CHECK(in.signed_varint() == value);
    CHECK(in.finished());
  }
}

TEST_CASE("a number has one form, and no other is read") {
  const std::string refused[] = {
      "",                          // nothing
      "\x80",                      // cut short
      "\x80\x00"s,                 // padded
      "\xFF\xFF\xFF\xFF\x10",      // 2^32
      "\xFF\xFF\xFF\xFF\xFF\x01",  // six bytes
  };
  for (const std::string& bytes : refused) {
    ByteReader in(bytes);
    CHECK(in.varint() == 0);
    CHECK(in.failed());
  }
}

TEST_CASE("doubles are written lowest byte first, and read back to the last bit") {
  ByteWriter one;
  one.number(1);
  CHECK(one.bytes() == "\0\0\0\0\0\0\xF0\x3F"s);
  for (const double value : {0.0, 1e-6, 1.0 / 3, DBL_MIN, DBL_MAX, DBL_TRUE_MIN}) {
    ByteWriter out;
    out.number(value);
    ByteReader in(out.bytes());
    CHECK(in.number() == value);
    CHECK(in.finished());
  }
}

TEST_CASE("a double that is cut short, negative or not finite is refused") {
  const std::string refused[] = {
      "\0\0\0\0\0\0\xF0"s,      // cut short
      "\0\0\0\0\0\0\xF0\x7F"s,  // infinite
      "\0\0\0\0\0\0\xF0\xFF"s,  // likewise
      "\0\0\0\0\0\0\xF8\x7F"s,  // no number
      "\0\0\0\0\0\0\xF0\xBF"s,  // -1
  };
  for (const std::string& bytes : refused) {
    ByteReader in(bytes);
    CHECK(in.number() == 0);
    CHECK(in.failed());
  }
}

TEST_CASE("after a failure nothing more is read") {
  ByteReader in(
      "\x05"
      "ab");
  CHECK(in.text().empty());
  CHECK(in.failed());
  CHECK(in.varint() == 0);
  CHECK(in.number() == 0);
  CHECK(in.hash() == 0);
  CHECK_FALSE(in.finished());
}

TEST_CASE("a count is never more than the bytes that are left") {
  ByteReader enough("\x02zz");
  CHECK(enough.count() == 2);
  ByteReader excessive("\x03zz");
  CHECK(excessive.count() == 0);
  CHECK(excessive.failed());
}

TEST_CASE("text must be UTF-8") {
  ByteReader in("\x01\xFF");
  CHECK(in.text().empty());
  CHECK(in.failed());
}

TEST_CASE("a hash is written in the order of its digits") {
  ByteWriter out;
  out.hash(0x0123456789ABCDEF);
  CHECK(out.bytes() == "\x01\x23\x45\x67\x89\xAB\xCD\xEF");
  CHECK(ByteReader(out.bytes()).hash() == 0x0123456789ABCDEF);
  ByteReader cut("\x01\x23");
  CHECK(cut.hash() == 0);
  CHECK(cut.failed());
}
