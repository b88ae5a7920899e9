#include "core/file_system.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.h"

using namespace lectern::core;
namespace fs = std::filesystem;

TEST_CASE("the disk is listed in order, and says what a link leads to") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "b.md") << "text";
  fs::create_directory(folder.path() / "a");
  fs::create_symlink("b.md", folder.path() / "link");
  fs::create_symlink("nothing", folder.path() / "dangling");
  const auto entries = DiskFileSystem().list(folder.path());
  REQUIRE(entries.ok());
  REQUIRE(entries->size() == 4);
  CHECK((*entries)[0].name == "a");
  CHECK((*entries)[0].kind == DirectoryEntry::Kind::Directory);
  CHECK((*entries)[1].name == "b.md");
  CHECK((*entries)[1].bytes == 4);
  CHECK((*entries)[2].name == "dangling");
  CHECK((*entries)[2].kind == DirectoryEntry::Kind::Other);
  CHECK((*entries)[3].kind == DirectoryEntry::Kind::File);
}

TEST_CASE("a file is read byte for byte") {
  const TemporaryFolder folder;
  const std::string bytes("\xFF\0\r\n\xE4", 5);
  std::ofstream(folder.path() / "x", std::ios::binary) << bytes;
  const auto read = DiskFileSystem().read(folder.path() / "x");
  REQUIRE(read.ok());
  CHECK(*read == bytes);
}

TEST_CASE("what cannot be read is named, with the reason and a next step") {
  const TemporaryFolder folder;
  const auto missing = DiskFileSystem().read(folder.path() / "missing");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == Error::Code::NotFound);
  CHECK(missing.error().message.find("missing") != std::string::npos);
  CHECK_FALSE(missing.error().hint.empty());
  CHECK_FALSE(DiskFileSystem().read(folder.path()).ok());
  CHECK_FALSE(DiskFileSystem().list(folder.path() / "missing").ok());
  CHECK_FALSE(DiskFileSystem().canonical(folder.path() / "missing").ok());
}
