#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "importer/child_process.h"
#include "importer/page_folder.h"
#include "importer/source_kind.h"
#include "importer/source_reader.h"
#include "importer/source_text.h"
#include "support/environment.h"
#include "support/temporary_folder.h"
#include "unit/importer/post_dump.h"

namespace lectern::importer {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string kind(std::string_view name, std::string_view bytes) {
  const auto found = kind_of(name, bytes);
  if (!found) return "refused";
  switch (*found) {
    case SourceKind::Text:
      return "text";
    case SourceKind::Html:
      return "html";
    case SourceKind::Docx:
      return "docx";
    case SourceKind::Markdown:
      return "markdown";
  }
  return {};
}

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST_CASE("The kind of a source is told by its name, else by what it holds") {
  CHECK(kind("a.txt", "<html>") == "text");
  CHECK(kind("a.HTM", "plain") == "html");
  CHECK(kind("a.md", "plain") == "markdown");
  CHECK(kind("a.docx", "PK\x03\x04 word/document.xml") == "docx");
  CHECK(kind("", "PK\x03\x04 word/document.xml") == "docx");
  CHECK(kind("", "\xEF\xBB\xBF \n<!DOCTYPE HTML><p>") == "html");
  CHECK(kind("", "<?xml version='1.0'?>\n<html xmlns=''>") == "html");
  CHECK(kind("", "\xFF\xFE<\0h\0t\0m\0l\0>\0"s) == "html");
  CHECK(kind("", "---\ntitle: a\n---\nb") == "markdown");
  CHECK(kind("", "a\n\n## b\n") == "markdown");
  CHECK(kind("", "社区 # 1 <html>") == "text");
  CHECK(kind("post", "") == "text");
}

TEST_CASE("Files that hold posts but cannot be read are refused with what to do") {
  for (const std::string& bytes : {"%PDF-1.4"s, "\xD0\xCF\x11\xE0\xA1"s, "{\\rtf1"s, "\x89PNG"s,
                                   "PK\x03\x04 xl/workbook.xml"s, "From: <Saved by Blink>"s}) {
    const auto found = kind_of("post", bytes);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == core::Error::Code::InvalidUsage);
    CHECK_FALSE(found.error().hint.empty());
  }
  CHECK(kind("a.docx", "plain text") == "refused");
}

TEST_CASE("Texts in UTF-8, UTF-16 and GB 18030 are read, others refused") {
  const auto text = [](const std::string& bytes, const std::string& declared = "") {
    const auto read = read_source_text(bytes, declared, "a.txt");
    return read ? read->text : "refused: " + read.error().message;
  };
  CHECK(text("社区") == "社区");
  CHECK(text("\xEF\xBB\xBF社区") == "社区");
  CHECK(text("\xFF\xFE>y:S"s) == "社区");
  CHECK(text("\xFE\xFFy>S:"s) == "社区");
  CHECK(text("\xC9\xE7\xC7\xF8\xC8\xE7\xBA\xCE\xD7\xF6\xBA\xC3\xB7\xE7\xCF\xD5\xC5\xC5\xB2\xE9") ==
        "社区如何做好风险排查");
  CHECK(text("\xC9\xE7", "gb2312") == "社");
  CHECK(text("caf\xE9", "iso-8859-1") == "café");
  CHECK(text("社区", "gb2312") == "社区");  // a browser that saved it as UTF-8 and left the declaration
  CHECK(text("caf\xE9 au lait").find("refused: a.txt is not a text") == 0);
  CHECK(text("\xEF\xBB\xBF\xC9\xE7").find("refused") == 0);
  CHECK(text("MZ\0\0\0\0\1\2"s).find("refused") == 0);
}

TEST_CASE("A page says in which encoding it is") {
  CHECK(declared_encoding("<meta http-equiv=Content-Type content='text/html; charset=GB2312'>") == "gb2312");
  CHECK(declared_encoding("<meta charset=\"gbk\">") == "gbk");
  CHECK(declared_encoding("<?xml version='1.0' encoding='big5'?>") == "big5");
  CHECK(declared_encoding("<p>charset = </p>").empty());
  CHECK(declared_encoding("<p>") == "");
}

