#include "web_index/manifest.h"

#include <catch2/catch.hpp>
#include <functional>
#include <limits>

#include "index/bm25.h"
#include "index/schema.h"
#include "is_damaged.h"
#include "language/analysis.h"
#include "support/corruption.h"
#include "web_index/file_frame.h"
#include "web_index/shelf.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

/// Three lessons: the first and the third in English, all in Chinese.
Manifest example() {
  Manifest manifest;
  manifest.analysis_version = language::kAnalysisVersion;
  manifest.index_version = index::kIndexVersion;
  manifest.collection_size = 3;
  manifest.average_length = 100.0 / 3;
  manifest.ranking = {0.8, 0.1 + 0.2, 0.1, 1.5, 1e-6, 1.0 / 3, 12, 10, 8};
  manifest.documents = {3, {{"en", 1, {0, 2}}, {"zh", 2, {0, 1, 2}}}};
  manifest.length_rungs = {0, 5, index::kLengthRungs - 1, 7, 7};
  manifest.dates = 0x00000000000000AB;
  manifest.facets = 0xEF;
  manifest.passage_shelves = {0xFFFFFFFFFFFFFFFF};
  manifest.chunk_shelves = {3};
  manifest.folded = {{U'傳', U'传'}, {U'區', U'区'}, {U'\U00020001', U'区'}};
  manifest.traditional = {U'國', U'學', U'\U00020002'};
  manifest.variants = 0xCD;
  manifest.directory = {{"", "quo\"te", "uni", "univers", "社区学"}, {2, 3, 1}};
  manifest.spellings = {300, 7, 1, 2, {5}, 0x12};
  return manifest;
}

Manifest changed(const std::function<void(Manifest&)>& change) {
  Manifest manifest = example();
  change(manifest);
  return manifest;
}

/// One with so many documents, all in English, and so many chunks, on as many shelves as they need.
Manifest large(std::uint32_t documents, std::uint32_t chunks) {
  return changed([&](Manifest& manifest) {
    manifest.documents = {documents, {{"en", 1, {}}}};
    for (std::uint32_t lesson = 0; lesson < documents; ++lesson) {
      manifest.documents.languages[0].lessons.push_back(lesson);
    }
    manifest.length_rungs.assign(documents, 7);
    manifest.passage_shelves.assign(shelf_count(documents, kDocumentsPerShelf), 9);
    manifest.directory = {{""}, {0, 0, 1}};
    for (std::uint32_t chunk = 2; chunk < chunks; ++chunk) {
      manifest.directory.firsts.push_back("w" + std::to_string(1000 + chunk));
    }
    manifest.chunk_shelves.assign(shelf_count(chunks, kChunksPerShelf), 9);
  });
}

}  // namespace

TEST_CASE("a manifest reads back to the last bit") {
  CHECK(decode_manifest(encode_manifest(example())).value() == example());
  const Manifest many = large(100 * kDocumentsPerShelf + 1, 2 * kChunksPerShelf);
  CHECK(decode_manifest(encode_manifest(many)).value() == many);
}

TEST_CASE("a manifest of no lessons reads back") {
  const Manifest empty = changed([](Manifest& manifest) {
    manifest.documents = {};
    manifest.length_rungs.clear();
    manifest.passage_shelves.clear();
    manifest.chunk_shelves.clear();
    manifest.directory = {};
    manifest.folded.clear();
    manifest.traditional.clear();
    manifest.spellings = {};
  });
  CHECK(decode_manifest(encode_manifest(empty)).value() == empty);
}

TEST_CASE("a file that is named by its bytes lies in the web index' folder") {
  CHECK(file_path(0xAB) == "00000000000000ab.bin");
}

TEST_CASE("a manifest of another version asks for a new build, whatever follows the version") {
  const std::function<void(Manifest&)> changes[] = {
      [](Manifest& manifest) { ++manifest.analysis_version; },
      [](Manifest& manifest) { ++manifest.index_version; },
      [](Manifest& manifest) { --manifest.index_version; },
  };
  std::vector<std::string> others = {std::string("\x01\x01\x02", 3), std::string("\x05\x02\x05", 3)};
  for (const auto& change : changes) others.push_back(encode_manifest(changed(change)));
  for (const std::string& content : others) {
    for (const std::string& bytes : {content, content.substr(0, 3), content + "whatever"}) {
      const auto manifest = decode_manifest(bytes);
      REQUIRE_FALSE(manifest);
      CHECK(manifest.error().code == core::Error::Code::IndexMismatch);
      CHECK_FALSE(manifest.error().hint.empty());
    }
  }
}

