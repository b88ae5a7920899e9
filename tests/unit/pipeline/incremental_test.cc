#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <functional>
#include <random>
#include <set>
#include <vector>

#include "publish/publisher.h"
#include "support/index_dump.h"
#include "unit/pipeline/workshop.h"

namespace lectern::pipeline {
namespace {

using Random = std::mt19937;

std::size_t below(std::size_t limit, Random& random) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

const std::string& one_of(const std::vector<std::string>& choices, Random& random) {
  return choices[below(choices.size(), random)];
}

const std::vector<std::string> kEnglish = {"community", "risk",  "volunteers", "water",  "training", "the",   "of",
                                           "guests",    "trust", "prevention", "2021年", "C++",      "notes", "school"};
const std::vector<std::string> kChinese = {"社区", "風險", "风险", "志愿者", "疫情防控", "培训",
                                           "的",   "我们", "沙",   "IoT",    "课程"};
const std::vector<std::string> kGuests = {"俞祖成", "刘飞", "Yu Zucheng", "Liu Fei", "Mr. Hu"};

std::string sentence(bool chinese, Random& random) {
  std::string out;
  for (std::size_t i = 0; i < 4 + below(12, random); ++i) {
    out += one_of(chinese ? kChinese : kEnglish, random);
    if (!chinese) out += ' ';
  }
  return out + (chinese ? "。" : ".");
}

std::string body(bool chinese, Random& random) {
  std::string out;
  for (std::size_t i = 0; i < 1 + below(4, random); ++i) {
    if (below(2, random) == 0) out += "\n## " + sentence(chinese, random) + "\n";
    for (std::size_t j = 0; j < 1 + below(3, random); ++j) out += "\n" + sentence(chinese, random) + "\n";
  }
  return out;
}

std::string write_up(bool chinese, Random& random) {
  std::string out = "---\ntitle: " + sentence(chinese, random) + "\n";
  if (below(3, random) > 0)
    out += "date: 2021-0" + std::to_string(1 + below(9, random)) + "-1" + std::to_string(below(9, random)) + "\n";
  if (below(2, random) == 0) out += "guests: [" + one_of(kGuests, random) + "]\n";
  if (below(2, random) == 0) out += "tags: [" + one_of(chinese ? kChinese : kEnglish, random) + "]\n";
  if (below(5, random) == 0) out += "summary: " + sentence(chinese, random) + "\n";
  return out + "---\n" + body(chinese, random);
}

/// An archive that somebody edits, without a plan.
class Author {
 public:
  Author(fs::path archive, fs::path output, fs::path cache, Random& random)
      : archive_(std::move(archive)), output_(std::move(output)), cache_(std::move(cache)), random_(random) {}

  void begin() {
    for (std::size_t i = 0; i < 12; ++i) add_lesson();
  }

  /// Does something, and says what.
  std::string edit() {
    const std::vector<std::pair<const char*, std::function<void()>>> edits = {
        {"change a body", [&] { append(a_write_up(), "\n" + sentence(below(2, random_) == 0, random_) + "\n"); }},
        {"change a body", [&] { append(a_write_up(), body(below(2, random_) == 0, random_)); }},
        {"write anew", [&] { rewrite(a_write_up()); }},
        {"write anew", [&] { rewrite(a_write_up()); }},
        {"touch", [&] { append(a_write_up(), ""); }},
        {"add a lesson", [&] { add_lesson(); }},
        {"write the other language", [&] { write_other_language(); }},
        {"write the glossary", [&] { write_glossary(); }},
        {"remove the glossary", [&] { remove(archive_ / "glossary.yml"); }},
        {"write the dictionary", [&] { write_dictionary(); }},
        {"remove the dictionary",
         [&] {
           remove(archive_ / "words");
           change_settings();
         }},
        {"remove a write-up", [&] { remove(a_write_up()); }},
        {"remove a lesson", [&] { remove(a_write_up().parent_path()); }},
        {"rename a lesson", [&] { rename(a_write_up().parent_path()); }},
        {"rename a course", [&] { rename(a_write_up().parent_path().parent_path()); }},
        {"write an asset", [&] { write(a_write_up().parent_path() / "notes.txt", sentence(false, random_)); }},
        {"write a picture", [&] { write_picture(); }},
        {"link to a lesson", [&] { link(); }},
        {"name a course",
         [&] {
           write(a_write_up().parent_path().parent_path() / "course.yml", "title: " + sentence(true, random_) + "\n");
         }},
        {"change the settings", [&] { change_settings(); }},
        {"change a word",
         [&] { write(archive_ / "theme/words/en.yml", "search:\n  placeholder: " + sentence(false, random_) + "\n"); }},
        {"change a style",
         [&] {
           write(archive_ / "theme/assets/own.css", "p { margin: " + std::to_string(below(99, random_)) + "px }\n");
         }},
        {"change a template",
         [&] { write(archive_ / "theme/templates/robots.mustache", "# " + sentence(false, random_) + "\n"); }},
        {"remove the theme", [&] { remove(archive_ / "theme"); }},
        {"remove the cache", [&] { remove(cache_); }},
        {"damage the cache", [&] { damage(); }},
        {"remove a published file", [&] { remove_published(); }},
        {"change a published page", [&] { append(output_ / "index.html", "x"); }},
        {"nothing", [] {}},
    };
    const auto& [name, act] = edits[below(edits.size(), random_)];
    act();
    return name;
  }

