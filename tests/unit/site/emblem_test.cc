#include "site/emblem.h"

#include <catch2/catch.hpp>

#include "site/png.h"

namespace lectern::site {

TEST_CASE("A theme that brings its own pictures for sharing keeps them") {
  AssetSet::Files assets{{"share.png", "mine"}};
  add_emblems(assets);
  CHECK(assets.at("share.png") == "mine");
  CHECK(assets.at("touch-icon.png").substr(0, 8) == "\x89PNG\r\n\x1a\n");
}

TEST_CASE("Drawn pictures are the same each time, and small") {
  AssetSet::Files once, again;
  add_emblems(once);
  add_emblems(again);
  CHECK(once == again);
  CHECK(once.size() == 2);
  for (const auto& [name, bytes] : once) CHECK(bytes.size() < 8000);
}

TEST_CASE("A PNG says its size, its colours and its end") {
  const std::string png = encode_png({3, 2, {0x010203}, {0, 1, 2, 3, 4, 5}});
  CHECK(png.substr(12, 17) == std::string("IHDR\0\0\0\3\0\0\0\2\4\3\0\0\0", 17));
  CHECK(png.find("PLTE\1\2\3") != std::string::npos);
  CHECK(png.substr(png.size() - 8) == "IEND\xae\x42\x60\x82");
}

}  // namespace lectern::site
