#include "pipeline/cache_folder.h"

#include <pwd.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "support/environment.h"
#include "support/temporary_folder.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;
using Value = std::optional<std::string>;

/// The folder that holds the folders of all archives, with these variables set.
fs::path cache_root(const Value& own, const Value& xdg, const Value& home) {
  const Environment a("LECTERN_CACHE_DIR", own), b("XDG_CACHE_HOME", xdg), c("HOME", home);
  const auto folder = cache_folder("/usr");
  REQUIRE(folder.ok());
  return folder->parent_path();
}

fs::path folder_of(const fs::path& archive) {
  const Environment cache("LECTERN_CACHE_DIR", "/cache");
  const auto folder = cache_folder(archive);
  REQUIRE(folder.ok());
  return *folder;
}

}  // namespace

TEST_CASE("the cache stands where its variable says, else in the caches of the desktop, else at home") {
  CHECK(cache_root("/own", "/xdg", "/home/a") == "/own");
  CHECK(cache_root({}, "/xdg", "/home/a") == "/xdg/lectern");
  CHECK(cache_root({}, {}, "/home/a") == "/home/a/.cache/lectern");
}

TEST_CASE("a variable that is set to nothing counts as not set") {
  CHECK(cache_root("", "/xdg", "/home/a") == "/xdg/lectern");
  CHECK(cache_root("", "", "/home/a") == "/home/a/.cache/lectern");
}

TEST_CASE("without any variable the home folder is asked of the system") {
  const passwd* user = getpwuid(getuid());
  if (user == nullptr) {
    WARN("skipped: this user has no entry in the system's list");
    return;
  }
  const fs::path expected = fs::path(user->pw_dir) / ".cache/lectern";
  CHECK(cache_root({}, {}, {}) == expected);
  CHECK(cache_root("", "", "") == expected);
}

TEST_CASE("the cache is the same folder from wherever lectern is called") {
  CHECK(cache_root("own", {}, {}) == fs::current_path() / "own");
  // The desktop's rules: a relative path there is no path at all.
  CHECK(cache_root({}, "xdg", "/home/a") == "/home/a/.cache/lectern");
}

TEST_CASE("each archive has a folder with its name, whichever way leads to it") {
  const TemporaryFolder place;
  fs::create_directories(place.path() / "a/archive");
  fs::create_directories(place.path() / "b/archive");
  fs::create_directory_symlink(place.path() / "a/archive", place.path() / "link");
  const fs::path first = folder_of(place.path() / "a/archive");
  CHECK(first.filename().string().rfind("archive-", 0) == 0);
  CHECK(folder_of(place.path() / "a/archive/") == first);
  CHECK(folder_of(place.path() / "a/../a/./archive") == first);
  CHECK(folder_of(place.path() / "link") == first);
  CHECK(folder_of(place.path() / "b/archive") != first);
  CHECK(folder_of("/").filename().string().rfind("root-", 0) == 0);
}

TEST_CASE("an archive that is not there has no cache, and the index is in the cache") {
  const Environment cache("LECTERN_CACHE_DIR", "/cache");
  CHECK_FALSE(cache_folder("/no/such/archive").ok());
  CHECK_FALSE(index_folder("/no/such/archive").ok());
  CHECK(*index_folder("/usr") == *cache_folder("/usr") / "index");
}

}  // namespace lectern::pipeline
