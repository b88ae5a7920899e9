// Two trees take turns at the output: whatever came before, a publish gives what publishing from nothing gives.

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <vector>

#include "publish/file_path.h"
#include "publish/fingerprint.h"
#include "publish_support.h"

using namespace lectern;
using publish::Publisher;
namespace fs = std::filesystem;

namespace {

/// The path of the file, or of the hashed folder that it lies in.
std::string unit_of(const std::string& path) {
  const std::string_view folder = publish::hashed_folder_of(path);
  return folder.empty() ? path : std::string(folder);
}

Files hashed_files(const Files& files) {
  Files out;
  for (const auto& [path, bytes] : files) {
    if (publish::is_hashed(path)) out.emplace(path, bytes);
  }
  return out;
}

/// Whether one of the paths is a folder above the other.
bool are_in_line(const std::string& one, const std::string& other) {
  return one.rfind(other + "/", 0) == 0 || other.rfind(one + "/", 0) == 0;
}

/// What is live after a publish of `next`, when `last` are the hashed files that the last publish made: those stay
/// unless their unit, or what cannot be beside it, is made anew.
Files expected(const Files& next, const Files& last) {
  const auto gives_way = [&](const std::string& path) {
    return std::any_of(next.begin(), next.end(), [&](const auto& file) {
      return unit_of(file.first) == unit_of(path) || are_in_line(file.first, path);
    });
  };
  Files out = next;
  for (const auto& [path, bytes] : last) {
    if (!gives_way(path)) out.emplace(path, bytes);
  }
  return out;
}

/// A publisher with whims: archives that change a little, all ways of naming a file, accidents.
class Publishing {
 public:
  explicit Publishing(unsigned seed) : random_(seed) {}

  void run(int steps) {
    for (int step = 0; step < steps; ++step) {
      CAPTURE(step);
      change();
      accident();
      publish();
      live_ = next_;
      const Files now = place_.live();
      REQUIRE(now == expected(next_, last_hashed_));
      REQUIRE(place_.neighbours() == std::set<std::string>{"public"});
      REQUIRE(place_.names_in(place_.workshop()).size() <= 4);  // the other tree, two listings, the pool
      last_hashed_ = hashed_files(next_);
      disturbed_ = false;
    }
  }

 private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  std::string bytes() { return std::string(below(4) * 40000, 'x') + std::to_string(below(3)); }

  /// One of few, so that they come again, stand in each other's way, and hold hashed and plain files.
  std::string path() {
    static const char* const kNames[] = {
        "a", "b", "index.html", "0123456789abcdef", "x-fedcba9876543210", "0011223344556677.bin"};
    std::string out = kNames[below(6)];
    for (unsigned depth = below(4); depth > 0; --depth) out += std::string("/") + kNames[below(6)];
    return out;
  }

  /// Whether some file lies where `path` wants a folder, or the other way round, in this publish or, when hashed, kept.
  bool clashes(const std::string& path) const {
    for (const Files* files : {&next_, &last_hashed_, &live_}) {
      for (const auto& [other, bytes] : *files) {
        if (are_in_line(other, path) && (files == &next_ || publish::is_hashed(other))) return true;
      }
    }
    return false;
  }

  void publish() {
    auto publisher = place_.begin();
    const bool intact = !publisher.stamp().empty() && *publisher.is_intact();
    CHECK((intact || disturbed_));
    name_all(publisher, intact ? live_ : Files{});
    REQUIRE(publisher.file_count() == next_.size());
    const auto committed = publisher.commit();
    const std::string fault = committed ? "" : committed.error().message;
    REQUIRE(fault == "");
  }

  void change() {
    for (unsigned changes = below(6); changes > 0; --changes) {
      const std::string at = path();
      if (!clashes(at)) next_[at] = bytes();
    }
    for (unsigned removals = next_.size() > 20 ? 8 : below(3); removals > 0 && !next_.empty(); --removals) {
      next_.erase(std::next(next_.begin(), below(static_cast<unsigned>(next_.size()))));
    }
  }

