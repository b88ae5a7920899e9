#include "web_index/exporter.h"

#include <sched.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <set>

#include "core/utf8.h"
#include "index/bm25.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "support/format_example.h"
#include "support/memory_sink.h"
#include "support/small_index.h"
#include "web_index/chunk.h"
#include "web_index/codebook.h"
#include "web_index/dates.h"
#include "web_index/facets.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/numbering.h"
#include "web_index/passage_text.h"
#include "web_index/shelf.h"
#include "web_index/variants.h"
#include "web_index/vocabulary_writer.h"

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

/// Lessons of some KiB each, with words of their own: more than one shelf of passages and of chunks.
std::vector<core::Card> large_example() {
  std::vector<core::Card> cards;
  for (int i = 0; i < 300; ++i) {
    std::string text;
    for (int j = 0; j < 350; ++j) {
      const int word = (i * 350 + j) * 7919 % 1000003;
      for (int left = word + 26 * 26 * 26 * 26; left > 0; left /= 26) text += static_cast<char>('a' + left % 26);
      text += j % 30 == 29 ? '\n' : ' ';
    }
    cards.push_back(small_card("c/" + std::to_string(100 + i), "en", "Lesson", text));
  }
  return cards;
}

/// Lessons that fill several chunks of each region: the field terms of many titles, and many characters in twos.
std::vector<core::Card> spread_example() {
  std::vector<core::Card> cards;
  for (char32_t i = 0; i < 60; ++i) {
    std::string title, text;
    for (char32_t j = 0; j < 40; ++j) {
      core::append_utf8(title, 0x4E00 + (i * 40 + j * j) % 5000);
      core::append_utf8(text, 0x4E00 + (i * 97 + j * i) % 3000);
      text += " word" + std::to_string(i * j);
    }
    cards.push_back(small_card("c/" + std::to_string(i), "zh", title, text));
  }
  return cards;
}

using Files = std::map<std::string, std::string, std::less<>>;

/// An index and the files that were made of it, by their paths below the web index.
struct Exported {
  explicit Exported(const std::vector<core::Card>& cards, const Implications& implied = {})
      : index(small_index(folder.path() / "database", cards, implied)) {
    MemorySink sink;
    const auto exported = export_to(index, sink, "search");
    REQUIRE(exported);
    entrance = *exported;
    for (auto& [path, bytes] : sink.files) {
      REQUIRE(path.starts_with("search/"));
      files.emplace(path.substr(std::string("search/").size()), std::move(bytes));
    }
    manifest = decode_manifest(unpack(FileKind::Manifest, files.at(kManifestName), "m").value()).value();
  }

  std::string content(FileKind kind, Hash file) const {
    return unpack(kind, files.at(file_path(file)), file_path(file)).value();
  }

  std::string chunk_content(std::size_t number) const {
    const std::string path = chunk_path(manifest.chunk_shelves.at(number / kChunksPerShelf), number);
    return unpack(FileKind::Chunk, unseal(path, files.at(path)).value(), path).value();
  }

  std::vector<Entry> chunk(std::size_t number) const {
    return decode_chunk(chunk_content(number), manifest.documents.document_count(), "c").value();
  }

  /// Of the content of each chunk.
  std::vector<std::size_t> chunk_sizes() const {
    std::vector<std::size_t> sizes;
    for (std::size_t number = 0; number < manifest.directory.chunk_count(); ++number) {
      sizes.push_back(chunk_content(number).size());
    }
    return sizes;
  }

  std::map<std::string, Entry> entries() const {
    std::map<std::string, Entry> out;
    for (std::size_t number = 0; number < manifest.directory.chunk_count(); ++number) {
      for (Entry& entry : chunk(number)) out.emplace(entry.key, std::move(entry));
    }
    return out;
  }

  std::vector<char32_t> variants() const {
    return decode_variants(content(FileKind::Variants, manifest.variants), manifest.traditional.size(), "v").value();
  }

  TemporaryFolder folder;
  index::Index index;
  std::string entrance;  ///< what the export gave
  Files files;
  Manifest manifest;
};

/// The seals of files, in order, by shelf.
std::map<std::string, std::string> shelves_of(const Files& files) {
  std::map<std::string, std::map<std::vector<int>, std::string>> sorted;
  for (const auto& [path, bytes] : files) {
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos) continue;
    std::vector<int> numbers = {std::stoi(path.substr(slash + 1))};
    if (const std::size_t dash = path.find('-'); dash != std::string::npos) {
      numbers.push_back(std::stoi(path.substr(dash + 1)));
    }
    sorted[path.substr(0, slash)][numbers] = bytes.substr(unseal(path, bytes).value().size());
  }
  std::map<std::string, std::string> shelves;
  for (const auto& [shelf, all] : sorted) {
    for (const auto& [numbers, bytes] : all) shelves[shelf] += bytes;
  }
  return shelves;
}

