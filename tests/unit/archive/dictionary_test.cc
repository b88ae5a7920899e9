#include "archive/dictionary.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "archive_support.h"

namespace lectern::archive {
namespace {

using Texts = std::vector<std::string>;

/// `土壤: soil, earth`, one a line, and what is wrong.
std::string read(const std::string& text) {
  core::Diagnostics problems;
  std::string out;
  for (const DictionaryEntry& entry : read_dictionary(text, "d.txt", problems).entries) {
    out += entry.word + ':';
    for (const std::string& definition : entry.definitions) out += ' ' + definition + ',';
    out.back() = '\n';
  }
  for (const core::Diagnostic& problem : problems.all()) {
    out += problem.file + ':' + std::to_string(problem.range.line) + ": " + problem.message + '\n';
  }
  return out;
}

Loaded load_with(const std::string& key, std::vector<std::pair<std::string, std::string>> files) {
  files.emplace_back("site.yml", "title: A\nbase_url: https://example.org/\ndictionary: " + key + "\n");
  files.emplace_back("c/1/index.zh.md", write_up("title: 一\n"));
  return load_from(world(files), "/a");
}

TEST_CASE("a definition is cut to what it translates in a few words") {
  const std::vector<std::pair<std::string, Texts>> cases = {
      {"soil", {"soil"}},
      {"to irrigate", {"irrigate"}},
      {"to be a the farmer", {"farmer"}},
      {"a an a be the to a", {"a"}},
      {"(agriculture) soil moisture (of a field)", {"soil moisture"}},
      {"to 3D print; 3D printing", {"3D print", "3D printing"}},
      {"Internet of Things", {"Internet of Things"}},
      {"a thing of very many words", {}},
      {"variant of 土壤[tu3 rang3]", {}},
      {"surname Wang", {}},
      {"abbr. for 人民日報", {}},
      {"CL:個|个[ge4]", {}},
      {"see also 土", {}},
      {"(only a remark)", {}},
      {"(not closed", {}},
      {"open) soil", {"open) soil"}},
      {" ;; ; ", {}},
      {"", {}},
  };
  for (const auto& [definition, expected] : cases) {
    INFO(definition);
    CHECK(short_definitions(definition) == expected);
  }
}

TEST_CASE("a dictionary is read line by line, whatever ends its lines") {
  const std::string expected = "土壤: soil, earth\n湿度: humidity\n";
  CHECK(read("# x\n\n土壤 土壤 [tu3 rang3] /soil/earth/soil/\n濕度 湿度 [shi1 du4] /humidity/\n") == expected);
  CHECK(read("\xEF\xBB\xBF# x\r\n土壤 土壤 [tu3 rang3] /soil/earth/\r\n濕度 湿度 [shi1 du4] /humidity/") == expected);
  CHECK(read("土壤 土壤 [[tu3rang3]] /soil/\n") == "土壤: soil\n");
  CHECK(read("王 王 [Wang2] /surname Wang/\n").empty());
  CHECK(read("").empty());
}

TEST_CASE("what is no entry is told once, and left out") {
  const std::string good = "土壤 土壤 [tu3 rang3] /soil/\n";
  const std::string told = "d.txt:1: this line is no entry of a dictionary\n";
  for (const std::string& line :
       {std::string("word"), std::string("a b /c/"), std::string("a b [c] /d"), std::string("a b [c] d/"),
        std::string(" b [c] /d/"), std::string("a  [c] /d/"), std::string("a b [c] /\x01/"),
        std::string("a b [c] /\xFF/"), std::string("a b\rc [d] /e/"), std::string("a b [c] /\0/", 9),
        "a b [c] /" + std::string(20000, 'x') + "/", std::string("土 土 [ /x/"), std::string("/"), std::string("[")}) {
    INFO(line.substr(0, 40));
    CHECK(read(line + "\n" + good) == "土壤: soil\n" + told);
  }
  CHECK(read(good + "x\ny\nz\n") ==
        "土壤: soil\nd.txt:2: this line is no entry of a dictionary, and 2 more are none\n");
}

TEST_CASE("a dictionary and its entries are bounded") {
  std::string many = "土壤 土壤 [tu3 rang3] /";
  for (unsigned i = 0; i < 1000; ++i) many += "soil " + std::to_string(i) + '/';
  core::Diagnostics problems;
  CHECK(read_dictionary(many + "\n", "d.txt", problems).entries.at(0).definitions.size() == 16);
  CHECK(problems.all().empty());

  std::string text;
  for (std::size_t i = 0; i <= kMaxDictionaryEntries; ++i) text += "a b [c] /d/\n";
  CHECK(read_dictionary(text, "d.txt", problems).entries.size() == kMaxDictionaryEntries);
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all()[0].code == "file-too-large");

  text.clear();
  for (std::size_t i = 0; i <= kMaxDictionaryDefinitions / 16; ++i)
    text += "a b [c] /1/2/3/4/5/6/7/8/9/a/b/c/d/e/f/g/\n";
  CHECK(read_dictionary(text, "d.txt", problems).entries.size() == kMaxDictionaryDefinitions / 16);
  REQUIRE(problems.all().size() == 2);
  CHECK(problems.all()[1].code == "file-too-large");
}

TEST_CASE("any bytes are some dictionary") {
  std::string bytes;
  for (unsigned i = 0; i < 4096; ++i) bytes += static_cast<char>((i * i * 31 + i / 7) & 0xFFU);
  for (std::size_t length = 0; length < bytes.size(); length += 97) CHECK_NOTHROW(read(bytes.substr(0, length)));
}

TEST_CASE("a dictionary is no file that the site publishes, wherever it stands") {
  const std::string line = "土壤 土壤 [tu3 rang3] /soil/\n";
  for (const std::string path : {"cedict.txt", "words/cedict.txt", "c/cedict.txt", "c/1/cedict.txt"}) {
    INFO(path);
    const Loaded loaded = load_with(path == "cedict.txt" ? "./cedict.txt" : path, {{path, line}});
    CHECK(loaded.text().empty());
    CHECK(loaded.archive.dictionary.entries == std::vector<DictionaryEntry>{{"土壤", {"soil"}}});
    CHECK(loaded.archive.courses.at(0).assets.empty());
    CHECK(loaded.archive.courses.at(0).lessons.at(0).assets.empty());
  }
}

TEST_CASE("a dictionary that is not in the archive is an error where it is named") {
  for (const std::string path : {"cedict.txt", "../other/cedict.txt", "/other/cedict.txt", ".", "c", "c/1"}) {
    INFO(path);
    const Loaded loaded = load_with(path, {{"../other/cedict.txt", "土壤 土壤 [tu3 rang3] /soil/\n"}});
    CHECK(loaded.summary() == "dictionary-missing /a/site.yml:3\n");
    CHECK(loaded.text().find("dictionary: " + path) != std::string::npos);
    CHECK(loaded.archive.dictionary.entries.empty());
  }
}

}  // namespace
}  // namespace lectern::archive
