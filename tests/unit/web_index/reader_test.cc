#include "web_index/reader.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "support/corruption.h"
#include "support/folder_sink.h"
#include "support/small_index.h"
#include "web_index/exporter.h"
#include "web_index/manifest.h"

using namespace lectern;
using namespace lectern::web_index;
namespace fs = std::filesystem;

namespace {

/// A database and the web index that was made of it.
struct Exported {
  explicit Exported(const std::vector<core::Card>& cards) : index(small_index(folder.path() / "database", cards)) {
    FolderSink sink(folder.path());
    if (!export_to(index, sink, "web")) throw std::runtime_error("cannot export");
  }

  fs::path web() const { return folder.path() / "web"; }

  TemporaryFolder folder;
  index::Index index;
};

std::vector<core::Card> example() {
  return {
      small_card("a/1", "zh", "社区防疫", "疫情防控，大学的社区。"),
      small_card("a/1", "en", "Epidemic prevention", "Universities and the university; universal control."),
      small_card("b/2", "en", "Networks", "Computer networks and networking."),
  };
}

std::string read(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

bool same(const std::vector<index::Posting>& a, const std::vector<index::Posting>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& x, const auto& y) { return x.document == y.document && x.wdf == y.wdf; });
}

/// The first error of reading everything, or nothing.
std::optional<core::Error> first_error(const fs::path& web) {
  auto reader = Reader::open(web);
  if (!reader) return reader.error();
  for (const char* term : {"univers", "社区", "Snetwork", "missing"}) {
    if (auto postings = reader->postings(term); !postings) return postings.error();
  }
  for (index::DocId document = 1; document <= reader->document_count(); ++document) {
    if (auto card = reader->card(document); !card) return card.error();
  }
  return std::nullopt;
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("the files give back every posting, card and length of the index") {
  std::vector<core::Card> cards = example();
  for (int i = 0; i < 500; ++i) {
    const std::string word = "word" + std::to_string(i * 7919 % 1000);
    cards.push_back(small_card("c/" + std::to_string(i), "en", word, word + " 共同的字 " + std::to_string(i)));
  }
  const Exported exported(cards);
  auto reader = Reader::open(exported.web());
  REQUIRE(reader);
  CHECK(reader->document_count() == cards.size());
  REQUIRE(exported.index.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
    const bool filter = term[0] == 'L' || term[0] == 'Q';
    const auto found = reader->postings(term);
    REQUIRE(found);
    if (!filter && !same(*found, postings)) FAIL(term);
    if (filter && !found->empty()) FAIL(term);
    return core::Result<void>();
  }));
  REQUIRE(exported.index.for_each_document([&](const index::DocumentRecord& record) {
    REQUIRE(reader->card(record.id).value() == record.card);
    REQUIRE(reader->length(record.id) == record.length);
    return core::Result<void>();
  }));
}

TEST_CASE("terms, words and documents that are not there are not found") {
  const Exported exported(example());
  auto reader = Reader::open(exported.web());
  REQUIRE(reader);
  for (const char* term : {"", "a", "university", "zzz", "\xF4\x8F\xBF\xBF", "大"}) {
    CHECK(reader->postings(term).value().empty() == (std::string(term) != "大"));
  }
  CHECK(reader->card(0).error().code == core::Error::Code::NotFound);
  CHECK(reader->card(4).error().code == core::Error::Code::NotFound);
  CHECK(reader->length(0) == 0);
  CHECK(reader->length(4) == 0);
}

TEST_CASE("an empty web index answers too") {
  const Exported exported({});
  auto reader = Reader::open(exported.web());
  REQUIRE(reader);
  CHECK(reader->postings("a").value().empty());
}

TEST_CASE("a missing file is an error that names it") {
  const Exported exported(example());
  for (const fs::path& file : files_below(exported.web())) {
    const std::string bytes = read(file);
    fs::remove(file);
    const auto error = first_error(exported.web());
    REQUIRE(error);
    CHECK(error->message.find(file.filename().string()) != std::string::npos);
    write(file, bytes);
  }
  CHECK_FALSE(first_error(exported.web()));
}

TEST_CASE("every truncation and every flip of every file is noticed") {
  const Exported exported(example());
  for (const fs::path& file : files_below(exported.web())) {
    const std::string bytes = read(file);
    const auto is_noticed = [&](const std::string& damaged) {
      write(file, damaged);
      const auto error = first_error(exported.web());
      REQUIRE(error);
      REQUIRE(error->code == core::Error::Code::Corrupt);
    };
    for_each_truncation(bytes, is_noticed);
    for_each_flip(bytes, 200, is_noticed);
    is_noticed("<!doctype html><title>Not found</title>");
    is_noticed(bytes + "x");
    write(file, bytes);
  }
}

TEST_CASE("a web index of another version asks for a new build") {
  const Exported exported(example());
  const fs::path file = exported.web() / kManifestName;
  auto manifest = decode_manifest(read(file)).value();
  ++manifest.analysis_version;
  write(file, encode_manifest(manifest));
  const auto reader = Reader::open(exported.web());
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == core::Error::Code::IndexMismatch);
  CHECK_FALSE(reader.error().hint.empty());
}