 private:
  static void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  static void append(const fs::path& file, const std::string& text) {
    if (!file.empty()) std::ofstream(file, std::ios::binary | std::ios::app) << text;
  }
  static void remove(const fs::path& path) {
    if (!path.empty()) fs::remove_all(path);
  }

  std::vector<fs::path> files_in(const fs::path& folder, const std::string& extension = {}) const {
    std::vector<fs::path> out;
    if (!fs::exists(folder)) return out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension))
        out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  fs::path a_file(const fs::path& folder) {
    const auto files = files_in(folder);
    return files.empty() ? fs::path() : files[below(files.size(), random_)];
  }
  fs::path a_write_up() {
    const auto files = files_in(archive_, ".md");
    return files[below(files.size(), random_)];
  }

  void add_lesson() {
    const fs::path lesson =
        archive_ / ("course-" + std::to_string(below(3, random_))) / ("lesson-" + std::to_string(below(30, random_)));
    const std::size_t languages = below(4, random_);
    if (languages != 0) write(lesson / "index.zh.md", write_up(true, random_));
    if (languages != 1) write(lesson / "index.en.md", write_up(false, random_));
  }
  void rewrite(const fs::path& file) {
    write(file, write_up(file.string().find(".zh.") != std::string::npos, random_));
  }
  void write_glossary() {
    const std::string& english = one_of(kEnglish, random_);
    write(archive_ / "glossary.yml",
          "- zh: [" + one_of(kChinese, random_) + ", 万物互联]\n  en: " + english + " school\n- en: [risk, threat]\n");
  }
  void write_dictionary() {
    write(archive_ / "words/cedict.txt", "# " + sentence(false, random_) + "\n" + one_of(kChinese, random_) + " " +
                                             one_of(kChinese, random_) + " [x] /" + one_of(kEnglish, random_) +
                                             " school/" + one_of(kEnglish, random_) + "/\n");
    change_settings();
  }
  void write_other_language() {
    const fs::path lesson = a_write_up().parent_path();
    const bool chinese = !fs::exists(lesson / "index.zh.md");
    write(lesson / (chinese ? "index.zh.md" : "index.en.md"), write_up(chinese, random_));
  }
  void rename(const fs::path& folder) {
    const fs::path name = folder.parent_path() / (folder.filename().string() + std::to_string(below(9, random_)));
    if (!fs::exists(name) && folder != archive_) fs::rename(folder, name);
  }
  /// Not the mark that lectern made the folder: without it, it is left alone.
  void remove_published() {
    const fs::path file = a_file(output_);
    if (file.filename() != publish::kMarkerName) remove(file);
  }
  void link() {
    const fs::path from = a_write_up(), to = a_write_up();
    append(from, "\n[see](" + fs::relative(to, from.parent_path()).generic_string() + ")\n");
  }
  /// Of any size, or damaged, with as many bytes; shown by a write-up, or not.
  void write_picture() {
    const fs::path write_up = a_write_up();
    std::string gif = "GIF89a1212";
    for (std::size_t i = 6; i < gif.size(); ++i) gif[i] = static_cast<char>(1 + below(2, random_));
    write(write_up.parent_path() / "picture.gif", below(5, random_) == 0 ? "JIF89a1212" : gif);
    if (below(2, random_) == 0) append(write_up, "\n![picture](picture.gif)\n");
  }
  void change_settings() {
    std::string text = "title: " + sentence(false, random_) + "\nbase_url: https://example.org/" +
                       std::to_string(below(3, random_)) + "/\n";
    if (below(3, random_) == 0) text += "raw_html: true\n";
    if (below(3, random_) == 0) text += "service_worker: true\n";
    if (below(3, random_) == 0) text += "time_zone: Asia/Shanghai\n";
    if (fs::exists(archive_ / "words") && below(4, random_) != 0) text += "dictionary: words/cedict.txt\n";
    write(archive_ / "site.yml", text);
  }
  /// Flips a bit of a file that only the cache has: published files have links there, and damage to these is no more
  /// the cache's.
  void damage() {
    std::vector<fs::path> files = files_in(cache_);
    std::erase_if(files,
                  [](const fs::path& file) { return fs::hard_link_count(file) > 1 || fs::file_size(file) == 0; });
    if (files.empty()) return;
    const fs::path file = files[below(files.size(), random_)];
    std::string bytes = *core::DiskFileSystem().read(file);
    bytes[below(bytes.size(), random_)] ^= static_cast<char>(1 << below(8, random_));
    write(file, bytes);
  }