std::set<std::string> names_of(const std::vector<Hash>& shelves) {
  std::set<std::string> names;
  for (const Hash shelf : shelves) names.insert(to_hex(shelf));
  return names;
}

}  // namespace

TEST_CASE("what write-ups imply stands beside what they have") {
  using index::in_passage, index::kInFacts;
  // The Chinese write-up is the third document; the second is a lesson without one.
  const Implications implied = {{{},
                                 {},
                                 {{"网络", 5, true, in_passage(1)},
                                  {"社区", 2, false, kInFacts},
                                  {"wangluo", 3, true, kInFacts},
                                  {"Swangluo", 3, true, 0},
                                  {"账", 0, true, 0}}},
                                {{"网络", 15, {"networks", "network"}}, {"社区", 9, {"community"}}}};
  const Exported exported(example(), implied);
  const std::map<std::string, Entry> entries = exported.entries();
  const auto of = [&](const std::string& key) { return entries.at(key).implied; };
  CHECK(of("网络") == Implied{15, {"networks", "network"}, {{2, 5, true, in_passage(1)}}});
  CHECK(of("社区") == Implied{9, {"community"}, {{2, 2, false, kInFacts}}});
  CHECK(of("wangluo") == Implied{5, {}, {{2, 3, true, kInFacts}}});
  CHECK(of("Swangluo") == Implied{0, {}, {{2, 3, true, kInFacts}}});
  CHECK(of("账") == Implied{5, {}, {{2, 0, true, kInFacts}}});
  CHECK(entries.at("社区").postings.size() == 1);
  CHECK(entries.at("网络").postings.empty());
  CHECK(of("univers") == Implied{});
  // Who asks in traditional characters finds what is implied, too.
  const auto& traditional = exported.manifest.traditional;
  CHECK(std::find(traditional.begin(), traditional.end(), U'網') != traditional.end());

  const std::map<std::string, Entry> plain = Exported(example()).entries();
  for (const auto& [key, entry] : plain) CHECK(entries.at(key).postings == entry.postings);
  CHECK(entries.size() == plain.size() + 4);
}

TEST_CASE("everything but the manifest is named by its bytes or stands on a shelf that is") {
  const Exported exported(large_example());
  for (const auto& [path, bytes] : exported.files) {
    INFO(path);
    if (path != kManifestName && path.find('/') == std::string::npos) CHECK(path == file_path(hash_of(bytes)));
  }
  std::set<std::string> shelves = names_of(exported.manifest.passage_shelves);
  shelves.merge(names_of(exported.manifest.chunk_shelves));
  shelves.merge(names_of(exported.manifest.spellings.shelves));
  std::set<std::string> found;
  for (const auto& [shelf, bytes] : shelves_of(exported.files)) {
    CHECK(shelf == to_hex(hash_of(bytes)));
    found.insert(shelf);
  }
  CHECK(found == shelves);
}

TEST_CASE("a page asks for the manifest by its name and the hash of its bytes") {
  const Exported exported(example());
  CHECK(exported.entrance == "manifest.bin?" + to_hex(hash_of(exported.files.at("manifest.bin"))));
}

TEST_CASE(
    "there are a manifest, dates, facets, variants, readings, a codebook for each language, chunks, spellings and "
    "passages, and no more") {
  const Exported exported(example());
  const Manifest& manifest = exported.manifest;
  const std::size_t shelved = manifest.directory.chunk_count() + manifest.spellings.file_count() + 3;
  CHECK(exported.files.size() == 1 + 1 + 1 + 1 + 1 + 2 + shelved);
}

TEST_CASE("a shelf holds 256 chunks, or the passages of 256 documents") {
  const Exported exported(large_example());
  const Manifest& manifest = exported.manifest;
  REQUIRE(manifest.directory.chunk_count() > 256);
  CHECK(manifest.passage_shelves.size() == 2);
  for (std::size_t number = 0; number < manifest.directory.chunk_count(); ++number) {
    REQUIRE(exported.files.contains(chunk_path(manifest.chunk_shelves.at(number / 256), number)));
  }
  for (DocumentNumber number = 1; number <= 300; ++number) {
    REQUIRE(exported.files.contains(passage_path(manifest.passage_shelves.at((number - 1) / 256), number, 1)));
  }
}

