#include "site/picture_size.h"

#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "site/svg_size.h"

namespace lectern::site {
namespace {

using core::PixelSize;
using namespace std::string_literals;

PictureReading reading_of(const std::string& bytes, const std::string& name = "picture.png") {
  return read_picture(name, [&](std::uint64_t offset, std::size_t count) {
    return offset > bytes.size() ? std::string() : bytes.substr(offset, count);
  });
}

std::string big(std::uint32_t value, int count) {
  std::string out;
  for (int i = count - 1; i >= 0; --i) out += static_cast<char>(value >> (8U * static_cast<unsigned>(i)));
  return out;
}

std::string little(std::uint32_t value, int count) {
  const std::string out = big(value, count);
  return {out.rbegin(), out.rend()};
}

std::string png(std::uint32_t width, std::uint32_t height) {
  return "\x89PNG\r\n\x1A\n"s + big(13, 4) + "IHDR" + big(width, 4) + big(height, 4) + "\x08\x06\0\0\0"s + big(0, 4);
}

std::string gif(std::uint32_t width, std::uint32_t height) {
  return "GIF89a" + little(width, 2) + little(height, 2) + "\0\0\0"s;
}

std::string segment(char marker, const std::string& content) {
  return "\xFF"s + marker + big(static_cast<std::uint32_t>(content.size()) + 2, 2) + content;
}

std::string frame(std::uint32_t width, std::uint32_t height, char marker = '\xC0') {
  return segment(marker, "\x08"s + big(height, 2) + big(width, 2) + "\x03"s);
}

std::string exif(std::uint32_t orientation, bool in_little) {
  const auto number = in_little ? little : big;
  return segment('\xE1', "Exif\0\0"s + (in_little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) +
                             number(0x0100, 2) + number(3, 2) + number(1, 4) + number(7, 4) +  // something else
                             number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + number(0, 2));
}

std::string jpeg(const std::string& segments) {
  return "\xFF\xD8"s + segment('\xE0', "JFIF\0"s) + segments;
}

std::string webp(const std::string& chunk, const std::string& content) {
  return "RIFF" + little(100, 4) + "WEBP" + chunk + little(20, 4) + content;
}

std::string repeated(char c, std::size_t count) {
  return std::string(count, c);
}

/// One of each kind, with its size.
const std::vector<std::pair<std::string, PixelSize>>& samples() {
  static const std::vector<std::pair<std::string, PixelSize>> kSamples{
      {png(640, 480), {640, 480}},
      {png(1, 70'000), {1, 70'000}},
      {gif(300, 2), {300, 2}},
      {jpeg(frame(800, 600)), {800, 600}},
      {jpeg(frame(800, 600, '\xC2')), {800, 600}},
      {jpeg(segment('\xC4', "table") + frame(800, 600)), {800, 600}},
      {jpeg("\xFF\xFF"s + frame(9, 8).substr(1)), {9, 8}},
      {jpeg(segment('\xE2', repeated('x', 60'000)) + segment('\xE2', repeated('x', 60'000)) + frame(5, 4)), {5, 4}},
      {jpeg(exif(1, false) + frame(800, 600)), {800, 600}},
      {jpeg(exif(6, false) + frame(800, 600)), {600, 800}},
      {jpeg(exif(8, true) + frame(800, 600)), {600, 800}},
      {webp("VP8X", repeated('\0', 4) + little(1199, 3) + little(899, 3)), {1200, 900}},
      {webp("VP8L", "\x2F"s + little(99U | 49U << 14U, 4) + repeated('\0', 8)), {100, 50}},
      {webp("VP8 ", "\x10\x20\x30\x9D\x01\x2A"s + little(320, 2) + little(200 | 0x4000, 2)), {320, 200}},
  };
  return kSamples;
}

}  // namespace

TEST_CASE("the header of a picture tells its size") {
  for (const auto& [bytes, size] : samples()) {
    CAPTURE(size.width, size.height);
    CHECK(reading_of(bytes) == PictureReading{size, false});
  }
}

TEST_CASE("a picture that is cut off before its size is damaged") {
  for (const auto& [bytes, size] : samples()) {
    CHECK(reading_of(bytes.substr(0, 9)).damaged);
    CHECK(reading_of(bytes.substr(0, 9)).size == PixelSize{});
  }
  CHECK(reading_of("").damaged);
  CHECK(reading_of("no picture", "photo.JPG").damaged);
  CHECK(reading_of(png(0, 5)).damaged);
  CHECK(reading_of(jpeg(segment('\xDA', ""))).damaged);
  CHECK(reading_of(jpeg(segment('\xE0', "") + "garbage, and more of it")).damaged);
}

TEST_CASE("a file of a kind that is not known here is no damaged picture") {
  CHECK(reading_of("whatever", "photo.avif") == PictureReading{});
  CHECK(reading_of("whatever", "notes.txt") == PictureReading{});
}

TEST_CASE("reading ends, whatever the bytes are") {
  std::mt19937 random(7);
  for (const auto& [bytes, size] : samples()) {
    for (int round = 0; round < 300; ++round) {
      std::string damaged = bytes.substr(0, 200);
      for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<char>(random());
      const PictureReading reading = reading_of(damaged);
      CHECK((reading.damaged ? reading.size == PixelSize{} : true));
    }
  }
  // A JPEG of nothing but empty segments has an end, too.
  std::size_t reads = 0;
  read_picture("endless.jpg", [&](std::uint64_t, std::size_t count) {
    ++reads;
    return "\xFF\xD8\x00\x02\xFF\xD8\x00\x02\xFF\xD8\x00\x02\xFF\xD8\x00\x02\xFF\xD8\x00\x02\xFF\xD8\x00\x02"s.substr(
        0, count);
  });
  CHECK(reads < 10'000);
}

TEST_CASE("an SVG is as large as it says, else as its viewBox") {
  const std::vector<std::pair<std::string, PixelSize>> cases{
      {R"(<svg width="120" height="80">)", {120, 80}},
      {R"(<svg xmlns="http://www.w3.org/2000/svg" width='120px' height = "80.4">)", {120, 80}},
      {R"(<svg viewBox="0 0 24 12"/>)", {24, 12}},
      {R"(<svg viewBox="0,0,24,12" width="100%" height="100%">)", {24, 12}},
      {R"(<svg viewBox="-5 -5 200 100" width="50">)", {50, 25}},
      {R"(<svg viewBox="0 0 200 100" height="50">)", {100, 50}},
      {R"(<svg width="1in" height="2.54cm">)", {96, 96}},
      {R"(<svg width="0.2" height="1">)", {1, 1}},
      {"\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <svg width='9' height='9'> -->\n<!DOCTYPE svg [<!ENTITY a '>'>]>\n"
       "<svg\n width=\"7\"\n height=\"6\">",
       {7, 6}},
      {R"(<svg>)", {}},
      {R"(<svg width="5">)", {}},
      {R"(<svg width="-5" height="5">)", {}},
      {R"(<svg width="inf" height="nan">)", {}},
      {R"(<svg width="1e300" height="5">)", {}},
      {R"(<svg viewBox="0 0 0 0">)", {}},
      {R"(<svg width="5" height=>)", {}},
      {R"(<svg width="5" height="6)", {}},
  };
  for (const auto& [text, size] : cases) {
    CAPTURE(text);
    CHECK(svg_size(text) == size);
    CHECK(reading_of(text, "drawing.svg") == PictureReading{size, false});
  }
  for (const char* text : {"", "svg", "<html><svg width='1' height='1'>", "<svgs>", "<!-- <svg>", "<!DOCTYPE svg ["}) {
    CAPTURE(text);
    CHECK_FALSE(svg_size(text));
    CHECK(reading_of(text, "drawing.svg").damaged);
  }
}

TEST_CASE("what is a picture is told by its name") {
  CHECK(is_picture("photos/a.JPEG"));
  CHECK(is_picture("a.avif"));
  CHECK_FALSE(is_picture("a.png/readme"));
  CHECK_FALSE(is_picture("png"));
  CHECK(lower_extension("a.b/C.Pdf") == "pdf");
}

}  // namespace lectern::site