  fs::path archive_, output_, cache_;
  Random& random_;
};

Files files_of(const fs::path& folder) {
  Files out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      out[fs::relative(entry.path(), folder).generic_string()] = *core::DiskFileSystem().read(entry.path());
  }
  return out;
}

/// What the index in a cache of one archive says.
std::string index_of(const fs::path& cache) {
  for (const auto& archive : fs::directory_iterator(cache)) {
    if (fs::exists(archive.path() / "index")) return dump_index(*index::Index::open(archive.path() / "index"), false);
  }
  return {};
}

std::string lines_of(const core::Diagnostics& problems) {
  std::string out;
  for (const core::Diagnostic& problem : problems.all()) out += core::format_diagnostic(problem);
  return out;
}

/// What is not as in a clean build. Hashed files of the publish before may stay.
std::string difference(const Files& built, const Files& clean, const Files& before) {
  std::string out;
  for (const auto& [path, bytes] : clean) {
    const auto found = built.find(path);
    if (found == built.end()) out += "missing: " + path + "\n";
    if (found != built.end() && found->second != bytes) out += "differs: " + path + "\n";
  }
  for (const auto& [path, bytes] : built) {
    const bool kept = publish::is_hashed(path) && before.contains(path);
    if (!clean.contains(path) && !kept) out += "too many: " + path + "\n";
  }
  return out;
}

std::size_t rounds() {
  const char* wanted = std::getenv("LECTERN_LONG_TESTS");
  return wanted == nullptr ? 60 : 1500;
}

}  // namespace

TEST_CASE("whatever was edited, a build gives the files of a clean one, and says the same") {
  const unsigned seed = Catch::rngSeed() == 0 ? 20211 : Catch::rngSeed();
  CAPTURE(seed);
  Random random(seed);
  const Workshop shop(Files{});
  const BuildOptions options = shop.options();
  const TemporaryFolder elsewhere;
  Author author(options.archive, options.output, shop.cache(), random);
  author.begin();
  Files before;
  std::string edits;
  for (std::size_t round = 0; round < rounds(); ++round) {
    edits = author.edit();
    CAPTURE(round, edits);
    const auto built = build(options, kSilent);
    REQUIRE((built.ok() ? "" : built.error().message) == std::string());
    BuildOptions anew = options;
    anew.output = elsewhere.path() / "site";
    core::Result<BuildReport> clean = [&] {
      const Environment cache("LECTERN_CACHE_DIR", (elsewhere.path() / "cache").string());
      fs::remove_all(elsewhere.path() / "site");
      fs::remove_all(elsewhere.path() / "cache");
      return build(anew, kSilent);
    }();
    REQUIRE(clean.ok());
    REQUIRE(built->stopped == clean->stopped);
    REQUIRE(lines_of(built->problems) == lines_of(clean->problems));
    if (built->stopped) {
      fs::remove_all(options.archive);  // begin again with one that has no faults
      author.begin();
      continue;
    }
    Files now = files_of(options.output);
    REQUIRE(difference(now, files_of(anew.output), before) == "");
    CHECK(built->pages == clean->pages);
    REQUIRE(index_of(shop.cache()) == index_of(elsewhere.path() / "cache"));
    before = std::move(now);
  }
}

}  // namespace lectern::pipeline