TEST_CASE("every key is in the chunk that the directory names, and in no other") {
  for (const auto& cards : {example(), large_example()}) {
    const Exported exported(cards);
    const Directory& directory = exported.manifest.directory;
    CHECK(std::is_sorted(directory.firsts.begin(), directory.firsts.end()));
    std::set<std::string> seen;
    for (std::size_t number = 0; number < directory.chunk_count(); ++number) {
      for (const Entry& entry : exported.chunk(number)) {
        REQUIRE(directory.chunk_of(entry.key) == number);
        REQUIRE(seen.insert(entry.key).second);
      }
    }
    CHECK(seen.size() > 40);
  }
}

TEST_CASE("no ordered chunk is empty, and each beginning is as short as tells it from the keys before") {
  const Exported exported(large_example());
  const std::vector<std::string>& firsts = exported.manifest.directory.firsts;
  CHECK(firsts.front().empty());
  for (std::size_t number = 1; number < firsts.size(); ++number) {
    const std::string last = exported.chunk(number - 1).back().key, first = exported.chunk(number).front().key;
    REQUIRE(last < firsts[number]);
    REQUIRE(firsts[number] <= first);
    REQUIRE(firsts[number].substr(0, firsts[number].size() - 1) <= last);
  }
}

TEST_CASE("chunks have about 2 KiB before compression, ordered ones up to four, those of two characters one") {
  const Exported exported(spread_example());
  const Directory& directory = exported.manifest.directory;
  const auto sizes = exported.chunk_sizes();
  for (std::size_t number = 0; number < directory.firsts.size(); ++number) {
    CHECK((sizes[number] <= 4096 || exported.chunk(number).size() == 1));
  }
  std::size_t begin = directory.firsts.size();
  for (std::size_t region = 0; region < kSpreadRegions; ++region) {
    const std::uint32_t count = directory.spread[region];
    REQUIRE(count >= 3);
    const std::size_t bytes = std::accumulate(&sizes[begin], &sizes[begin] + count, std::size_t{0});
    CHECK(bytes / count > kSpreadChunkBytes[region] / 3);
    CHECK(bytes / count < kSpreadChunkBytes[region] * 2);
    begin += count;
  }
  CHECK(begin == sizes.size());
}

TEST_CASE("the URLs of a lesson's write-ups must differ in nothing but the language") {
  const auto exported = [](std::string chinese, std::string english) {
    std::vector<core::Card> cards = {small_card("a/1", "zh", "题", "文"), small_card("a/1", "en", "Title", "Text")};
    cards[0].url = std::move(chinese);
    cards[1].url = std::move(english);
    const TemporaryFolder folder;
    MemorySink sink;
    return export_to(small_index(folder.path() / "database", cards), sink, "web");
  };
  CHECK(exported("zh/a/1/", "en/a/1/").ok());
  CHECK(exported("zh/moved/", "en/moved/").ok());
  CHECK(exported("moved/", "moved/").ok());
  for (const char* english : {"en/a/1/", "moved/", "", "/moved/"}) {
    const auto failed = exported("zh/moved/", english);
    REQUIRE_FALSE(failed.ok());
    CHECK(failed.error().code == core::Error::Code::Corrupt);
    CHECK(failed.error().message.find("a/1") != std::string::npos);
  }
}

TEST_CASE("the same archive gives the same files") {
  CHECK(Exported(example()).files == Exported(example()).files);
  CHECK(Exported(large_example()).files == Exported(large_example()).files);
}

TEST_CASE("the number of threads does not show in the files") {
  const Exported several(large_example());
  cpu_set_t allowed, one;
  REQUIRE(sched_getaffinity(0, sizeof allowed, &allowed) == 0);
  CPU_ZERO(&one);
  for (int i = 0; i < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++i) {
    if (CPU_ISSET(i, &allowed)) CPU_SET(i, &one);
  }
  REQUIRE(sched_setaffinity(0, sizeof one, &one) == 0);
  const Exported single(large_example());
  REQUIRE(sched_setaffinity(0, sizeof allowed, &allowed) == 0);
  CHECK(single.files == several.files);
}

TEST_CASE("an edit of a lesson that is in no sample renames the shelf of its passages alone") {
  std::vector<core::Card> cards = large_example();
  const Exported before(cards);
  cards[298].sections[0].text += "!";
  const Exported after(cards);
  CHECK(after.manifest.documents == before.manifest.documents);
  CHECK(after.manifest.dates == before.manifest.dates);
  CHECK(after.manifest.passage_shelves[0] == before.manifest.passage_shelves[0]);
  CHECK(after.manifest.passage_shelves[1] != before.manifest.passage_shelves[1]);
  CHECK(after.manifest.chunk_shelves == before.manifest.chunk_shelves);  // punctuation changes no term
}

