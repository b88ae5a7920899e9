#include "pipeline/page_table.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/file_system.h"
#include "support/temporary_folder.h"

namespace lectern::pipeline {
namespace {

const core::Fingerprint kContext{1, 2}, kOld{3, 3}, kNew{4, 4};

}  // namespace

TEST_CASE("a page is kept while it is made of the same") {
  const TemporaryFolder place;
  const auto file = place.path() / "pages";
  {
    PageTable first(file, kContext);
    CHECK_FALSE(*first.keep("a/index.html", kOld));
    CHECK_FALSE(*first.keep("b/index.html", kOld));
    CHECK_FALSE(*first.keep("assets/x/", kOld));
    CHECK_FALSE(first.unchanged());
    REQUIRE(first.save(file, kContext, 7));
  }
  PageTable next(file, kContext);
  CHECK(*next.keep("a/index.html", kOld));
  CHECK_FALSE(*next.keep("b/index.html", kNew));
  CHECK(*next.keep("assets/x/", kOld));
  CHECK(next.last("b/index.html") == kOld);
  CHECK(next.last_file_count() == 7);
  CHECK(next.page_count() == 2);
  CHECK_FALSE(next.unchanged());
  CHECK(next.is_kept("a/index.html"));
  CHECK(next.is_kept("assets/x/"));
  CHECK(next.is_kept("assets/x/page.js"));
  CHECK_FALSE(next.is_kept("b/index.html"));
  CHECK_FALSE(next.is_kept("assets/y/"));
  CHECK_FALSE(next.is_kept("index.html"));
}

TEST_CASE("a page that came or went is a change, and so is one that nobody can tell") {
  const TemporaryFolder place;
  const auto file = place.path() / "pages";
  {
    PageTable first(file, kContext);
    CHECK_FALSE(*first.keep("a", kOld));
    CHECK_FALSE(*first.keep("b", core::Fingerprint()));
    REQUIRE(first.save(file, kContext, 2));
  }
  PageTable same(file, kContext);
  CHECK(*same.keep("a", kOld));
  CHECK_FALSE(*same.keep("b", core::Fingerprint()));
  CHECK_FALSE(same.unchanged());
  PageTable fewer(file, kContext);
  CHECK(*fewer.keep("a", kOld));
  CHECK_FALSE(fewer.unchanged());
}

TEST_CASE("a table of another program or publish, or with damaged bytes, counts for nothing") {
  const TemporaryFolder place;
  const auto file = place.path() / "pages";
  {
    PageTable first(file, kContext);
    CHECK_FALSE(*first.keep("a", kOld));
    REQUIRE(first.save(file, kContext, 1));
  }
  CHECK_FALSE(*PageTable(file, {9, 9}).keep("a", kOld));
  const std::string whole = *core::DiskFileSystem().read(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ 4);
    for (const std::string& bytes : {whole.substr(0, i), flipped}) {
      std::ofstream(file, std::ios::binary) << bytes;
      CHECK_FALSE(*PageTable(file, kContext).keep("a", kOld));
    }
  }
}

}  // namespace lectern::pipeline
