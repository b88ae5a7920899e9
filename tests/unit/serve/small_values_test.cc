#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "serve/content_type.h"
#include "serve/host_check.h"
#include "serve/injection.h"
#include "serve/problem_view.h"
#include "serve/site.h"
#include "serve/tree_scan.h"
#include "serve/watched_names.h"

using namespace lectern;

TEST_CASE("content types go by the ending, and text says its encoding") {
  CHECK(serve::content_type_of("zh/index.html") == "text/html; charset=utf-8");
  CHECK(serve::content_type_of("assets/style-0123456789abcdef.css") == "text/css; charset=utf-8");
  CHECK(serve::content_type_of("a/b.JS") == "text/javascript; charset=utf-8");
  CHECK(serve::content_type_of("feed.xml") == "application/xml");
  CHECK(serve::content_type_of("x/PHOTO.JPG") == "image/jpeg");
  CHECK(serve::content_type_of("icon.svg") == "image/svg+xml");
  CHECK(serve::content_type_of("search-index/manifest.bin") == "application/octet-stream");
  CHECK(serve::content_type_of("a.html/LICENSE") == "application/octet-stream");
  CHECK(serve::content_type_of("") == "application/octet-stream");
}

TEST_CASE("the script goes to the end of the body, wherever that is") {
  const std::string tag = R"(<script type="module" src="/__lectern__/reload.js?page=f"></script>)";
  CHECK(serve::with_reload_script("<body>a</body></html>", "f") == "<body>a" + tag + "</body></html>");
  CHECK(serve::with_reload_script("<BODY><pre>&lt;/body></pre></BODY>", "f") ==
        "<BODY><pre>&lt;/body></pre>" + tag + "</BODY>");
  CHECK(serve::with_reload_script("</body>a</body>", "f") == "</body>a" + tag + "</body>");
  CHECK(serve::with_reload_script("<p>a", "f") == "<p>a" + tag);
  CHECK(serve::with_reload_script("", "f") == tag);
}

TEST_CASE("a request is answered under this computer's own names alone") {
  for (const char* host : {"127.0.0.1:8000", "127.0.0.1", "127.9.9.9:1", "localhost:8000", "LOCALHOST",
                           "a.localhost:80", "[::1]:8000", "[::1]"}) {
    CAPTURE(std::string(host));
    CHECK(serve::is_own_host(host, "127.0.0.1"));
  }
  for (const char* host : {"", ":8000", "example.org", "example.org:8000", "127.0.0.1.example.org",
                           "127.0.0.1:8000.evil", "localhost.example.org", "192.168.1.5:8000", "0.0.0.0:8000", "[::1",
                           "[::1]x", "[2001:db8::1]", "127.0.0.1@example.org", "127.evil"}) {
    CAPTURE(std::string(host));
    CHECK_FALSE(serve::is_own_host(host, "127.0.0.1"));
  }
}

TEST_CASE("a host that others reach answers to addresses and to its own name, not to other names") {
  CHECK(serve::is_own_host("192.168.1.5:8000", "0.0.0.0"));
  CHECK(serve::is_own_host("[2001:db8::1]:8000", "::"));
  CHECK(serve::is_own_host("Desk.Example.org:8000", "desk.example.org"));
  CHECK(serve::is_own_host("localhost:8000", "0.0.0.0"));
  CHECK_FALSE(serve::is_own_host("evil.example.org:8000", "0.0.0.0"));
  CHECK(serve::host_in_url("::1") == "[::1]");
  CHECK(serve::host_in_url("127.0.0.1") == "127.0.0.1");
}

TEST_CASE("names of editors' own files do not matter, names of lessons do") {
  for (const char* name : {".git", ".index.md.swp", "index.md~", "index.md.swp", "#index.md#", ".#index.md", "4913",
                           "index.md___jb_tmp___", "a.bak"}) {
    CAPTURE(std::string(name));
    CHECK(serve::is_passing_name(name));
  }
  for (const char* name : {"index.md", "01-风险", "site.yml", "slides.pdf", "#1", "swp"}) {
    CAPTURE(std::string(name));
    CHECK_FALSE(serve::is_passing_name(name));
  }
}

TEST_CASE("newer pages win over older ones, and a new folder over both") {
  serve::Site site;
  CHECK(site.now()->folder.empty());
  site.replace("/a", "/courses/");
  site.overlay({{"x", "1"}, {"y", "1"}});
  const auto before = site.now();
  site.overlay({{"x", "2"}});
  CHECK(site.now()->pages == serve::Pages{{"x", "2"}, {"y", "1"}});
  CHECK(before->pages == serve::Pages{{"x", "1"}, {"y", "1"}});
  CHECK(site.now()->base_path == "/courses/");
  site.replace("/b", "/");
  CHECK(site.now()->pages.empty());
}

TEST_CASE("scans differ in what was added, changed and removed") {
  const serve::TreeFacts before{{"a", {1, 1, 1, 1}}, {"b", {2, 1, 1, 1}}, {"c", {3, 1, 1, 1}}};
  const serve::TreeFacts after{{"a", {1, 1, 1, 1}}, {"b", {2, 1, 2, 1}}, {"d", {4, 1, 1, 1}}};
  CHECK(serve::differences(before, after) == std::set<std::filesystem::path>{"b", "c", "d"});
  CHECK(serve::differences(after, after).empty());
}

TEST_CASE("pages are told problems with wide characters apart, errors first") {
  core::Diagnostics problems;
  problems.add({core::Severity::Warning, "w", "b.md", {}, "soon", "", ""});
  problems.add({core::Severity::Note, "n", "b.md", {}, "by the way", "", ""});
  problems.add({core::Severity::Error, "e", "a.md", {3, 3, 5}, "wrong \"x\"", "try", "ab社区c"});
  CHECK(
      serve::state_json(problems, std::nullopt) ==
      R"({"errors":1,"warnings":1,"problems":[)"
      R"({"severity":"error","lines":[["a.md:3:3: error: wrong \"x\" [e]"],["  ab","社区","c"],["    ^~~~"],["hint: try"]]},)"
      R"({"severity":"warning","lines":[["b.md: warning: soon [w]"]]}]})");
}

TEST_CASE("a rebuild that failed is told as an error, whatever bytes it is in") {
  CHECK(
      serve::state_json({}, core::Error{core::Error::Code::Io, "cannot read a\xff\n<b>", "free \\ space"}) ==
      "{\"errors\":1,\"warnings\":0,\"problems\":[{\"severity\":\"error\",\"lines\":[[\"error: cannot read a\uFFFD\"],"
      "[\"<b>\"],[\"hint: free \\\\ space\"]]}]}");
}

TEST_CASE("of very many problems pages are told the first, errors before warnings, and how many there are") {
  core::Diagnostics problems;
  for (int i = 0; i < 60; ++i) problems.add({core::Severity::Warning, "w", "", {}, "soon", "", ""});
  problems.add({core::Severity::Error, "e", "", {}, "first", "", ""});
  const std::string json = serve::state_json(problems, std::nullopt);
  CHECK(json.starts_with(R"({"errors":1,"warnings":60,"problems":[{"severity":"error")"));
  std::size_t shown = 0;
  for (std::size_t at = json.find("\"severity\""); at != std::string::npos; at = json.find("\"severity\"", at + 1))
    ++shown;
  CHECK(shown == serve::kMostShownProblems);
}
