#include "pipeline/picture_sizes.h"

#include <catch2/catch.hpp>

#include "unit/pipeline/workshop.h"

namespace lectern::pipeline {
namespace {

const std::string kGif("GIF89a\x10\x00\x08\x00", 10);
const std::string kPage = "en/c/1/index.html";

std::string page_of(const Workshop& shop) {
  return *core::DiskFileSystem().read(shop.options().output / kPage);
}

}  // namespace

TEST_CASE("a page leaves room for its pictures") {
  const Workshop shop({{"site.yml", "languages: [en]\nbase_url: https://example.org/\n"},
                       {"c/1/index.en.md", "---\ntitle: One\n---\n\n![a](a.gif)\n\n## Later\n\n![b](b.svg)\n"},
                       {"c/1/a.gif", kGif},
                       {"c/1/b.svg", "<svg viewBox='0 0 30 20'/>"}});
  CHECK(shop.build().problems.all().empty());
  const std::string page = page_of(shop);
  CHECK(page.find(R"(alt="a" width="16" height="8" decoding="async" />)") != std::string::npos);
  CHECK(page.find(R"(alt="b" width="30" height="20" loading="lazy" decoding="async" />)") != std::string::npos);
}

TEST_CASE("a damaged picture is a warning, and a page without its size") {
  const Workshop shop({{"site.yml", "languages: [en]\nbase_url: https://example.org/\n"},
                       {"c/1/index.en.md", "---\ntitle: One\n---\n\n![a](a.gif)\n"},
                       {"c/1/a.gif", "GIF89a"}});
  const BuildReport report = shop.build();
  REQUIRE(report.problems.all().size() == 1);
  CHECK(report.problems.all().front().code == "image-damaged");
  CHECK(report.problems.all().front().range.line == 5);
  CHECK(page_of(shop).find("width=\"") == std::string::npos);
}

TEST_CASE("a picture of another size under the same name, with as many bytes, changes the page") {
  const Workshop shop({{"site.yml", "languages: [en]\nbase_url: https://example.org/\n"},
                       {"c/1/index.en.md", "---\ntitle: One\n---\n\n![a](a.gif)\n"},
                       {"c/1/a.gif", kGif}});
  shop.build();
  std::string other = kGif;
  other[6] = '\x20';
  shop.write("c/1/a.gif", other);
  shop.build();
  CHECK(page_of(shop).find(R"(width="32" height="8")") != std::string::npos);
}

}  // namespace lectern::pipeline
