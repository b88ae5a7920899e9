#include "publish/file_pool.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "publish/content.h"
#include "publish_support.h"

using namespace lectern;
using publish::BytesContent;
using publish::FilePool;
namespace fs = std::filesystem;

namespace {

class Pool {
 public:
  fs::path file(const std::string& name) const { return folder_.path() / name; }
  fs::path folder() const { return file("pool"); }
  std::size_t size() const { return fs::exists(folder()) ? Place::names_in(folder()).size() : 0; }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const { return *core::DiskFileSystem().read(file(name)); }

 private:
  TemporaryFolder folder_;
};

/// Where a test says that it skips if the temporary files lie where no pool is possible.
bool is_possible() {
  const Pool place;
  FilePool pool(place.folder());
  if (!fs::exists(place.folder())) WARN("skipped: the file system knows no leases or no files without a name");
  return fs::exists(place.folder());
}

std::uint64_t inode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_ino;
}

}  // namespace

TEST_CASE("a dropped file is written over for the next one, whatever their lengths") {
  if (!is_possible()) return;
  const std::size_t lengths[] = {1, 100, 4095, 4096, 4097, 10'000, 70'000};
  for (const std::size_t before : lengths) {
    for (const std::size_t after : lengths) {
      CAPTURE(before, after);
      const Pool place;
      FilePool pool(place.folder());
      place.put("old", std::string(before, 'o'));
      const auto inode = inode_of(place.file("old"));
      REQUIRE(pool.drop(place.file("old")).ok());
      CHECK_FALSE(fs::exists(place.file("old")));
      const std::string bytes(after, 'n');
      REQUIRE(BytesContent(bytes).write(place.file("new"), &pool).ok());
      CHECK(place.read("new") == bytes);
      // A larger file would have to be freed in part.
      const bool fits = (before + 4095) / 4096 <= (after + 4095) / 4096;
      CHECK((inode_of(place.file("new")) == inode) == fits);
      CHECK(place.size() == (fits ? 0 : 1));
    }
  }
}

TEST_CASE("the next publish finds what is in the pool") {
  if (!is_possible()) return;
  const Pool place;
  place.put("old", "old bytes");
  const auto inode = inode_of(place.file("old"));
  REQUIRE(FilePool(place.folder()).drop(place.file("old")).ok());
  FilePool pool(place.folder());
  REQUIRE(BytesContent("new").write(place.file("new"), &pool).ok());
  CHECK(inode_of(place.file("new")) == inode);
  CHECK(place.read("new") == "new");
}

TEST_CASE("a file with another name is not pooled, and one that gets another name is not written over") {
  if (!is_possible()) return;
  const Pool place;
  FilePool pool(place.folder());
  place.put("published", "bytes");
  fs::create_hard_link(place.file("published"), place.file("old"));
  REQUIRE(pool.drop(place.file("old")).ok());
  CHECK(place.size() == 0);
  place.put("old", "pooled");
  REQUIRE(pool.drop(place.file("old")).ok());
  REQUIRE(place.size() == 1);
  fs::create_hard_link(fs::directory_iterator(place.folder())->path(), place.file("saved"));
  REQUIRE(BytesContent("new").write(place.file("new"), &pool).ok());
  CHECK(place.read("published") == "bytes");
  CHECK(place.read("saved") == "pooled");
  CHECK(place.size() == 0);
}

TEST_CASE("who reads a file reads it to its end, though it was dropped") {
  const Pool place;
  FilePool pool(place.folder());
  place.put("old", "old bytes");
  const int reader = open(place.file("old").c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(reader >= 0);
  REQUIRE(pool.drop(place.file("old")).ok());
  REQUIRE(BytesContent("new").write(place.file("new"), &pool).ok());
  char bytes[16];
  CHECK(std::string(bytes, static_cast<std::size_t>(std::max<ssize_t>(read(reader, bytes, sizeof bytes), 0))) ==
        "old bytes");
  close(reader);
  CHECK(place.read("new") == "new");
}

TEST_CASE("a file out of the pool has the mode of a new one") {
  const Pool place;
  FilePool pool(place.folder());
  place.put("old", "old bytes");
  fs::permissions(place.file("old"), fs::perms::owner_all | fs::perms::others_write);
  REQUIRE(pool.drop(place.file("old")).ok());
  for (const char* name : {"pooled", "new"}) REQUIRE(BytesContent("new").write(place.file(name), &pool).ok());
  CHECK(fs::status(place.file("pooled")).permissions() == fs::status(place.file("new")).permissions());
}

TEST_CASE("what lectern did not put into the pool is not used") {
  const Pool place;
  place.put("mine", "mine");
  fs::create_directories(place.folder() / "1-folder/in it");
  fs::create_symlink(place.file("mine"), place.folder() / "1-link");
  fs::create_symlink(place.file("mine"), place.folder() / "link");
  fs::create_hard_link(place.file("mine"), place.folder() / "1-other");
  REQUIRE(mkfifo((place.folder() / "1-pipe").c_str(), 0600) == 0);
  std::ofstream(place.folder() / "99999999999999999999-x") << "x";
  std::ofstream(place.folder() / "-") << "x";
  FilePool pool(place.folder());
  for (int i = 0; i < 6; ++i) REQUIRE(BytesContent("new").write(place.file(std::to_string(i)), &pool).ok());
  CHECK(place.read("mine") == "mine");
  CHECK(place.size() == 0);
}

TEST_CASE("a dropped folder goes with all that is in it, and its files into the pool") {
  if (!is_possible()) return;
  const Pool place;
  FilePool pool(place.folder());
  fs::create_directories(place.file("tree/a/b"));
  place.put("tree/1", "1");
  place.put("tree/a/b/2", "2");
  place.put("tree/a/empty", "");
  place.put("mine", "mine");
  fs::create_symlink(place.file("mine"), place.file("tree/link"));
  REQUIRE(pool.drop_folder(place.file("tree")).ok());
  REQUIRE(pool.drop_folder(place.file("missing")).ok());
  CHECK_FALSE(fs::exists(place.file("tree")));
  CHECK(place.size() == 2);
  CHECK(place.read("mine") == "mine");
  pool.trim(1);
  CHECK(place.size() == 1);
}

TEST_CASE("without a folder nothing is pooled") {
  const Pool place;
  FilePool pool{fs::path()};
  place.put("old", "old bytes");
  REQUIRE(pool.drop(place.file("old")).ok());
  REQUIRE(BytesContent("new").write(place.file("new"), &pool).ok());
  CHECK(place.read("new") == "new");
}

TEST_CASE("a publish makes its files of those that the one before dropped") {
  if (!is_possible()) return;
  const Place place;
  const auto pages = [](int round) {
    Files files;
    for (int i = 0; i < 10; ++i) files["search-index/" + std::to_string(i)] = std::to_string(round);
    return files;
  };
  std::set<std::uint64_t> inodes;
  for (int round = 0; round < 12; ++round) {
    place.publish(pages(round));
    CHECK(place.live() == pages(round));
    CHECK(Place::names_in(place.workshop()).count("pool") == 1);
    for (const auto& [path, bytes] : pages(round)) inodes.insert(inode_of(place.output() / path));
  }
  CHECK(inodes.size() <= 40);
}

TEST_CASE("a pool is no larger than the site") {
  const Place place;
  Files many;
  for (int i = 0; i < 50; ++i) many["a/" + std::to_string(i)] = "many";
  place.publish(many);
  for (const char* text : {"1", "2", "3"}) place.publish({{"index.html", text}});
  CHECK(Place::names_in(place.workshop() / "pool").size() <= 1);
}
