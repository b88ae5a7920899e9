#include "web_index/reader.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/date.h"
#include "index/parts.h"
#include "is_damaged.h"
#include "support/corruption.h"
#include "support/folder_sink.h"
#include "support/small_index.h"
#include "web_index/dates.h"
#include "web_index/exporter.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/numbering.h"
#include "web_index/passage_text.h"
#include "web_index/spelling_change.h"

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
  std::vector<core::Card> cards = {
      small_card("a/1", "zh", "社区防疫", "疫情防控，大学的社区。"),
      small_card("a/1", "en", "Epidemic prevention", "Universities and the university; universal control."),
      small_card("b/2", "en", "Networks", "Computer networks and networking."),
  };
  cards[0].date = "2021-03-30";
  return cards;
}

/// More documents than a shelf takes, of several passages, in two languages, with words that are rare, common, and of
/// one character.
std::vector<core::Card> large_example() {
  std::vector<core::Card> cards = example();
  for (int i = 0; i < 300; ++i) {
    const std::string word = "word" + std::to_string(i * 7919 % 1000);
    core::Card& card = cards.emplace_back(small_card("c/" + std::to_string(i), "en", word, word + " 共同的字"));
    card.guests = {"Guest " + std::to_string(i % 7)};
    for (int section = 0; section < i % 5; ++section) {
      const std::string name = std::to_string(i % 90 + section);
      card.sections.push_back({"Section " + name, name, ""});
      for (int line = 0; line < 50; ++line) card.sections.back().text += "line " + std::to_string(i + line) + " said\n";
    }
    if (i % 3 == 0) card.date = "2021-0" + std::to_string(i % 9 + 1) + "-30";
    if (i % 4 != 0) continue;
    cards.push_back(card);
    cards.back().language = "zh";
    cards.back().url = "zh/c/" + std::to_string(i) + '/';
  }
  for (core::Card& card : cards) {
    if (card.date == "2021-02-30") card.date.clear();
  }
  return cards;
}

std::string read(const fs::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

Reader opened(const Exported& exported) {
  auto reader = Reader::open(exported.web());
  REQUIRE(reader);
  return *std::move(reader);
}

/// Document and wdf.
using Frequencies = std::map<DocumentNumber, std::uint32_t>;

Frequencies frequencies_of(const std::vector<Posting>& postings) {
  Frequencies out;
  for (const Posting& posting : postings) out[posting.document] = posting.wdf;
  return out;
}

/// The terms of a text as search finds them.
std::set<std::string> terms_of(const std::vector<std::string>& texts) {
  std::set<std::string> terms;
  for (const std::string& text : texts) {
    for (const index::PlacedTerm& placed : index::placed_terms(text)) terms.insert(placed.term);
  }
  return terms;
}

/// Where each term of a document stands, told by its passages as the browser gets them.
std::map<std::string, index::Places> places_in(Reader& reader, DocumentNumber document, std::size_t passages) {
  std::map<std::string, index::Places> places;
  for (std::size_t number = 1; number <= passages; ++number) {
    const auto card = parse_passage(reader.passage(document, number).value(), "en", "p").value();
    std::vector<std::string> facts = {card.title}, texts;
    facts.insert(facts.end(), card.guests.begin(), card.guests.end());
    for (const core::CardSection& section : card.sections) {
      texts.push_back(section.title);
      texts.push_back(section.text);
    }
    for (const std::string& term : terms_of(facts)) places[term] |= index::kInFacts;
    for (const std::string& term : terms_of(texts)) places[term] |= index::in_passage(number);
  }
  return places;
}

std::optional<Posting> posting_in(const std::vector<Posting>& postings, DocumentNumber document) {
  for (const Posting& posting : postings) {
    if (posting.document == document) return posting;
  }
  return std::nullopt;
}

/// The first error of reading everything, or nothing. All documents of the example have one passage, and its chunks
/// these terms.
std::optional<core::Error> first_error(const fs::path& web) {
  auto reader = Reader::open(web);
  if (!reader) return reader.error();
  for (const char* term : {"univers", "社", "社区", "Snetwork", "missing"}) {
    if (auto postings = reader->postings(term); !postings) return postings.error();
  }
  for (DocumentNumber document = 1; document <= reader->documents().document_count(); ++document) {
    if (auto passage = reader->passage(document, 1); !passage) return passage.error();
  }
  if (auto dates = reader->dates(); !dates) return dates.error();
  if (auto facets = reader->facets(); !facets) return facets.error();
  if (auto variants = reader->variants(); !variants) return variants.error();
  for (std::uint32_t file = 0; file < reader->manifest().spellings.file_count(); ++file) {
    if (auto spellings = reader->spellings(file); !spellings) return spellings.error();
  }
  if (auto readings = reader->readings(); !readings) return readings.error();
  return std::nullopt;
}

/// Relative to the web index.
std::vector<std::string> files_of(const fs::path& web) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(web)) {
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), web).generic_string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("the files give back every posting of the index") {
  const Exported exported(large_example());
  Reader reader = opened(exported);
  const Numbering numbering = number_documents(exported.index).value();
  REQUIRE(exported.index.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
    Frequencies expected;
    const bool filter = term[0] == 'L' || term[0] == 'Q';
    for (const index::Posting& posting : postings) {
      if (!filter) expected[numbering.numbers[posting.document - 1]] = posting.wdf;
    }
    const auto found = reader.postings(term);
    REQUIRE(found);
    if (frequencies_of(*found) != expected) FAIL(term);
    return core::Result<void>();
  }));
}

