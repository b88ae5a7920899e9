#include "web_index/exporter.h"

#include <catch2/catch.hpp>
#include <set>

#include "index/schema.h"
#include "language/analysis.h"
#include "support/memory_sink.h"
#include "support/small_index.h"
#include "web_index/chunk.h"
#include "web_index/document_table.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

std::vector<core::Card> example() {
  std::vector<core::Card> cards = {
      small_card("a/1", "zh", "社区防疫", "疫情防控，大学的社区。"),
      small_card("a/1", "en", "Epidemic prevention", "Universities and the university; universal control."),
      small_card("b/2", "en", "Networks", "Computer networks and networking."),
  };
  cards[0].date = cards[1].date = "2021-03-30";
  cards[2].tags = {"computers"};
  return cards;
}

using Files = std::map<std::string, std::string, std::less<>>;

Files exported(const std::vector<core::Card>& cards) {
  TemporaryFolder folder;
  const index::Index index = small_index(folder.path() / "database", cards);
  MemorySink sink;
  REQUIRE(export_to(index, sink, "search"));
  return std::move(sink.files);
}

Manifest manifest_of(const Files& files) {
  return decode_manifest(files.at("search/manifest.json")).value();
}

std::vector<Entry> entries_of(const Files& files) {
  const Manifest manifest = manifest_of(files);
  std::vector<Entry> out;
  for (const ChunkPlace& place : manifest.chunks) {
    const std::string& file = files.at("search/" + file_path(place.file));
    const auto entries = decode_chunk(unpack(FileKind::Chunk, file, "c").value(), manifest.document_count, "c").value();
    out.insert(out.end(), entries.begin(), entries.end());
  }
  return out;
}

}  // namespace

TEST_CASE("everything but the manifest is named by its bytes or stands on a shelf that is") {
  const Files files = exported(example());
  CHECK(files.size() == 1 + 1 + 1 + 3);  // manifest, documents, a chunk, cards
  for (const auto& [path, bytes] : files) {
    INFO(path);
    const std::string name = path.substr(path.find('/') + 1);
    if (name == kManifestName || name.find('/') != std::string::npos) continue;
    CHECK(name == file_path(hash_of(bytes)));
  }
}

TEST_CASE("the same archive gives the same files") {
  CHECK(exported(example()) == exported(example()));
}

TEST_CASE("an edited card renames its shelf, and cards elsewhere keep their names") {
  std::vector<core::Card> cards;
  for (int i = 100; i < 100 + 70; ++i) {
    cards.push_back(small_card("c/" + std::to_string(i), "en", "Lesson", "Text " + std::to_string(i)));
  }
  const Files before = exported(cards);
  cards.back().sections[0].text += "!";
  const Files after = exported(cards);
  std::size_t kept = 0, cards_kept = 0;
  for (const auto& [path, bytes] : before) {
    if (after.count(path) == 0 || path == "search/manifest.json") continue;
    CHECK(after.at(path) == bytes);
    ++kept;
    cards_kept += path.find('/', path.find('/') + 1) != std::string::npos;
  }
  CHECK(cards_kept == 64);
  CHECK(kept > cards_kept);  // chunks: a sign of punctuation changes no term
}

TEST_CASE("the vocabulary has every term of the index but languages and ids, with its postings") {
  TemporaryFolder folder;
  const index::Index index = small_index(folder.path() / "database", example());
  MemorySink sink;
  REQUIRE(export_to(index, sink, "search"));
  std::map<std::string, Entry> entries;
  for (Entry& entry : entries_of(sink.files)) entries.emplace(entry.key, std::move(entry));
  std::size_t terms = 0, skipped = 0;
  REQUIRE(index.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
    const bool filter = term[0] == 'L' || term[0] == 'Q';
    filter ? ++skipped : ++terms;
    REQUIRE((entries.count(term) == 0) == filter);
    if (!filter)
      CHECK(entries.at(term) == Entry{term, postings, entries.at(term).stem, entries.at(term).stem_frequency});
    return core::Result<void>();
  }));
  CHECK(skipped == 2 + 3);
  CHECK(terms > 20);
}