  /// In whatever way the file may be named, given what of `live` can be reused.
  void name_all(Publisher& publisher, const Files& live) {
    std::set<std::string> whole, rest;
    for (const std::string& unit : unchanged_folders(live)) {
      (below(2) == 0 ? whole : rest).insert(unit);
    }
    for (const std::string& unit : whole) REQUIRE(publisher.reuse(unit, unit).ok());
    for (const auto& [path, bytes] : next_) {
      const std::string unit = unit_of(path);
      if (whole.count(unit) + rest.count(unit) > 0) continue;
      const auto before = live.find(path);
      const bool same = before != live.end() && before->second == bytes;
      if (same && unit == path && below(3) == 0) {
        rest.insert(path);
      } else if (same && below(2) == 0) {
        REQUIRE(publisher.reuse(path, path).ok());
      } else {
        name(publisher, path, bytes);
      }
    }
    REQUIRE(publisher.reuse_rest([&](std::string_view path) { return rest.count(std::string(path)) > 0; }).ok());
  }

  void name(Publisher& publisher, const std::string& path, const std::string& bytes) {
    if (below(2) == 0) {
      REQUIRE(publisher.write(path, bytes).ok());
      return;
    }
    const fs::path source = place_.path() / "source";
    std::ofstream(source, std::ios::binary) << bytes;
    REQUIRE(publisher.copy(path, source).ok());
  }

  std::set<std::string> unchanged_folders(const Files& live) const {
    std::map<std::string, Files> now, before;
    for (const auto& [path, bytes] : next_) now[unit_of(path)].emplace(path, bytes);
    for (const auto& [path, bytes] : live) before[unit_of(path)].emplace(path, bytes);
    std::set<std::string> out;
    for (const auto& [unit, files] : now) {
      if (unit.back() == '/' && before.count(unit) > 0 && before.at(unit) == files) out.insert(unit);
    }
    return out;
  }

  void accident() {
    switch (below(12)) {
      case 0:
        return abandon();
      case 1:
        return die(false);
      case 2:
        return die(true);
      case 3:
        return lose_workshop();
      case 4:
        return damage(place_.workshop());
      case 5:
        return edit_live();
      case 6:
        return lose_listing();
      default:
        return;
    }
  }

  void abandon() {
    auto publisher = place_.begin();
    name_half(publisher);
  }

  void name_half(Publisher& publisher) {
    std::size_t left = next_.size() / 2;
    for (const auto& [path, bytes] : next_) {
      if (left-- == 0) return;
      (void)publisher.write(path, bytes);
    }
  }

