#include "site/renderer.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <thread>

#include "site/asset_set.h"
#include "site/urls.h"
#include "support/temporary_folder.h"
#include "unit/site/little_archive.h"

namespace lectern::site {
namespace {

const std::filesystem::path kTests = LECTERN_TESTS_DIR;
const std::string kManifest = "manifest.bin?0123456789abcdef";

NoPageKeeper no_keeper;

const Theme& default_theme() {
  static const Theme theme = [] {
    core::Diagnostics problems;
    core::Result<Theme> loaded = load_theme("default", "/no/archive", kTests / "../themes", problems);
    REQUIRE(loaded);
    REQUIRE(dump(problems).empty());
    return *std::move(loaded);
  }();
  return theme;
}

/// A client of its own, so that pages do not change when the real one does.
std::filesystem::path little_client() {
  static const TemporaryFolder folder;
  std::ofstream(folder.path() / "search.js") << "export {};\n";
  std::ofstream(folder.path() / "notes.txt") << "not a script\n";
  return folder.path();
}

/// Every file of a site.
std::map<std::string, std::string> render_all(const archive::Archive& archive, MemorySink& sink) {
  core::Result<Renderer> renderer = Renderer::create(archive, default_theme(), little_client(), "search-index");
  REQUIRE(renderer);
  AllPageFacts facts;
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const core::LanguageTag& language : archive.site.languages) {
        const std::string url = lesson_url(language, course, lesson);
        const archive::WriteUp* write_up = lesson.in(language);
        if (write_up == nullptr) continue;
        const core::Result<std::string> page = renderer->lesson_page(course, lesson, *write_up, little_document());
        REQUIRE(page);
        facts[url] = facts_of(*write_up, little_document());
        REQUIRE(sink.write(file_of(url), *page));
      }
    }
  }
  REQUIRE(renderer->write_rest(facts, kManifest, no_keeper, sink));
  return sink.files;
}

std::map<std::string, std::string> render_all(const archive::Archive& archive) {
  MemorySink sink;
  return render_all(archive, sink);
}

/// The theme's hash changes with every touch of its style; the pages do not.
std::string without_hashes(const std::string& text) {
  return std::regex_replace(text, std::regex("-[0-9a-f]{16}/"), "-HASH/");
}