TEST_CASE("a manifest that breaks a rule is damaged") {
  struct Row {
    const char* what;
    std::function<void(Manifest&)> change;
  };
  const Row rows[] = {
      {"no score grain", [](Manifest& m) { m.ranking.score_grain = 0; }},
      {"a negative parameter", [](Manifest& m) { m.ranking.k1 = -0.8; }},
      {"a negative average", [](Manifest& m) { m.average_length = -1; }},
      {"an infinite parameter", [](Manifest& m) { m.ranking.b = std::numeric_limits<double>::infinity(); }},
      {"no average", [](Manifest& m) { m.average_length = std::numeric_limits<double>::quiet_NaN(); }},
      {"languages out of order", [](Manifest& m) { std::swap(m.documents.languages[0], m.documents.languages[1]); }},
      {"a lesson that is not there", [](Manifest& m) { m.documents.lesson_count = 2; }},
      {"a length missing", [](Manifest& m) { m.length_rungs.pop_back(); }},
      {"a length beyond the ladder", [](Manifest& m) { m.length_rungs[2] = index::kLengthRungs; }},
      {"no shelf of passages", [](Manifest& m) { m.passage_shelves.clear(); }},
      {"a shelf of no passages", [](Manifest& m) { m.passage_shelves.push_back(4); }},
      {"no shelf of chunks", [](Manifest& m) { m.chunk_shelves.clear(); }},
      {"a shelf of no chunks", [](Manifest& m) { m.chunk_shelves.push_back(4); }},
      {"a shelf of chunks that are not there", [](Manifest& m) { m.directory = {}; }},
      {"more chunks than shelves", [](Manifest& m) { m.directory.spread[1] = kChunksPerShelf; }},
      {"more chunks than there can be", [](Manifest& m) { m.directory.spread[0] = UINT32_MAX; }},
      {"chunks out of order", [](Manifest& m) { std::swap(m.directory.firsts[1], m.directory.firsts[2]); }},
      {"two chunks that begin alike", [](Manifest& m) { m.directory.firsts[2] = m.directory.firsts[1]; }},
      {"a chunk that begins within a character", [](Manifest& m) { m.directory.firsts[4] = "\xE5"; }},
      {"folded characters out of order", [](Manifest& m) { std::swap(m.folded[0], m.folded[1]); }},
      {"a folded character twice", [](Manifest& m) { m.folded[2] = m.folded[1]; }},
      {"a folded character that is half of one",
       [](Manifest& m) {
         m.folded = {{0xD800, U'区'}};
       }},
      {"a character that is folded to half of one", [](Manifest& m) { m.folded[0].second = 0xDFFF; }},
      {"a character that is folded to none", [](Manifest& m) { m.folded[2].second = 0x110000; }},
      {"traditional characters out of order", [](Manifest& m) { std::swap(m.traditional[1], m.traditional[2]); }},
      {"a traditional character twice", [](Manifest& m) { m.traditional[1] = m.traditional[0]; }},
      {"words in no file", [](Manifest& m) { m.spellings.word_files = 0; }},
      {"files of no words", [](Manifest& m) { m.spellings.words = 0; }},
      {"pairs in no file", [](Manifest& m) { m.spellings.pair_files = 0; }},
      {"files of no pairs", [](Manifest& m) { m.spellings.pairs = 0; }},
      {"more files of spellings than shelves", [](Manifest& m) { m.spellings.word_files = 200; }},
      {"more files of spellings than there can be", [](Manifest& m) { m.spellings.pair_files = UINT32_MAX; }},
      {"a shelf of no spellings", [](Manifest& m) { m.spellings.shelves.push_back(4); }},
      {"a traditional character that is none", [](Manifest& m) { m.traditional[2] = 0x110000; }},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(is_damaged(decode_manifest(encode_manifest(changed(row.change))), kManifestName));
  }
  CHECK(is_damaged(decode_manifest(encode_manifest(example()) + "x"), kManifestName));
}

TEST_CASE("a shelf holds as many as FORMAT.md says, not one more") {
  const auto is_one_short = [](Manifest manifest, std::vector<Hash> Manifest::*shelves) {
    (manifest.*shelves).pop_back();
    return is_damaged(decode_manifest(encode_manifest(manifest)), kManifestName);
  };
  CHECK(decode_manifest(encode_manifest(large(256, 256))).value().passage_shelves.size() == 1);
  CHECK(decode_manifest(encode_manifest(large(257, 257))).value().chunk_shelves.size() == 2);
  CHECK(is_one_short(large(257, 256), &Manifest::passage_shelves));
  CHECK(is_one_short(large(256, 257), &Manifest::chunk_shelves));
}

TEST_CASE("truncated and flipped manifests are damaged or another valid one, never worse") {
  const std::string content = encode_manifest(example());
  for_each_truncation(content,
                      [](const std::string& cut) { REQUIRE(is_damaged(decode_manifest(cut), kManifestName)); });
  for_each_flip(content, 5000, [](const std::string& flipped) {
    const auto result = decode_manifest(flipped);
    if (result) REQUIRE(encode_manifest(*result) == flipped);
    if (!result && result.error().code != core::Error::Code::IndexMismatch) REQUIRE(is_damaged(result, kManifestName));
  });
}

TEST_CASE("no cut of a manifest's file goes unnoticed, nor a flip that changes anything") {
  const std::string file = pack(FileKind::Manifest, encode_manifest(example())).value();
  const auto read = [](const std::string& bytes) { return unpack(FileKind::Manifest, bytes, kManifestName); };
  for_each_truncation(file, [&](const std::string& cut) { REQUIRE(is_damaged(read(cut), kManifestName)); });
  for_each_flip(file, 3000, [&](const std::string& flipped) {
    const auto content = read(flipped);
    if (content) REQUIRE(*content == encode_manifest(example()));
    if (!content) REQUIRE(is_damaged(content, kManifestName));
  });
  REQUIRE(is_damaged(read("<!doctype html><title>Not found</title>"), kManifestName));
}
