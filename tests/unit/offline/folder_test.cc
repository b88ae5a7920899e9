#include "offline/folder.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>

#include "offline/page.h"
#include "support/temporary_folder.h"

namespace lectern::offline {
namespace {

namespace fs = std::filesystem;

/// Keeps what is written, and says of copies that they are some.
class Files : public core::FileSink {
 public:
  core::Result<void> write(std::string_view path, std::string_view bytes) override {
    all[std::string(path)] = bytes;
    return {};
  }
  core::Result<void> copy(std::string_view path, const fs::path&) override { return write(path, "a copy"); }
  core::Result<void> reuse(std::string_view, std::string_view) override { return {}; }

  std::map<std::string, std::string> all;
};

void put(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("A site for disks has what readers need, and nothing that is only for hosts") {
  const TemporaryFolder place;
  const fs::path site = place.path() / "site", client = place.path() / "client";
  put(client / "search.js", "classic");
  put(client / "marks.js", "classic marks");
  put(client / "disk.js", "loader");
  for (const char* name : {".lectern", "404.html", "robots.txt", "sitemap.xml", "sitemap-2.xml", "service-worker.js",
                           "en/site.webmanifest"})
    put(site / name, "x");
  put(site / "index.html", "<a href=\"en/\">");
  put(site / "en/index.html", "<a href=\"../\"><button data-beside=\"zh\">");
  put(site / "en/feed.xml", "feed");
  put(site / "assets/client-0123456789abcdef/search.js", "module");
  put(site / "assets/client-0123456789abcdef/extras.js", "a part of it");
  put(site / "assets/client-0123456789abcdef/further.js", "another");
  put(site / "assets/client-0123456789abcdef/corrections.js", "and another");
  put(site / "assets/client-0123456789abcdef/marks.js", "module of marks");
  put(site / "assets/theme-0123456789abcdef/style.css", "style");
  put(site / "files/a/_/x.html", "somebody's page");
  put(site / "search-index/manifest.bin", "abc");

  Files files;
  REQUIRE(write_folder(site, client, files));
  CHECK(files.all == std::map<std::string, std::string>{
                         {"disk.js", "loader"},
                         {"index.html", "<a href=\"en/index.html\">"},
                         {"en/index.html", "<a href=\"../index.html\"><button data-beside=\"zh\">"},
                         {"en/index.html.js", script_with("<a href=\"../index.html\"><button data-beside=\"zh\">")},
                         {"en/feed.xml", "feed"},
                         {"assets/client-0123456789abcdef/marks.js", "classic marks"},
                         {"assets/client-0123456789abcdef/search.js", "classic"},
                         {"assets/theme-0123456789abcdef/style.css", "style"},
                         {"files/a/_/x.html", "a copy"},
                         {"search-index/manifest.bin.js", script_with("abc")},
                     });
}

TEST_CASE("Equal folders are packed into equal bytes, whatever their times") {
  const TemporaryFolder place;
  const fs::path folder = place.path() / "course";
  put(folder / "index.html", std::string(1000, 'a'));
  put(folder / "guests/俞祖成/index.html", "text");
  put(folder / ".lectern", "hidden");
  REQUIRE(pack(folder, place.path() / "one.zip"));
  fs::last_write_time(folder / "index.html", fs::file_time_type::clock::now() - std::chrono::hours(1000));
  REQUIRE(pack(folder, place.path() / "two.zip"));
  REQUIRE(pack(folder, place.path() / "two.zip"));  // once more over the other
  const std::string packed = bytes_of(place.path() / "one.zip");
  CHECK(packed == bytes_of(place.path() / "two.zip"));
  CHECK(packed.size() < 700);
  CHECK(packed.find("course/guests/俞祖成/index.html") < packed.find("course/index.html"));
  CHECK(packed.find(".lectern") == std::string::npos);
}

TEST_CASE("What cannot be packed is an error that names the file, and leaves the last one as it was") {
  const TemporaryFolder place;
  put(place.path() / "course/index.html", "a");
  const auto packed = pack(place.path() / "course", place.path() / "nowhere/x.zip");
  REQUIRE_FALSE(packed);
  CHECK(packed.error().message.find("nowhere/x.zip") != std::string::npos);
  put(place.path() / "old.zip", "old");
  REQUIRE_FALSE(pack(place.path() / "gone", place.path() / "old.zip"));
  CHECK(bytes_of(place.path() / "old.zip") == "old");
}

}  // namespace lectern::offline