  /// In the middle of the writing, or just before the exchange.
  void die(bool prepared) {
    const pid_t child = fork();
    if (child == 0) {
      auto publisher = Publisher::begin(place_.output(), place_.workshop());
      name_half(*publisher);
      _exit(!prepared || publisher->prepare().ok() ? 0 : 1);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
  }

  /// Then all hashed files that are there count as the last publish's.
  void lose_workshop() {
    fs::remove_all(place_.workshop());
    last_hashed_ = hashed_files(place_.live());
    disturbed_ = true;
  }

  /// That of the tree that is not live; losing the live one's alone would leave an older truth about what is kept.
  void lose_listing() {
    const auto live = publish::folder_fingerprint(AT_FDCWD, place_.output().c_str());
    if (!live || !fs::exists(place_.workshop())) return;
    const std::string kept = fmt::format("{:016x}.listing", live->inode);
    for (const auto& entry : fs::directory_iterator(place_.workshop())) {
      const fs::path& file = entry.path();
      if (file.extension() != ".listing" || file.filename() == kept) continue;
      below(2) == 0 ? static_cast<void>(fs::remove(file)) : fs::resize_file(file, fs::file_size(file) - 1);
      return;
    }
  }

  /// Something in the older tree is removed, or something comes into it.
  void damage(const fs::path& workshop) {
    if (!fs::exists(workshop / "tree")) return;
    std::vector<fs::path> entries;
    for (const auto& entry : fs::recursive_directory_iterator(workshop / "tree")) entries.push_back(entry.path());
    const fs::path victim = entries[below(static_cast<unsigned>(entries.size()))];
    if (below(2) == 0) {
      fs::remove_all(victim);
    } else {
      std::ofstream((fs::is_directory(victim) ? victim : victim.parent_path()) / "stray") << "stray";
    }
  }

  /// Somebody changes, replaces or removes a page that is live, or puts a file beside it.
  void edit_live() {
    std::vector<fs::path> pages;
    for (const auto& [path, bytes] : place_.live()) {
      if (!publish::is_hashed(path)) pages.push_back(place_.output() / path);
    }
    if (pages.empty()) return;
    disturbed_ = true;
    const fs::path page = pages[below(static_cast<unsigned>(pages.size()))];
    const unsigned how = below(4);
    if (how == 0) std::ofstream(page, std::ios::app) << "edited";
    if (how == 1) fs::remove(page);
    if (how == 2) std::ofstream(page.parent_path() / "stray") << "stray";
    if (how == 3) {
      std::ofstream(place_.path() / "edited") << bytes();
      fs::rename(place_.path() / "edited", page);
    }
  }

  std::mt19937 random_;
  Place place_;
  Files next_, live_, last_hashed_;
  bool disturbed_ = true;  // nothing is published yet
};

fs::file_time_type time_of(const fs::path& path) {
  return fs::last_write_time(path);
}

}  // namespace

TEST_CASE("a publish gives what publishing from nothing gives, whatever happened before") {
  const bool is_long = std::getenv("LECTERN_LONG_TESTS") != nullptr;
  for (unsigned seed = 0; seed < (is_long ? 60 : 6); ++seed) {
    CAPTURE(seed);
    Publishing(seed).run(is_long ? 200 : 50);
  }
}

TEST_CASE("what the first publish made stands twice, so that the second has to make little") {
  const Place place;
  const Files files{{"index.html", "1"}, {"en/a/index.html", "a"}, {"x/0123456789abcdef/y/1.bin", "1"}};
  place.publish(files);
  for (const auto& [path, bytes] : files) {
    CAPTURE(path);
    CHECK(fs::equivalent(place.workshop() / "tree" / path, place.output() / path));
  }
  const auto folder = publish::folder_fingerprint(AT_FDCWD, (place.workshop() / "tree/en/a").c_str());
  {
    auto publisher = place.begin();
    REQUIRE(publisher.write("index.html", "2").ok());
    REQUIRE(publisher.reuse_rest([](std::string_view) { return true; }).ok());
    REQUIRE(publisher.commit().ok());
  }
  CHECK(publish::folder_fingerprint(AT_FDCWD, (place.output() / "en/a").c_str()) == folder);
}

TEST_CASE("bytes that are live already keep their file and its time") {
  const Place place;
  place.publish({{"a/index.html", "same"}, {"b/index.html", "old"}, {"c", "copied"}});
  const fs::path page = place.output() / "a/index.html", asset = place.output() / "c";
  const auto page_time = time_of(page), asset_time = time_of(asset);
  const auto source = place.path() / "source";
  std::ofstream(source) << "copied";
  for (int i = 0; i < 3; ++i) {
    auto publisher = place.begin();
    REQUIRE(publisher.write("a/index.html", "same").ok());
    REQUIRE(publisher.write("b/index.html", "new " + std::to_string(i)).ok());
    REQUIRE(publisher.copy("c", source).ok());
    REQUIRE(publisher.commit().ok());
    CHECK(time_of(page) == page_time);
    CHECK(time_of(asset) == asset_time);
    CHECK(fs::hard_link_count(page) == 2);
  }
  // Also when nothing but the live folder itself is left.
  fs::remove_all(place.workshop());
  place.publish({{"a/index.html", "same"}});
  CHECK(time_of(page) == page_time);
}

TEST_CASE("the live tree is intact until somebody changes it") {
  const auto disturbances = std::vector<std::function<void(const fs::path&)>>{
      [](const fs::path& live) { std::ofstream(live / "index.html", std::ios::app) << "more"; },
      [](const fs::path& live) { fs::remove(live / "zh/index.html"); },
      [](const fs::path& live) { std::ofstream(live / "zh/new.html") << "new"; },
      [](const fs::path& live) { std::ofstream(live / "stray") << "new"; },
      [](const fs::path& live) { fs::remove(live / "search-index/0123456789abcdef/1.bin"); },
      [](const fs::path& live) { fs::remove_all(live / "search-index"); },
      [](const fs::path& live) { fs::remove(live / publish::kMarkerName); },
  };
  for (const auto& disturb : disturbances) {
    const Place place;
    const Files files{{"index.html", "1"}, {"zh/index.html", "1"}, {"search-index/0123456789abcdef/1.bin", "1"}};
    place.publish(files);
    {
      auto publisher = place.begin();
      CHECK_FALSE(publisher.stamp().empty());
      CHECK(*publisher.is_intact());
      CHECK(publisher.reuse("index.html", "index.html").ok());
    }
    disturb(place.output());
    auto publisher = Publisher::begin(place.output(), place.workshop());
    if (!publisher.ok()) continue;  // without its marker the folder is nobody's
    CHECK_FALSE(*publisher->is_intact());
    CHECK(publisher->stamp().empty());
    CHECK_FALSE(publisher->reuse("index.html", "index.html").ok());
  }
}

TEST_CASE("a stamp tells one publish from the next, and is known before it is live") {
  const Place place;
  auto first = std::make_optional(place.begin());
  CHECK(first->stamp().empty());
  REQUIRE(first->write("index.html", "1").ok());
  const auto stamp = first->prepare();
  REQUIRE(stamp.ok());
  CHECK_FALSE(fs::exists(place.output()));
  REQUIRE(first->commit().ok());
  first.reset();
  CHECK(place.begin().stamp() == *stamp);
  place.publish({{"index.html", "2"}});
  CHECK(place.begin().stamp() != *stamp);
}

TEST_CASE("a file and a folder of one name are a fault") {
  const Place place;
  const std::string hashed = "0123456789abcdef/a";
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"a/b", "a"}, {"a", "a/b"}, {hashed + "/b/c", hashed}, {hashed, hashed + "/b/c"}};
  for (const auto& [first, second] : pairs) {
    CAPTURE(first, second);
    auto publisher = place.begin();
    REQUIRE(publisher.write(first, "1").ok());
    const bool written = publisher.write(second, "1").ok();
    CHECK_FALSE((written && publisher.commit().ok()));
  }
}

