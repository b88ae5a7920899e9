#include "pipeline/listed_files.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "support/temporary_folder.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

/// Until a file that changed just now is old enough to be trusted.
void settle() {
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
}

std::optional<core::Fingerprint> fingerprint(const fs::path& root) {
  ListedFiles files;
  files.look_at(root);
  return files.fingerprint();
}

}  // namespace

TEST_CASE("while no file below a folder changes, its fingerprint stays") {
  const TemporaryFolder place;
  const fs::path root = place.path() / "a";
  write(root / "c/1/index.en.md", "one");
  write(root / "c/1/slides.pdf", "x");
  settle();
  const auto before = fingerprint(root);
  REQUIRE(before);
  CHECK(fingerprint(root) == before);
  write(root / ".git/index", "hidden files count for nothing");
  CHECK(fingerprint(root) == before);
  write(root / "c/1/index.en.md", "two");  // as long as before
  CHECK_FALSE(fingerprint(root));          // too young to tell
  settle();
  const auto after = fingerprint(root);
  REQUIRE(after);
  CHECK(after != before);
  fs::remove(root / "c/1/slides.pdf");
  CHECK(fingerprint(root) != after);
}

TEST_CASE("a file whose time was set back is another file all the same") {
  const TemporaryFolder place;
  write(place.path() / "a/x", "one");
  const auto time = fs::last_write_time(place.path() / "a/x");
  settle();
  const auto before = fingerprint(place.path() / "a");
  write(place.path() / "a/x", "two");
  fs::last_write_time(place.path() / "a/x", time);
  settle();
  CHECK(before);
  CHECK(fingerprint(place.path() / "a") != before);
}

TEST_CASE("what a link to a folder leads to cannot be told by listings") {
  const TemporaryFolder place;
  write(place.path() / "a/x", "one");
  write(place.path() / "b/y", "one");
  fs::create_directory_symlink(place.path() / "b", place.path() / "a/linked");
  settle();
  CHECK_FALSE(fingerprint(place.path() / "a"));
}

TEST_CASE("listings are kept until somebody says that they are of no use any more") {
  const TemporaryFolder place;
  const fs::path root = place.path() / "a";
  write(root / "c/x", "one");
  ListedFiles files;
  files.look_at(root);
  write(root / "c/y", "two");
  CHECK(files.list(root / "c")->size() == 1);
  files.forget(root / "c/y");
  CHECK(files.list(root / "c")->size() == 2);
  CHECK(files.list(root)->size() == 1);
}

}  // namespace lectern::pipeline