/// Compares with tests/golden/site/<name>; LECTERN_UPDATE_GOLDEN=1 writes it anew, to be reviewed like code.
void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path file = kTests / "golden/site" / name;
  if (std::getenv("LECTERN_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  std::ifstream in(file, std::ios::binary);
  std::stringstream expected;
  expected << in.rdbuf();
  CHECK(text == expected.str());
}

/// Whether tags nest and attributes are quoted: what our XML files must be. A checker of form, not of meaning.
bool is_well_formed(const std::string& xml) {
  static const std::regex kTag(R"(<(/?)([A-Za-z:]+)((?:\s+[A-Za-z:]+="[^"<]*")*)\s*(/?)>)");
  std::vector<std::string> open;
  std::size_t at = 0;
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  if (xml.compare(0, head.size(), head) != 0) return false;
  std::string rest = xml.substr(head.size());
  for (std::sregex_iterator tag(rest.begin(), rest.end(), kTag), end; tag != end; ++tag) {
    const std::string between = rest.substr(at, static_cast<std::size_t>(tag->position()) - at);
    if (between.find_first_of("<>") != std::string::npos) return false;
    if (std::regex_search(between, std::regex("&(?!(amp|lt|gt|quot|#39);)"))) return false;
    at = static_cast<std::size_t>(tag->position() + tag->length());
    if ((*tag)[4] == "/") continue;
    if ((*tag)[1] != "/") {
      open.push_back((*tag)[2]);
    } else if (open.empty() || open.back() != (*tag)[2]) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty() && rest.substr(at) == "\n";
}

/// An archive in which everything that people write tries to be markup.
archive::Archive hostile_archive() {
  const std::string evil = "\"><script>alert(1)</script>{{{body}}}\x01&'";
  archive::Archive out = little_archive();
  out.site.title = out.site.summary = archive::LocalizedText(evil);
  for (archive::Course& course : out.courses) {
    course.title = course.summary = archive::LocalizedText(evil);
    for (archive::Lesson& lesson : course.lessons) {
      for (archive::WriteUp& write_up : lesson.write_ups) {
        write_up.title = write_up.summary = evil;
        write_up.guests = {{evil, evil}};
        write_up.tags = {evil};
        write_up.videos = write_up.slides = {{"https://x.example/" + evil, evil, {}}};
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Pages of the little archive are as reviewed") {
  const std::map<std::string, std::string> files = render_all(little_archive());
  for (const char* name :
       {"index.html", "404.html", "zh/index.html", "zh/iaccr-2021/index.html", "zh/iaccr-2021/01-risk/index.html",
        "en/iaccr-2021/01-risk/index.html", "en/iaccr-2021/02-volunteers/index.html", "zh/guests/index.html",
        "zh/guests/俞祖成/index.html", "en/tags/index.html", "en/tags/risk/index.html", "en/search/index.html",
        "en/feed.xml", "sitemap.xml", "robots.txt"}) {
    CAPTURE(name);
    REQUIRE(files.count(name) == 1);
    check_golden(name, without_hashes(files.at(name)));
  }
}

TEST_CASE("Every page of the design is written, each once") {
  std::string names;
  for (const auto& [name, bytes] : render_all(little_archive())) names += without_hashes(name) + "\n";
  check_golden("files.txt", names);
}

TEST_CASE("A search page names the manifest for its script, and lets browsers load it beside the scripts") {
  for (const char* name : {"zh/search/index.html", "en/search/index.html"}) {
    const std::string page = render_all(little_archive()).at(name);
    const std::string href = "href=\"../../search-index/" + kManifest + '"';
    CHECK(page.find("<link rel=\"preload\" as=\"fetch\" crossorigin " + href + ">") != std::string::npos);
    CHECK(page.find("data-index=\"../../search-index/\" data-entry=\"" + kManifest + '"') != std::string::npos);
  }
  CHECK(render_all(little_archive()).at("en/index.html").find(kManifest) == std::string::npos);
}

TEST_CASE("Only pages of a site that asks for a worker know of one; all have the file that ends an earlier one") {
  archive::Archive archive = little_archive();
  for (const auto& [name, bytes] : render_all(archive)) {
    CAPTURE(name);
    if (name.find("assets/") != 0 && name != "service-worker.js") CHECK(bytes.find("worker") == std::string::npos);
  }
  CHECK(render_all(archive).at("service-worker.js").find("no-worker.js") != std::string::npos);

  archive.site.service_worker = true;
  const std::map<std::string, std::string> files = render_all(archive);
  CHECK(files.at("en/iaccr-2021/01-risk/index.html").find("data-worker=\"../../../service-worker.js\"") !=
        std::string::npos);
  CHECK(files.at("404.html").find("data-worker=\"/training/service-worker.js\"") != std::string::npos);
  CHECK(files.at("zh/index.html").find("; worker-src 'self'\"") != std::string::npos);
  CHECK(files.at("offline.html").find("href=\"/training/en/search/\"") != std::string::npos);
  CHECK(files.at("sitemap.xml").find("offline") == std::string::npos);
  const std::string worker = files.at("service-worker.js");
  CHECK(worker.find("\"index\":\"search-index/\"") != std::string::npos);
  archive.site.title = archive::LocalizedText("Another");
  CHECK(render_all(archive).at("service-worker.js") != worker);  // so that browsers fetch the new offline.html
}

TEST_CASE("Assets of lessons and courses are published once, as they are") {
  MemorySink sink;
  render_all(little_archive(), sink);
  CHECK(sink.copies == std::map<std::string, std::string>{
                           {"files/iaccr-2021/01-risk/notes.docx", "/archive/notes.docx"},
                           {"files/iaccr-2021/01-risk/photo.jpg", "/archive/photo.jpg"},
                           {"files/iaccr-2021/01-risk/slides.pdf", "/archive/slides.pdf"},
                           {"files/iaccr-2021/_/poster.png", "/archive/poster.png"},
                       });
}

TEST_CASE("No text of an archive becomes markup") {
  for (const auto& [name, bytes] : render_all(hostile_archive())) {
    CAPTURE(name);
    if (name.find("assets/") == 0) continue;
    CHECK(bytes.find("<script>alert") == std::string::npos);
    CHECK(bytes.find('\x01') == std::string::npos);
    CHECK(bytes.find("alert(1)</script>") == std::string::npos);
    if (name.substr(name.size() - 4) == ".xml") CHECK(is_well_formed(bytes));
  }
}

TEST_CASE("Feeds and sitemap are well-formed XML") {
  const std::map<std::string, std::string> files = render_all(little_archive());
  for (const char* name : {"zh/feed.xml", "en/feed.xml", "sitemap.xml"}) CHECK(is_well_formed(files.at(name)));
  CHECK_FALSE(is_well_formed("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a><b></a></b>\n"));
  CHECK_FALSE(is_well_formed("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>&x</a>\n"));
}

TEST_CASE("A feed without dated lessons is still a feed") {
  archive::Archive archive = little_archive();
  archive.courses.erase(archive.courses.begin());
  const std::string feed = render_all(archive).at("en/feed.xml");
  CHECK(is_well_formed(feed));
  CHECK(feed.find("<updated>1970-01-01T00:00:00Z</updated>") != std::string::npos);
  CHECK(feed.find("<entry>") == std::string::npos);
}

TEST_CASE("A site that does not know its place refers to itself by relative links") {
  archive::Archive archive = little_archive();
  archive.site.base_url.clear();
  const std::map<std::string, std::string> files = render_all(archive);
  const std::string& lesson = files.at("zh/iaccr-2021/01-risk/index.html");
  CHECK(lesson.find("<link rel=\"canonical\" href=\"./\">") != std::string::npos);
  CHECK(lesson.find("hreflang=\"en\" href=\"../../../en/iaccr-2021/01-risk/\"") != std::string::npos);
  CHECK(files.at("sitemap.xml").find("<loc>/zh/iaccr-2021/01-risk/</loc>") != std::string::npos);
  CHECK(files.at("zh/feed.xml").find("<id>tag:lectern.invalid,2021:zh/iaccr-2021/01-risk/</id>") != std::string::npos);
  CHECK(files.at("404.html").find("href=\"/zh/search/\"") != std::string::npos);
}

TEST_CASE("The page for lost readers links from the root of the host, wherever it is shown") {
  const std::string page = render_all(little_archive()).at("404.html");
  CHECK(page.find("href=\"/training/zh/\"") != std::string::npos);
  CHECK(page.find("href=\"/training/en/search/\"") != std::string::npos);
  CHECK(page.find("rel=\"canonical\"") == std::string::npos);
  CHECK(page.find("href=\"../") == std::string::npos);
}

TEST_CASE("A site in one language has no switch and no alternates") {
  archive::Archive archive = little_archive();
  archive.site.languages = {"zh"};
  archive.courses.pop_back();
  for (archive::Lesson& lesson : archive.courses[0].lessons) lesson.write_ups.resize(1);
  const std::string page = render_all(archive).at("zh/iaccr-2021/01-risk/index.html");
  CHECK(page.find("hreflang") == std::string::npos);
  CHECK(page.find("class=\"languages\"") == std::string::npos);
}

TEST_CASE("Only files of one theme and one client share a hashed folder, and a change of one gives another") {
  const archive::Archive archive = little_archive();
  const AssetSet::Files files{{"a.js", "1"}, {"b.js", "2"}};
  const std::string folder = AssetSet("client", files).folder();
  CHECK(std::regex_match(folder, std::regex("assets/client-[0-9a-f]{16}/")));
  CHECK(AssetSet("client", files).folder() == folder);
  CHECK(AssetSet("client", {{"a.js", "1"}, {"b.js", "3"}}).folder() != folder);
  CHECK(AssetSet("client", {{"a.js", "1b.js"}, {"", "2"}}).folder() != folder);
  CHECK(render_all(archive).count(AssetSet("client", {{"search.js", "export {};\n"}}).folder() + "search.js") == 1);
}

TEST_CASE("Rendering gives the same bytes each time and from several threads") {
  const archive::Archive archive = little_archive();
  const core::Result<Renderer> renderer = Renderer::create(archive, default_theme(), little_client(), "search-index");
  REQUIRE(renderer);
  const archive::Course& course = archive.courses[0];
  const archive::Lesson& lesson = course.lessons[0];
  const std::string expected = *renderer->lesson_page(course, lesson, lesson.write_ups[0], little_document());
  std::vector<std::thread> threads;
  std::vector<int> equal(4, 0);
  for (int& count : equal) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i)
        count += *renderer->lesson_page(course, lesson, lesson.write_ups[0], little_document()) == expected ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(equal == std::vector<int>(4, 50));
  CHECK(render_all(archive) == render_all(archive));
}

TEST_CASE("A sink that fails stops the writing with its error") {
  class FullDisk : public MemorySink {
   public:
    core::Result<void> write(std::string_view path, std::string_view bytes) override {
      const std::lock_guard lock(mutex);
      if (files.size() == 5) return core::Error{core::Error::Code::Io, "disk full", ""};
      return MemorySink::write(path, bytes);
    }
  };
  const archive::Archive archive = little_archive();
  const core::Result<Renderer> renderer = Renderer::create(archive, default_theme(), little_client(), "search-index");
  REQUIRE(renderer);
  FullDisk disk;
  const core::Result<void> written = renderer->write_rest({}, kManifest, no_keeper, disk);
  REQUIRE(!written);
  CHECK(written.error().message == "disk full");
  CHECK(disk.files.size() == 5);
  CHECK(disk.copies.empty());
}

}  // namespace lectern::site
