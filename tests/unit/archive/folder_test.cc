#include "archive/folder.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "archive_support.h"

namespace lectern::archive {
namespace {

/// `course/(01/(a.pdf) b.jpg)`
std::string dump(const Folder& folder) {
  std::string out;
  for (const Folder& below : folder.folders) out += (out.empty() ? "" : " ") + below.name + "/(" + dump(below) + ")";
  for (const File& file : folder.files) out += (out.empty() ? "" : " ") + file.name;
  return out;
}

struct Listed {
  std::string tree;
  std::string problems;
};

Listed list(const core::FileSystem& files, const FolderBounds& bounds = {}) {
  core::Diagnostics problems;
  const auto folder = list_archive(files, ArchiveRoot("/a"), problems, bounds);
  REQUIRE(folder);
  problems.sort();
  Loaded said;
  said.problems = problems;
  return {dump(*folder), said.summary()};
}

TEST_CASE("what editors, desktops and version control leave behind is not seen") {
  const auto files = world({{"c/l/index.zh.md", ""},
                            {"c/l/index.zh.md~", ""},
                            {"c/l/.#index.zh.md", ""},
                            {"c/l/#index.zh.md#", ""},
                            {"c/l/.index.zh.md.swp", ""},
                            {"c/l/Thumbs.db", ""},
                            {".git/HEAD", ""},
                            {".DS_Store", ""},
                            {"__MACOSX/x", ""}});
  CHECK(list(files).tree == "c/(l/(index.zh.md))");
  CHECK(list(files).problems.empty());
}

TEST_CASE("links are followed inside the archive and nowhere else") {
  auto files = world({{"c/l/index.zh.md", ""}, {"c/shared/photo.jpg", ""}});
  files.add_file("/secret/key", "");
  files.add_file("/a2/near", "");
  files.add_link("/a/c/l/pictures", "../shared");
  files.add_link("/a/c/l/photo.jpg", "/a/c/shared/photo.jpg");
  files.add_link("/a/c/l/key", "/secret/key");
  files.add_link("/a/c/l/folder", "../../../secret");
  files.add_link("/a/c/l/near", "/a2/near");
  files.add_link("/a/c/l/nothing", "gone");
  const Listed listed = list(files);
  CHECK(listed.tree == "c/(l/(pictures/(photo.jpg) index.zh.md photo.jpg) shared/(photo.jpg))");
  CHECK(
      listed.problems ==
      "link-outside /a/c/l/folder\nlink-outside /a/c/l/key\nlink-outside /a/c/l/near\nlink-dangling /a/c/l/nothing\n");
}

TEST_CASE("links that go round end") {
  auto files = world({{"c/l/index.zh.md", ""}});
  files.add_link("/a/c/l/up", "..");
  files.add_link("/a/c/l/self", "self");
  files.add_link("/a/c/l/deep/root", "/a");
  files.add_link("/a/round", "c/..");
  CHECK(list(files).problems ==
        "link-loop /a/c/l/deep/root\nfile-unreadable /a/c/l/self\nlink-loop /a/c/l/up\nlink-loop /a/round\n");
}

TEST_CASE("one folder may be linked from several places") {
  auto files = world({{"c/1/index.zh.md", ""}, {"c/2/index.zh.md", ""}, {"shared/photo.jpg", ""}});
  files.add_link("/a/c/1/a", "../../shared");
  files.add_link("/a/c/1/z", "../../shared");
  files.add_link("/a/c/2/shared", "../1/a");
  CHECK(list(files).tree ==
        "c/(1/(a/(photo.jpg) z/(photo.jpg) index.zh.md) 2/(shared/(photo.jpg) index.zh.md)) shared/(photo.jpg)");
  CHECK(list(files).problems.empty());
}

TEST_CASE("links cannot multiply files without end") {
  auto files = world({{"c/l/index.zh.md", ""}});
  for (int i = 0; i < 25; ++i) {  // two ways into each folder: 2^25 ways to the last
    const std::string here = fmt::format("/a/c/l/d{}", i);
    files.add_link(here + "/x", fmt::format("../d{}", i + 1));
    files.add_link(here + "/y", fmt::format("../d{}", i + 1));
  }
  files.add_file("/a/c/l/d25/end", "");
  CHECK(list(files, {32, 100, 300}).problems == "archive-too-large /a\n");
  CHECK(list(files, {32, 10'000, 300}).problems == "archive-too-large /a\n");
}

TEST_CASE("an archive of more files than any has is cut off") {
  auto files = world({});
  for (int i = 0; i < 200; ++i) files.add_file(fmt::format("/a/c/{:03}", i), "");
  CHECK(list(files, {32, 200, 10}).problems == "archive-too-large /a\n");
  CHECK(list(files, {32, 201, 10}).problems.empty());
}

TEST_CASE("folders that are nested too deep are left out and named") {
  CHECK(list(world({{"1/2/3/4/x", ""}}), {3, 100, 100}).problems == "folder-too-deep /a/1/2/3/4\n");
  CHECK(list(world({{"1/2/3/x", ""}}), {3, 100, 100}).problems.empty());
}

TEST_CASE("names that are no text, and what is no file, are named and left out") {
  auto files = world({{"c/a\nb", ""}, {"c/\xFF\xFE.jpg", ""}, {"c/好.jpg", ""}});
  files.add_socket("/a/c/socket");
  CHECK(list(files).tree == "c/(好.jpg)");
  CHECK(list(files).problems == "name-invalid /a/c/??.jpg\nname-invalid /a/c/a?b\nfile-special /a/c/socket\n");
}

TEST_CASE("a folder that is not there cannot be listed") {
  core::Diagnostics problems;
  const auto folder = list_archive(test::MemoryFileSystem(), ArchiveRoot("/nowhere"), problems);
  REQUIRE_FALSE(folder);
  CHECK(folder.error().code == core::Error::Code::NotFound);
}

TEST_CASE("paths are shown below the root as it was given") {
  CHECK(ArchiveRoot("archive/").shown("c/l") == "archive/c/l");
  CHECK(ArchiveRoot("archive/").shown("") == "archive");
  CHECK(ArchiveRoot("/").shown("") == "/");
}

}  // namespace
}  // namespace lectern::archive