TEST_CASE("the files give back every passage, and the day of every document") {
  const Exported exported(large_example());
  Reader reader = opened(exported);
  const Numbering numbering = number_documents(exported.index).value();
  CHECK(reader.documents().document_count() == exported.index.document_count());
  const std::vector<std::uint32_t> days = reader.dates().value();
  REQUIRE(exported.index.for_each_document([&](const index::DocumentRecord& record) {
    const DocumentNumber document = numbering.numbers[record.id - 1];
    std::size_t passage = 0;
    for (const std::string& text : passage_texts(record.card, index::passages_of(record.card))) {
      REQUIRE(reader.passage(document, ++passage).value() == text);
    }
    CHECK(reader.passage(document, passage + 1).error().code == core::Error::Code::NotFound);
    const auto date = core::parse_date(record.card.date);
    REQUIRE(days[document - 1] == (date ? day_number(*date) : 0));
    return core::Result<void>();
  }));
}

TEST_CASE("the files give back what characters are folded to that no write-up has") {
  const Exported exported(example());
  const auto bytes = read(exported.web() / kManifestName);
  const Manifest manifest = decode_manifest(unpack(FileKind::Manifest, bytes, kManifestName).value()).value();
  const std::vector<char32_t> simplified = opened(exported).variants().value();
  REQUIRE(simplified.size() == manifest.traditional.size());
  const auto at = std::find(manifest.traditional.begin(), manifest.traditional.end(), U'區');
  REQUIRE(at != manifest.traditional.end());
  CHECK(simplified[static_cast<std::size_t>(at - manifest.traditional.begin())] == U'区');
}

TEST_CASE("postings tell the passages that have the term, and of a common term the first one") {
  const Exported exported(large_example());
  Reader reader = opened(exported);
  const Numbering numbering = number_documents(exported.index).value();
  std::size_t several = 0;
  for (DocumentNumber document = 1; document <= numbering.documents.size(); document += 10) {
    const core::Card card = exported.index.document(numbering.documents[document - 1]).value().card;
    for (const auto& [term, places] : places_in(reader, document, index::passages_of(card).size())) {
      INFO(term << " in " << document);
      const std::vector<Posting> postings = reader.postings(term).value();
      const bool common =
          index::is_common(term, static_cast<std::uint32_t>(postings.size()), exported.index.collection_size());
      REQUIRE(posting_in(postings, document));
      CHECK(posting_in(postings, document)->places == index::told_places(places, common));
      several += !common && (places & (places - 1)) != 0;
    }
  }
  CHECK(several > 100);  // terms in several places
}