TEST_CASE("No reference leads out of the folder of a page") {
  const TemporaryFolder place;
  write(place.path() / "page/files/a b.png", "picture");
  write(place.path() / "secret.png", "secret");
  fs::create_symlink(place.path() / "secret.png", place.path() / "page/link.png");
  fs::create_directory_symlink(place.path(), place.path() / "page/up");
  fs::create_directories(place.path() / "page/folder.png");
  REQUIRE(mkfifo((place.path() / "page/pipe.png").c_str(), 0600) == 0);
  const PageFolder folder(place.path() / "page");
  CHECK(*folder.read("files/a%20b.png") == "picture");
  CHECK(*folder.read("./files//a b.png?x#y") == "picture");
  for (const char* reference :
       {"../secret.png", "files/../../secret.png", "%2e%2e/secret.png", "link.png", "up/secret.png", "folder.png",
        "pipe.png", "missing.png", "", "?", "file:///etc/passwd", "C:\\secret.png"}) {
    CAPTURE(reference);
    CHECK_FALSE(folder.read(reference));
  }
  CHECK_FALSE(folder.read((place.path() / "secret.png").string()));
  CHECK_FALSE(folder.read("%2Fetc/passwd"));
}

TEST_CASE("Another program is run with its arguments as they are, and bounded") {
  const TemporaryFolder place;
  const auto echo = run_program({"printf", "%s", "$(id) *"}, place.path());
  REQUIRE(echo);
  CHECK(echo->output == "$(id) *");
  const auto failing = run_program({"sh", "-c", "echo no >&2; exit 7"}, place.path());
  REQUIRE(failing);
  CHECK(failing->status == 7);
  CHECK(failing->errors == "no\n");
  const auto missing = run_program({"no-such-program-at-all"}, place.path());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == core::Error::Code::NotFound);
  const auto endless = run_program({"yes"}, place.path(), {std::chrono::seconds(60), 1000});
  REQUIRE_FALSE(endless);
  CHECK(endless.error().message == "yes writes without end");
  CHECK_FALSE(run_program({"sleep", "1000"}, place.path(), {std::chrono::seconds(0), 1000}));
}

TEST_CASE("A Word document without pandoc says what to install") {
  const TemporaryFolder place;
  write(place.path() / "a.docx", "PK\x03\x04 word/document.xml");
  const Environment path("PATH", place.path().string());
  const auto source = read_source((place.path() / "a.docx").string());
  REQUIRE_FALSE(source);
  CHECK(source.error().message.find("pandoc, which reads them, is not installed") != std::string::npos);
  CHECK(source.error().hint.find("apt install pandoc") == 0);
}

TEST_CASE("A Word document is read by way of pandoc") {
  const TemporaryFolder place;
  const std::string posts = std::string(LECTERN_TESTS_DIR) + "/posts";
  const auto made = run_program(
      {"pandoc", posts + "/lesson.md", "--resource-path=" + posts, "-o", (place.path() / "a.docx").string()},
      place.path());
  if (!made) {
    WARN("skipped: pandoc is not installed");
    return;
  }
  REQUIRE(made->status == 0);
  const auto source = read_source((place.path() / "a.docx").string());
  REQUIRE(source);
  CHECK(source->kind == SourceKind::Docx);
  const Post& post = source->content.post;
  CHECK(post.title == "第五课：把会开短");
  CHECK(dump(post).find("text: 会开得短，人来得**多**。\n") != std::string::npos);
  CHECK(dump(post).find("heading 2: 三条规矩\n") != std::string::npos);
  CHECK(dump(post).find("number 1: 每人三分钟\nitem 2: 有钟\n") != std::string::npos);
  CHECK(dump(post).find("| 说 | 3 |") != std::string::npos);
  REQUIRE(source->content.files.size() == 1);
  CHECK(picture_extension(source->content.files[0].bytes) == "png");
}

TEST_CASE("A broken Word document is an error of pandoc, in its words") {
  const TemporaryFolder place;
  if (!run_program({"pandoc", "--version"}, place.path())) {
    WARN("skipped: pandoc is not installed");
    return;
  }
  write(place.path() / "a.docx", "PK\x03\x04 word/document.xml and no more");
  const auto source = read_source((place.path() / "a.docx").string());
  REQUIRE_FALSE(source);
  CHECK(source.error().message.find("pandoc could not read") == 0);
}

TEST_CASE("What is no source is said to be none") {
  const TemporaryFolder place;
  CHECK(read_source((place.path() / "none").string()).error().code == core::Error::Code::NotFound);
  CHECK(read_source(place.path().string()).error().code == core::Error::Code::InvalidUsage);
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<div>";
  write(place.path() / "deep.html", deep);
  CHECK(read_source((place.path() / "deep.html").string()).error().message.find("deep.html is more than a web page") !=
        std::string::npos);
  write(place.path() / "large.txt", std::string(kMaxSourceTextBytes + 1, 'x'));
  CHECK(read_source((place.path() / "large.txt").string()).error().message.find("is larger than 16 MiB") !=
        std::string::npos);
}

}  // namespace
}  // namespace lectern::importer