TEST_CASE("the vocabulary has every term of the index but languages and ids, with its postings") {
  const Exported exported(example());
  const std::map<std::string, Entry> entries = exported.entries();
  const std::vector<DocumentNumber> numbers = number_documents(exported.index).value().numbers;
  std::size_t terms = 0, skipped = 0;
  REQUIRE(exported.index.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
    const bool filter = term[0] == 'L' || term[0] == 'Q';
    ++(filter ? skipped : terms);
    REQUIRE(entries.contains(term) != filter);
    std::map<DocumentNumber, std::uint32_t> expected, found;
    for (const index::Posting& posting : postings) expected[numbers[posting.document - 1]] = posting.wdf;
    if (!filter) {
      for (const Posting& posting : entries.at(term).postings) found[posting.document] = posting.wdf;
      CHECK(found == expected);
    }
    return core::Result<void>();
  }));
  CHECK(skipped == 2 + 3);
  CHECK(terms > 20);
}

TEST_CASE("words lead to their stems, with how common these are") {
  std::map<std::string, std::pair<std::string, std::uint32_t>> words;
  for (const auto& [key, entry] : Exported(example()).entries()) {
    if (!entry.stem.empty()) words[key] = {entry.stem, entry.stem_frequency};
  }
  CHECK(words.at("universities") == std::make_pair(std::string("univers"), 1U));
  CHECK(words.at("university") == std::make_pair(std::string("univers"), 1U));
  CHECK(words.at("networking") == std::make_pair(std::string("network"), 1U));
  CHECK(words.at("computers") == std::make_pair(std::string("comput"), 1U));
  CHECK(words.count("network") == 0);
}

TEST_CASE("the manifest says what the index says") {
  const Exported exported(example());
  const Manifest& manifest = exported.manifest;
  CHECK(manifest.analysis_version == language::kAnalysisVersion);
  CHECK(manifest.index_version == index::kIndexVersion);
  CHECK(manifest.collection_size == 2);
  CHECK(manifest.average_length == exported.index.average_length());
  CHECK(manifest.ranking.k1 == index::kBm25K1);
  CHECK(manifest.ranking.b == index::kBm25B);
  CHECK(manifest.ranking.min_normalized_length == index::kBm25MinNormalizedLength);
  CHECK(manifest.ranking.idf_exponent == index::kIdfExponent);
  CHECK(manifest.ranking.score_grain == index::kScoreGrain);
  CHECK(manifest.ranking.prefix_expansion_scale == index::kPrefixExpansionScale);
  CHECK(manifest.ranking.title_window == index::kTitleWindow);
  CHECK(manifest.ranking.enough_lessons == index::kEnoughLessons);
  CHECK(manifest.ranking.max_prefix_expansions == index::kMaxPrefixExpansions);
}

TEST_CASE("the manifest tells documents and their lengths, the dates their days, by language") {
  const Exported exported(example());
  const Manifest& manifest = exported.manifest;
  REQUIRE(manifest.documents.languages.size() == 2);
  CHECK(manifest.documents.lesson_count == 2);
  CHECK(manifest.documents.languages[0].tag == "en");
  CHECK(manifest.documents.languages[0].lessons == std::vector<std::uint32_t>{0, 1});
  CHECK(manifest.documents.languages[1].tag == "zh");
  CHECK(manifest.documents.languages[1].lessons == std::vector<std::uint32_t>{0});
  std::vector<std::uint8_t> rungs;
  for (const index::DocId id : {2U, 3U, 1U}) {
    rungs.push_back(static_cast<std::uint8_t>(index::length_rung(exported.index.document(id).value().length)));
  }
  CHECK(manifest.length_rungs == rungs);
  const std::uint32_t day = day_number({2021, 3, 30, {}, {}});
  const std::vector<std::uint32_t> days = {day, 0, day};
  CHECK(decode_dates(exported.content(FileKind::Dates, manifest.dates), 3, "d").value() == days);
}

TEST_CASE("the facets tell courses, guests and tags of every document") {
  std::vector<core::Card> cards = {small_card("a/1", "en", "One", "x"), small_card("a/1", "zh", "一", "x"),
                                   small_card("a-b/1", "zh", "二", "x"), small_card("a/2", "zh", "三", "x")};
  cards[0].course_title = "Course";
  cards[1].course_title = "课程";
  cards[2].course_title = "另一";
  cards[3].course_title = "不同";
  cards[1].guests = {"王芳", "Yu", "王芳"};
  cards[3].tags = {"防疫"};
  const Exported exported(cards);
  const std::string content = exported.content(FileKind::Facets, exported.manifest.facets);
  const Facets facets = decode_facets(content, exported.manifest.documents, "f").value();
  CHECK(facets.courses == std::vector<CourseFacet>{{"a-b", 1, {"", "另一"}}, {"a", 2, {"Course", "课程"}}});
  CHECK(facets.guests == std::vector<std::vector<std::string>>{{}, {}, {"Yu", "王芳"}, {}});
  CHECK(facets.tags == std::vector<std::vector<std::string>>{{}, {}, {}, {"防疫"}});
}

