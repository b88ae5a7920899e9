#include "pipeline/index_place.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "pipeline/cache_folder.h"
#include "support/environment.h"
#include "support/temporary_folder.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

/// An archive with a cache, and a file `data` in its index to tell one index from another.
class Place {
 public:
  Place() : cache_("LECTERN_CACHE_DIR", (folder_.path() / "cache").string()) {
    fs::create_directory(folder_.path() / "archive");
  }

  core::Result<IndexPlace> begin() const {
    return IndexPlace::begin(folder_.path() / "archive", {std::chrono::milliseconds(1), [](const std::string&) {}});
  }
  fs::path index() const { return *index_folder(folder_.path() / "archive"); }
  std::string data() const {
    std::ifstream file(index() / "data");
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  TemporaryFolder folder_;
  Environment cache_;
};

void fill(const IndexPlace& place, const std::string& data) {
  REQUIRE_FALSE(fs::exists(place.fresh()));
  fs::create_directory(place.fresh());
  std::ofstream(place.fresh() / "data") << data;
}

}  // namespace

TEST_CASE("a committed index takes the place of the last one") {
  const Place place;
  for (const char* data : {"first", "second"}) {
    auto begun = place.begin();
    REQUIRE(begun.ok());
    fill(*begun, data);
    REQUIRE(begun->commit().ok());
    CHECK(place.data() == data);
    CHECK_FALSE(fs::exists(begun->fresh()));
  }
}

TEST_CASE("an index that is not committed is removed, and the last one stays") {
  const Place place;
  {
    auto begun = place.begin();
    fill(*begun, "first");
    REQUIRE(begun->commit().ok());
  }
  fs::path fresh;
  {
    auto begun = place.begin();
    fill(*begun, "second");
    fresh = begun->fresh();
  }
  CHECK(place.data() == "first");
  CHECK_FALSE(fs::exists(fresh));
}

TEST_CASE("what a killed build left is removed by the next") {
  const Place place;
  fs::create_directories(place.index().parent_path() / "index-new/old");
  auto begun = place.begin();
  REQUIRE(begun.ok());
  CHECK_FALSE(fs::exists(begun->fresh()));
}

TEST_CASE("one archive takes one build at a time") {
  const Place place;
  auto first = place.begin();
  REQUIRE(first.ok());
  fill(*first, "first");
  const auto second = place.begin();
  REQUIRE_FALSE(second.ok());
  CHECK(fs::exists(first->fresh() / "data"));
  const Place other;
  CHECK(other.begin().ok());
}

}  // namespace lectern::pipeline
