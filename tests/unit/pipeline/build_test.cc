#include "pipeline/build.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>

#include "core/file_system.h"
#include "pipeline/cache_folder.h"
#include "unit/pipeline/workshop.h"
#include "web_index/hash.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

const char* const kGood = "---\ntitle: Risk\n---\n\nCommunities look for risks.\n";
const char* const kUntitled = "---\ntags: [x]\n---\n\nText.\n";
const char* const kMisspelt = "---\ntitle: Trust\ntgs: [x]\n---\n\nText.\n";

std::string codes(const core::Diagnostics& problems) {
  std::string out;
  for (const core::Diagnostic& problem : problems.all()) out += problem.code + "\n";
  return out;
}

}  // namespace

TEST_CASE("a build counts what it read and what it published") {
  const Workshop shop(Files{{"c/1/index.en.md", kGood},
                            {"c/1/index.zh.md", "---\ntitle: 风险\n---\n\n排查。\n"},
                            {"d/1/index.en.md", kGood}});
  const BuildReport report = shop.build();
  CHECK_FALSE(report.stopped);
  CHECK(report.courses == 2);
  CHECK(report.lessons == 2);
  CHECK(report.write_ups == std::map<core::LanguageTag, std::size_t>{{"en", 2}, {"zh", 1}});
  const Files written = shop.written();
  std::size_t pages = 0, files = 0;
  for (const auto& [path, bytes] : written) {
    if (path.rfind("site/", 0) == 0) ++files;
    if (path.rfind("site/", 0) == 0 && path.find(".html") != std::string::npos) ++pages;
  }
  CHECK(report.pages == pages);
  CHECK(report.files == files - 1);  // all but the listing, which is about them
  CHECK(written.count("site/zh/d/1/index.html") == 1);
}

TEST_CASE("search pages ask for the manifest of this build, by the hash of its bytes") {
  const Workshop shop(Files{{"c/1/index.en.md", kGood}});
  const auto asked_for = [&] {
    shop.build();
    const Files written = shop.written();
    const web_index::Hash hash = web_index::hash_of(written.at("site/search-index/manifest.bin"));
    const std::string entry = "data-entry=\"manifest.bin?" + web_index::to_hex(hash) + '"';
    CHECK(written.at("site/en/search/index.html").find(entry) != std::string::npos);
    return entry;
  };
  const std::string before = asked_for();
  shop.write("c/1/index.en.md", "---\ntitle: Risk\n---\n\nCommunities look for other risks.\n");
  CHECK(asked_for() != before);
}

TEST_CASE("errors stop a build before it writes anything, wherever they are found") {
  const std::pair<const char*, const char*> faults[] = {
      {kUntitled, "title-missing\n"},                                 // while the archive is read
      {"---\ntitle: T\n---\n\n[x](nowhere.pdf)\n", "link-broken\n"},  // while the write-ups are parsed
  };
  for (const auto& [text, code] : faults) {
    CAPTURE(code);
    const Workshop shop(Files{{"c/1/index.en.md", kGood}, {"c/2/index.en.md", text}});
    const BuildReport report = shop.build();
    CHECK(report.stopped);
    CHECK(codes(report.problems) == code);
    CHECK(shop.written().empty());
    CHECK_FALSE(fs::exists(shop.options().output));
  }
}

TEST_CASE("a stopped build still reads everything, and says all of it in order") {
  const Workshop shop(Files{{"c/1/index.en.md", "---\ntitle: T\n---\n\n[x](nowhere.pdf)\n"},
                            {"c/2/index.en.md", kUntitled},
                            {"c/3/index.en.md", kMisspelt}});
  CHECK(codes(shop.build().problems) == "link-broken\ntitle-missing\nunknown-key\n");
}

TEST_CASE("warnings stop a strict build, notes none") {
  const Workshop warned(Files{{"c/1/index.en.md", kMisspelt}});
  CHECK(warned.build(true).stopped);
  CHECK(warned.written().empty());
  CHECK_FALSE(warned.build(false).stopped);
  const Workshop noted(Files{{"site.yml", "title: T\n"}, {"c/1/index.en.md", kGood}});
  const BuildReport report = noted.build(true);
  CHECK(codes(report.problems) == "base-url-missing\n");
  CHECK_FALSE(report.stopped);
}

TEST_CASE("a build that stops leaves the site and the index of the last one") {
  const Workshop shop(Files{{"c/1/index.en.md", kGood}});
  REQUIRE_FALSE(shop.build().stopped);
  const Files before = shop.written();
  shop.write("c/2/index.en.md", kUntitled);
  CHECK(shop.build().stopped);
  CHECK(shop.written() == before);
}

TEST_CASE("a build that cannot find its own lessons fails, and leaves the last site and index") {
  const Workshop shop(Files{{"c/1/index.en.md", kGood}});
  REQUIRE_FALSE(shop.build().stopped);
  const Files before = shop.written();
  shop.write("c/2/index.en.md", "---\ntitle: ★\n---\n\nText.\n");
  const auto failed = build(shop.options(), kSilent);
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error().code == core::Error::Code::SelfTest);
  CHECK(failed.error().message.find("c/2 (en)") != std::string::npos);
  CHECK(shop.written() == before);
}

TEST_CASE("a site and an archive that hold one another are refused") {
  const Workshop shop(Files{{"c/1/index.en.md", kGood}});
  const fs::path archive = shop.options().archive;
  for (const fs::path& output :
       {archive, archive / "site", archive / "c/../new/deep", archive.parent_path(), archive / ".." / "archive" / ""}) {
    CAPTURE(output);
    BuildOptions options = shop.options();
    options.output = output;
    const auto refused = build(options, kSilent);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == core::Error::Code::InvalidUsage);
  }
  BuildOptions beside = shop.options();
  beside.output = archive.string() + "-site";
  CHECK(build(beside, kSilent).ok());
}

TEST_CASE("an archive, a theme or a share folder that is not there is an error of the operation") {
  const Workshop shop(Files{{"c/1/index.en.md", kGood}});
  BuildOptions options = shop.options();
  options.archive /= "nowhere";
  CHECK_FALSE(build(options, kSilent).ok());
  options = shop.options();
  options.share /= "nowhere";
  CHECK_FALSE(build(options, kSilent).ok());
  CHECK(shop.written().empty());
}

}  // namespace lectern::pipeline