TEST_CASE("the passages of a language are packed by its own codebook") {
  const Exported exported(example());
  const Manifest& manifest = exported.manifest;
  const std::map<DocumentNumber, core::Card> cards = {{1, example()[1]}, {2, example()[2]}, {3, example()[0]}};
  for (const auto& [number, card] : cards) {
    const LanguageDocuments& language = manifest.documents.language_of(number);
    const Codebook codebook = Codebook::decode(exported.content(FileKind::Codebook, language.codebook), "b").value();
    const std::string path = passage_path(manifest.passage_shelves.at(0), number, 1);
    const std::string text = codebook.unpack(unseal(path, exported.files.at(path)).value(), path).value();
    CHECK(parse_passage(text, language.tag, path).value() == card);
  }
}

TEST_CASE("characters of write-ups that are folded stand in the manifest, with what they are folded to") {
  const Manifest manifest = Exported({small_card("a/1", "zh", "社區大学", "學校後來")}).manifest;
  using Pairs = std::vector<std::pair<char32_t, char32_t>>;
  CHECK(manifest.folded == Pairs{{U'來', U'来'}, {U'區', U'区'}, {U'學', U'学'}, {U'後', U'后'}});
}

TEST_CASE("all other characters that may find something stand in the manifest, what they are folded to apart") {
  const Exported exported({small_card("a/1", "zh", "社区大学", "學校後來")});
  const std::vector<char32_t>& traditional = exported.manifest.traditional;
  const std::vector<char32_t> simplified = exported.variants();
  std::map<char32_t, char32_t> variants, expected;
  for (std::size_t i = 0; i < traditional.size(); ++i) variants[traditional[i]] = simplified[i];
  const std::u32string findable = U"社区大学校后来";
  for (const auto& [from, to] : language::simplified_forms()) {
    const bool written = from == U'學' || from == U'後' || from == U'來';
    if (!written && findable.find(to) != std::u32string::npos) expected[from] = to;
  }
  CHECK(variants == expected);
  CHECK(variants.at(U'區') == U'区');
  CHECK(variants.count(U'颱') == 0);
}

TEST_CASE(
    "an archive without lessons has a web index of a manifest, facets, variants, readings, and the dates of "
    "FORMAT.md") {
  const Exported exported({});
  CHECK(exported.files.size() == 5);
  CHECK(exported.files.at(file_path(exported.manifest.dates)) == format_example("file"));
  CHECK(exported.manifest.directory == Directory());
  CHECK(exported.manifest.folded.empty());
  CHECK(exported.variants().empty());
  CHECK(exported.manifest.documents == DocumentTable());
  CHECK(exported.manifest.spellings.file_count() == 0);
}

TEST_CASE("a database that contradicts itself is not exported") {
  std::vector<core::Card> twice = example(), undated = example();
  twice.push_back(twice[2]);
  undated[0].date = "soon";
  for (const auto& cards : {twice, undated}) {
    const TemporaryFolder folder;
    const index::Index index = small_index(folder.path() / "database", cards);
    MemorySink sink;
    const auto result = export_to(index, sink, "search");
    REQUIRE_FALSE(result);
    CHECK(result.error().code == core::Error::Code::Corrupt);
    CHECK_FALSE(sink.files.contains("search/manifest.bin"));
  }
}

TEST_CASE("what the sink refuses stops the export") {
  struct FullDisk : MemorySink {
    std::atomic<std::size_t> left{0};
    core::Result<void> write(std::string_view path, std::string_view bytes) override {
      if (left-- == 0) return core::Error{core::Error::Code::Io, "the disk is full", {}};
      return MemorySink::write(path, bytes);
    }
  };
  const Exported exported(example());
  for (std::size_t written = 0; written < exported.files.size(); ++written) {
    FullDisk sink;
    sink.left = written;
    const auto result = export_to(exported.index, sink, "search");
    REQUIRE_FALSE(result);
    CHECK(result.error().message == "the disk is full");
    CHECK_FALSE(sink.files.contains("search/manifest.bin"));  // the way in is written last
  }
}