TEST_CASE("terms, words, documents and passages that are not there are not found") {
  const Exported exported(example());
  Reader reader = opened(exported);
  for (const char* term : {"", "a", "university", "zz", "zzz", "zzzz", "Szzz", "\xF4\x8F\xBF\xBF", "Len", "Qa/1:en"}) {
    CHECK(reader.postings(term).value().empty());
  }
  CHECK_FALSE(reader.postings("大").value().empty());
  const std::pair<DocumentNumber, std::size_t> missing[] = {{0, 1}, {4, 1}, {1, 0}, {1, 2}, {UINT32_MAX, 1}};
  for (const auto& [document, passage] : missing) {
    const auto text = reader.passage(document, passage);
    REQUIRE_FALSE(text);
    CHECK(text.error().code == core::Error::Code::NotFound);
  }
}

TEST_CASE("an empty web index answers too") {
  const Exported exported({});
  Reader reader = opened(exported);
  CHECK(reader.postings("a").value().empty());
  CHECK(reader.dates().value().empty());
  CHECK(reader.facets().value() == Facets());
  CHECK(reader.variants().value().empty());
  CHECK(reader.readings().value().size() == 3755);
  CHECK(reader.passage(1, 1).error().code == core::Error::Code::NotFound);
}

TEST_CASE("a missing file is an error that names it") {
  const Exported exported(example());
  for (const std::string& file : files_of(exported.web())) {
    const std::string bytes = read(exported.web() / file);
    fs::remove(exported.web() / file);
    const auto error = first_error(exported.web());
    REQUIRE(error);
    CHECK(error->message.find(file) != std::string::npos);
    write(exported.web() / file, bytes);
  }
  CHECK_FALSE(first_error(exported.web()));
}

TEST_CASE("every cut of every file is noticed, and every flip that changes anything") {
  const Exported exported(example());
  for (const std::string& file : files_of(exported.web())) {
    const fs::path path = exported.web() / file;
    const std::string bytes = read(path);
    const auto is_noticed = [&](const std::string& damaged) {
      write(path, damaged);
      const auto error = first_error(exported.web());
      if (!error && file == kManifestName) {  // a few bits of zlib's header say nothing; only the manifest has no hash
        REQUIRE(unpack(FileKind::Manifest, damaged, file).value() == unpack(FileKind::Manifest, bytes, file).value());
        return;
      }
      REQUIRE(error);
      REQUIRE(is_damaged(core::Result<int>(*error), file));
    };
    for_each_truncation(bytes, is_noticed);
    for_each_flip(bytes, 200, is_noticed);
    is_noticed("<!doctype html><title>Not found</title>");
    is_noticed(bytes + "x");
    write(path, bytes);
  }
}

TEST_CASE("a file of another place is noticed") {
  const Exported exported(example());
  const std::vector<std::string> files = files_of(exported.web());
  for (const std::string& file : files) {
    const std::string bytes = read(exported.web() / file);
    for (const std::string& other : files) {
      if (other == file) continue;
      write(exported.web() / file, read(exported.web() / other));
      const auto error = first_error(exported.web());
      REQUIRE(error);
      CHECK(is_damaged(core::Result<int>(*error), file));
    }
    write(exported.web() / file, bytes);
  }
}

TEST_CASE("a web index of another version asks for a new build") {
  const Exported exported(example());
  const fs::path file = exported.web() / kManifestName;
  auto manifest = decode_manifest(unpack(FileKind::Manifest, read(file), kManifestName).value()).value();
  ++manifest.analysis_version;
  write(file, pack(FileKind::Manifest, encode_manifest(manifest)).value());
  const auto reader = Reader::open(exported.web());
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == core::Error::Code::IndexMismatch);
  CHECK_FALSE(reader.error().hint.empty());
}

TEST_CASE("spellings that a web index has no files for cannot be changed in it") {
  const Exported exported({small_card("a/1", "en", "1", "2 3")});
  const Reader reader = Reader::open(exported.web()).value();
  SpellingTable table = reader.manifest().spellings;
  REQUIRE((table.word_files == 0 && table.pair_files == 0));
  CHECK(changed_files({}, reader, table)->empty());
  CHECK_FALSE(changed_files({{{"risk", 2}}, {}, 0, 0}, reader, table));
  CHECK_FALSE(changed_files({{}, {{"社区", 2}}, 0, 0}, reader, table));
}