TEST_CASE("a file in a hashed folder becomes a folder, and a folder a file") {
  const Place place;
  const Files files{{"0123456789abcdef/a", "file"}, {"0123456789abcdef/z", "z"}};
  const Files folders{{"0123456789abcdef/a/b/c", "folder"}, {"0123456789abcdef/z", "z"}};
  // Thrice the same, so that both trees have it.
  for (const Files* next : {&files, &files, &files, &folders, &folders, &folders, &files}) {
    place.publish(*next);
    CHECK(place.live() == *next);
  }
}

TEST_CASE("folders are reused with all that is in them, under their own name or another") {
  const Place place;
  place.publish({{"a/x/1", "1"}, {"a/2.html", "2"}, {"a/0123456789abcdef/3", "3"}, {"b/4", "4"}});
  auto publisher = place.begin();
  REQUIRE(publisher.reuse("a/", "a/").ok());
  REQUIRE(publisher.reuse("c/d/", "b/").ok());
  CHECK_FALSE(publisher.reuse("e/", "nothing/").ok());
  CHECK_FALSE(publisher.reuse("e", "nothing").ok());
  CHECK(publisher.file_count() == 4);
  CHECK(publisher.page_count() == 1);
  REQUIRE(publisher.commit().ok());
  CHECK(place.live() == Files{{"a/x/1", "1"}, {"a/2.html", "2"}, {"a/0123456789abcdef/3", "3"}, {"c/d/4", "4"}});
}
