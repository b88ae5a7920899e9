#include <catch2/catch.hpp>
#include <string>

#include "unit/markdown/dump.h"

namespace lectern::markdown {
namespace {

TEST_CASE("links have their text, images their alternative text and caption") {
  const testing::Parsed parsed =
      testing::parse_text("[the *first* lesson](a.md) ![a map](b.png) ![](c.png)\n\n![the hall](d.png \"Opening\")\n");
  std::string dump;
  for (const Link& link : parsed.document.links) dump += link.destination + ": " + link.text + "\n";
  CHECK(dump == "a.md: the first lesson\nb.png: a map\nc.png: \nd.png: the hall Opening\n");
}

}  // namespace
}  // namespace lectern::markdown
