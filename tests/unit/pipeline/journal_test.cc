#include "pipeline/journal.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/file_system.h"
#include "support/temporary_folder.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

const core::Fingerprint kContext{1, 2};

core::Fingerprint key(const std::string& name) {
  return core::fingerprint_of(name);
}

std::string value_of(const Journal& journal, const std::string& name) {
  return std::string(journal.find(key(name)).value_or("nothing"));
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("what was put is found, in the same journal and in the next") {
  const TemporaryFolder place;
  const fs::path file = place.path() / "memory";
  {
    Journal journal(file, kContext);
    CHECK(value_of(journal, "a") == "nothing");
    journal.put(key("a"), "one");
    journal.put(key("empty"), "");
    CHECK(value_of(journal, "a") == "one");
    REQUIRE(journal.save());
    journal.put(key("b"), "two");
    REQUIRE(journal.save());
  }
  const Journal journal(file, kContext);
  CHECK(value_of(journal, "a") == "one");
  CHECK(value_of(journal, "b") == "two");
  CHECK(value_of(journal, "empty").empty());
}

TEST_CASE("nothing is written before it is saved, nor when there is nothing new") {
  const TemporaryFolder place;
  const fs::path file = place.path() / "memory";
  {
    Journal journal(file, kContext);
    journal.put(key("a"), "one");
    CHECK_FALSE(fs::exists(file));
    REQUIRE(journal.save());
  }
  const auto time = fs::last_write_time(file);
  Journal journal(file, kContext);
  CHECK(value_of(journal, "a") == "one");
  REQUIRE(journal.save());
  CHECK(fs::last_write_time(file) == time);
}

TEST_CASE("a journal of another program is empty, and becomes this one's") {
  const TemporaryFolder place;
  const fs::path file = place.path() / "memory";
  Journal first(file, kContext);
  first.put(key("a"), "one");
  REQUIRE(first.save());
  Journal second(file, {3, 4});
  CHECK(value_of(second, "a") == "nothing");
  second.put(key("b"), "two");
  REQUIRE(second.save());
  CHECK(value_of(Journal(file, kContext), "a") == "nothing");
  CHECK(value_of(Journal(file, {3, 4}), "b") == "two");
}

TEST_CASE("a journal that was cut or damaged gives what stands before the fault, and is mended when it is saved") {
  const TemporaryFolder place;
  const fs::path file = place.path() / "memory";
  {
    Journal journal(file, kContext);
    journal.put(key("a"), "one");
    REQUIRE(journal.save());
    journal.put(key("b"), "two");
    REQUIRE(journal.save());
  }
  const std::string whole = *core::DiskFileSystem().read(file);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    for (const std::string& bytes : {whole.substr(0, i), flipped}) {
      write(file, bytes);
      Journal journal(file, kContext);
      const std::string a = value_of(journal, "a"), b = value_of(journal, "b");
      CHECK((a == "one" || a == "nothing"));
      CHECK(b == "nothing");
      journal.put(key("b"), "two");
      REQUIRE(journal.save());
      CHECK(value_of(Journal(file, kContext), "b") == "two");
    }
  }
}

TEST_CASE("what nobody asks for any more is forgotten once it is most of the file") {
  const TemporaryFolder place;
  const fs::path file = place.path() / "memory";
  {
    Journal journal(file, kContext);
    journal.put(key("large"), std::string(3 << 20, 'x'));
    journal.put(key("small"), "one");
    REQUIRE(journal.save());
  }
  Journal journal(file, kContext);
  CHECK(value_of(journal, "small") == "one");
  REQUIRE(journal.save());
  CHECK(fs::file_size(file) < 1000);
  const Journal next(file, kContext);
  CHECK(value_of(next, "small") == "one");
  CHECK(value_of(next, "large") == "nothing");
}

}  // namespace lectern::pipeline