TEST_CASE("words lead to their stems, with how common these are") {
  std::map<std::string, std::pair<std::string, std::uint32_t>> words;
  for (const Entry& entry : entries_of(exported(example()))) {
    if (!entry.stem.empty()) words[entry.key] = {entry.stem, entry.stem_frequency};
  }
  CHECK(words.at("universities") == std::make_pair(std::string("univers"), 1U));
  CHECK(words.at("university") == std::make_pair(std::string("univers"), 1U));
  CHECK(words.at("networking") == std::make_pair(std::string("network"), 1U));
  CHECK(words.at("computers") == std::make_pair(std::string("comput"), 1U));
  CHECK(words.count("network") == 0);
}

TEST_CASE("the manifest says what the index says") {
  const Manifest manifest = manifest_of(exported(example()));
  CHECK(manifest.analysis_version == language::kAnalysisVersion);
  CHECK(manifest.index_version == index::kIndexVersion);
  CHECK(manifest.document_count == 3);
  CHECK(manifest.collection_size == 2);
  CHECK(manifest.ranking.k1 == index::kBm25K1);
  CHECK(manifest.ranking.b == index::kBm25B);
  CHECK(manifest.ranking.min_normalized_length == index::kBm25MinNormalizedLength);
  CHECK(manifest.ranking.idf_exponent == index::kIdfExponent);
  CHECK(manifest.ranking.score_grain == index::kScoreGrain);
}

TEST_CASE("only characters that can find something are folded in the browser") {
  std::map<char32_t, char32_t> simplified;
  for (const auto& [from, to] : manifest_of(exported(example())).simplified) simplified[from] = to;
  CHECK(simplified.at(U'區') == U'区');
  CHECK(simplified.at(U'學') == U'学');
  CHECK(simplified.count(U'颱') == 0);
}

TEST_CASE("the table of documents tells lessons, languages, days and lengths") {
  TemporaryFolder folder;
  const index::Index index = small_index(folder.path() / "database", example());
  MemorySink sink;
  REQUIRE(export_to(index, sink, "search"));
  const Manifest manifest = manifest_of(sink.files);
  const std::string& file = sink.files.at("search/" + file_path(manifest.documents));
  const auto table = decode_documents(unpack(FileKind::Documents, file, "d").value(), 3, "d").value();
  CHECK(table.languages == std::vector<std::string>{"zh", "en"});
  std::vector<std::uint32_t> lessons, days;
  for (const DocumentRow& row : table.rows) {
    lessons.push_back(row.lesson);
    days.push_back(row.day);
  }
  const std::uint32_t day = day_number({2021, 3, 30, {}, {}});
  CHECK(lessons == std::vector<std::uint32_t>{0, 0, 1});
  CHECK(days == std::vector<std::uint32_t>{day, day, 0});
  REQUIRE(index.for_each_document([&](const index::DocumentRecord& record) {
    CHECK(table.rows[record.id - 1].length == record.length);
    return core::Result<void>();
  }));
}

TEST_CASE("an archive without lessons has a web index without chunks") {
  const Files files = exported({});
  CHECK(files.size() == 2);
  CHECK(manifest_of(files).chunks.empty());
}

TEST_CASE("what the sink refuses stops the export") {
  struct FullDisk : MemorySink {
    std::size_t left = 0;
    core::Result<void> write(std::string_view path, std::string_view bytes) override {
      if (left-- == 0) return core::Error{core::Error::Code::Io, "the disk is full", {}};
      return MemorySink::write(path, bytes);
    }
  };
  TemporaryFolder folder;
  const index::Index index = small_index(folder.path() / "database", example());
  for (std::size_t written = 0; written < 6; ++written) {
    FullDisk sink;
    sink.left = written;
    const auto result = export_to(index, sink, "search");
    REQUIRE_FALSE(result);
    CHECK(result.error().message == "the disk is full");
    CHECK(sink.files.count("search/manifest.json") == 0);  // the way in is written last
  }
}
