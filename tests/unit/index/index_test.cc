#include "index/index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "index/bm25.h"
#include "index/document_terms.h"
#include "index/schema.h"
#include "index/speller.h"
#include "support/corruption.h"
#include "support/small_index.h"

using namespace lectern::index;
using lectern::core::Card;
using lectern::core::Error;
using Lessons = std::vector<std::string>;

namespace {

namespace fs = std::filesystem;

/// An archive in a folder of its own.
class Archive {
 public:
  explicit Archive(const std::vector<Card>& cards) : index_(small_index(folder_.path() / "index", cards)) {}

  const Index& index() const { return index_; }

  SearchResult search(const std::string& text, const SearchOptions& options = {}) const {
    auto found = index_.search(parse_query(text), options);
    REQUIRE(found);
    return std::move(*found);
  }

  Lessons lessons(const std::string& text, const SearchOptions& options = {}) const {
    Lessons out;
    for (const Hit& hit : search(text, options).hits) out.push_back(hit.card.lesson);
    return out;
  }

 private:
  TemporaryFolder folder_;
  Index index_;
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("all words must be there, and lessons with some of them follow") {
  const Archive archive({small_card("c/1", "en", "One", "the cat sat"),
                         small_card("c/2", "en", "Two", "a cat and a dog"),
                         small_card("c/3", "en", "Three", "nothing here")});
  const SearchResult found = archive.search("cat dog ");
  REQUIRE(found.hits.size() == 2);
  CHECK(found.complete_count == 1);
  CHECK(found.hits[0].card.lesson == "c/2");
  CHECK(found.hits[0].complete);
  CHECK(found.hits[1].card.lesson == "c/1");
  CHECK_FALSE(found.hits[1].complete);
  CHECK(found.hits[0].score > 0);
}

TEST_CASE("a Han run is asked for whole, and its scattered pieces only where it is nowhere") {
  const Card run = small_card("c/1", "zh", "一", "这里有一台虚拟机。");
  const Card pieces = small_card("c/2", "zh", "二", "虚拟的，模拟机。");
  CHECK(Archive({pieces, run}).lessons("虚拟机") == Lessons{"c/1"});
  const Archive without({pieces});
  CHECK(without.lessons("虚拟机") == Lessons{"c/2"});
  CHECK(without.search("虚拟机").complete_count == 0);
  CHECK(without.lessons("\"虚拟机\"").empty());
}

TEST_CASE("one character is found wherever it stands") {
  const Archive archive({small_card("c/1", "zh", "防疫", ""), small_card("c/2", "zh", "疫情", ""),
                         small_card("c/3", "zh", "疫", ""), small_card("c/4", "zh", "别的", "")});
  CHECK(archive.search("疫").complete_count == 3);
}

TEST_CASE("traditional and simplified characters find each other") {
  const Archive archive({small_card("c/1", "zh", "社区防疫", ""), small_card("c/2", "zh-Hant", "社區治理", "")});
  CHECK(archive.search("社區").complete_count == 2);
  CHECK(archive.search("社区").complete_count == 2);
}

TEST_CASE("phrases do not cross lines, headings or guests") {
  Card card = small_card("c/1", "en", "Title one", "two three\nfour five");
  card.sections.push_back({"six seven", "h", "eight nine"});
  card.guests = {"Yu Zucheng", "Ada Lovelace"};
  const Archive archive({card});
  for (const char* inside : {"\"two three\"", "\"six seven\"", "\"yu zucheng\"", "guest:\"Ada Lovelace\""}) {
    CAPTURE(inside);
    CHECK(archive.lessons(inside).size() == 1);
  }
  for (const char* across : {"\"one two\"", "\"three four\"", "\"five six\"", "\"seven eight\"", "\"zucheng ada\"",
                             "guest:\"zucheng ada\"", "\"three two\""}) {
    CAPTURE(across);
    CHECK(archive.lessons(across).empty());
  }
}

TEST_CASE("phrases of runs and words stand exactly side by side") {
  const Archive archive(
      {small_card("c/1", "zh", "一", "用网络 wifi 连接"), small_card("c/2", "zh", "二", "网络的 wifi")});
  CHECK(archive.lessons("\"网络 wifi\"") == Lessons{"c/1"});
  CHECK(archive.lessons("\"络 wifi 连\"") == Lessons{"c/1"});
  CHECK(archive.lessons("\"网络的 wifi\"") == Lessons{"c/2"});
  CHECK(archive.lessons("\"wifi 网络\"").empty());
}

TEST_CASE("fields are asked for alone") {
  Card one = small_card("farm/1", "en", "Water", "soil");
  one.guests = {"Ada"};
  one.tags = {"sensors"};
  one.course_title = "Smart Farming";
  const Card two = small_card("home/2", "en", "Soil", "water ada sensors farming");
  const Archive archive({one, two});
  CHECK(archive.lessons("title:water") == Lessons{"farm/1"});
  CHECK(archive.lessons("title:soil") == Lessons{"home/2"});
  CHECK(archive.lessons("guest:ada") == Lessons{"farm/1"});
  CHECK(archive.lessons("tag:sensor ") == Lessons{"farm/1"});
  CHECK(archive.lessons("course:farming") == Lessons{"farm/1"});
  CHECK(archive.lessons("course:home") == Lessons{"home/2"});
  CHECK(archive.lessons("-title:water soil ") == Lessons{"home/2"});
}

TEST_CASE("exclusions hold for partial lessons too") {
  const Archive archive({small_card("c/1", "en", "", "cat snake"), small_card("c/2", "en", "", "cat"),
                         small_card("c/3", "en", "", "dog snake")});
  CHECK(archive.lessons("cat dog -snake ") == Lessons{"c/2"});
  CHECK(archive.lessons("-snake ").empty());
}

TEST_CASE("filters by language and date stand alone or with words") {
  Card a = small_card("c/1", "en", "cat", ""), b = small_card("c/2", "zh", "cat", ""),
       c = small_card("c/3", "zh-Hant", "cat", "");
  a.date = "2021-03-30";
  b.date = "2022-01-01";
  const Archive archive({a, b, c});
  CHECK(archive.lessons("cat lang:zh") == Lessons{"c/2", "c/3"});
  CHECK(archive.lessons("lang:zh-hant") == Lessons{"c/3"});
  CHECK(archive.lessons("lang:en lang:zh-Hant") == Lessons{"c/1", "c/3"});
  CHECK(archive.lessons("date:2021") == Lessons{"c/1"});
  CHECK(archive.lessons("date:..2022") == Lessons{"c/1", "c/2"});
  CHECK(archive.lessons("cat date:2021-04..") == Lessons{"c/2"});
  CHECK(archive.lessons("cat ", {10, "zh"}) == Lessons{"c/2", "c/3"});
  CHECK(archive.search("cat ", {10, "zh"}).complete_count == 2);
  CHECK(archive.lessons("lang:fr").empty());
}

TEST_CASE("the word being typed finds what begins so, below the word itself") {
  const Archive archive({small_card("c/1", "en", "", "networking"), small_card("c/2", "en", "", "net"),
                         small_card("c/3", "en", "", "studies")});
  CHECK(archive.lessons("net") == Lessons{"c/2", "c/1"});
  CHECK(archive.lessons("net ") == Lessons{"c/2"});
  CHECK(archive.lessons("netw") == Lessons{"c/1"});
  CHECK(archive.lessons("studie") == Lessons{"c/3"});
  CHECK(archive.lessons("ne").empty());
}

TEST_CASE("a lesson is there once, by its better write-up") {
  const Archive archive({small_card("c/1", "en", "cat", "and more and more and more"),
                         small_card("c/1", "zh", "cat cat cat", ""), small_card("c/2", "en", "dog", "cat")});
  const SearchResult found = archive.search("cat ");
  REQUIRE(found.hits.size() == 2);
  CHECK(found.complete_count == 2);
  CHECK(found.hits[0].document == 2);
  CHECK(found.hits[0].card.language == "zh");
}

TEST_CASE("a usual word is not taken for the beginning of others") {
  std::vector<Card> cards{small_card("c/0", "en", "", "networking")};
  for (unsigned i = 1; i < kEnoughLessons; ++i) cards.push_back(small_card("c/" + std::to_string(i), "en", "", "net"));
  CHECK(Archive(cards).search("net").complete_count == kEnoughLessons);
  cards.push_back(small_card("c/10", "en", "", "net"));
  CHECK(Archive(cards).search("net").complete_count == kEnoughLessons);
  CHECK(Archive(cards).search("netw").complete_count == 1);
}

TEST_CASE("equal lessons come in the order of their paths, in whichever they were added, at any limit") {
  std::vector<Card> cards;
  for (int i = 69; i >= 10; --i) cards.push_back(small_card("c/" + std::to_string(i), "en", "", "cat"));
  const Archive archive(cards);
  const Lessons all = archive.lessons("cat ", {100, ""});
  REQUIRE(all.size() == 60);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i] == "c/" + std::to_string(i + 10));
  for (const std::size_t limit : {0U, 1U, 7U, 10U, 11U}) {
    CHECK(archive.lessons("cat ", {limit, ""}) ==
          Lessons(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(limit)));
  }
  CHECK(archive.search("cat ", {1, ""}).complete_count == 60);
}

TEST_CASE("a lesson whose title is what was asked comes first") {
  const Archive archive({small_card("c/1", "en", "Speech to Text", "text to speech text to speech"),
                         small_card("c/2", "en", "Text to Speech", "and a lot of other words that make it longer")});
  CHECK(archive.lessons("text to speech ").front() == "c/2");
  CHECK(archive.lessons("text to speec").size() == 2);
  CHECK(archive.lessons("speech to text ").front() == "c/1");
}

TEST_CASE("a hit names the sections that answer") {
  Card card = small_card("c/1", "en", "Title", "start");
  card.sections.push_back({"Cats", "cats", "all of them"});
  card.sections.push_back({"Dogs", "dogs", "not cats"});
  const Archive archive({card});
  CHECK(archive.search("cat ").hits.at(0).sections == std::vector{card.sections[1], card.sections[2]});
  CHECK(archive.search("title ").hits.at(0).sections.empty());
}

TEST_CASE("an index gives back what was put into it") {
  Card card = small_card("c/1", "zh-Hant", "虛擬", "Machines and machines");
  card.guests = {"A"};
  const Archive archive({card, small_card("c/2", "en", "Two", "")});
  const Index& index = archive.index();
  CHECK(index.document_count() == 2);
  CHECK(index.collection_size() == 1);
  std::vector<DocumentRecord> records;
  REQUIRE(index.for_each_document([&](const DocumentRecord& record) -> lectern::core::Result<void> {
    records.push_back(record);
    return {};
  }));
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == 1);
  CHECK(records[0].card == card);
  // 虚拟 8, 虚 8, 拟 8; machin 2, and 1; a 3.
  CHECK(records[0].length == 30);
  CHECK(records[0].places == std::vector<Places>{1, 2, 2, 1, 1, 1});
  CHECK(index.average_length() == (30 + 8) / 2.0);
  CHECK(index.document_frequency("machin").value() == 1);
  CHECK(index.document_frequency("none").value() == 0);
  CHECK(index.document(2).value().card.title == "Two");

  std::map<std::string, std::vector<Posting>> terms;
  std::vector<std::string> order;
  REQUIRE(index.for_each_term(
      [&](const std::string& term, const std::vector<Posting>& postings) -> lectern::core::Result<void> {
        terms[term] = postings;
        order.push_back(term);
        return {};
      }));
  CHECK(std::is_sorted(order.begin(), order.end()));
  REQUIRE(terms.at("machin").size() == 1);
  CHECK(terms.at("machin")[0].document == 1);
  CHECK(terms.at("machin")[0].wdf == 2);
  for (const char* term : {"Aa", "S虚拟", "S虚", "XCc", "Lzh", "Lzh-hant", "Qc/1:zh-hant"}) {
    CAPTURE(term);
    REQUIRE(terms.contains(term));
    CHECK(terms.at(term)[0].wdf == 0);
  }
  std::vector<std::pair<std::string, std::uint32_t>> frequencies;
  REQUIRE(index.for_each_frequency([&](const std::string& term, std::uint32_t frequency) {
    frequencies.emplace_back(term, frequency);
    return lectern::core::Result<void>();
  }));
  REQUIRE(frequencies.size() == order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    CHECK(frequencies[i] == std::pair(order[i], static_cast<std::uint32_t>(terms.at(order[i]).size())));
  }
  std::map<std::string, std::string> words;
  REQUIRE(index.for_each_word([&](const std::string& word, const std::string& stem) -> lectern::core::Result<void> {
    words[word] = stem;
    return {};
  }));
  CHECK(words == std::map<std::string, std::string>{{"machines", "machin"}});
}

TEST_CASE("what write-ups imply is told apart from what they have") {
  const std::vector<ImpliedTerm> of_zh{{"soil", 6, true, in_passage(1)}, {"Ayu", 3, true, 0}, {"moistur", 0, false, 1}};
  const std::vector<ImpliedTerm> of_en{{"soil", 7, true, 1}, {"虚", 2, false, 1}, {"moistur", 5, true, 2}};
  const Rendering soil{"soil", 12, {"土壤", "泥土: 1 2"}}, moisture{"moistur", 1, {"湿度"}};
  TemporaryFolder folder;
  const Index index = small_index(folder.path() / "index",
                                  {small_card("c/1", "zh", "土壤", "湿"), small_card("c/2", "en", "Soil", "wet")},
                                  {{of_zh, of_en}, {soil, moisture}});
  CHECK(index.document(1)->implied == std::vector<ImpliedTerm>{of_zh[1], of_zh[2], of_zh[0]});
  CHECK(index.document(2)->implied == std::vector<ImpliedTerm>{of_en[2], of_en[1]});
  std::vector<std::pair<std::string, std::vector<ImpliedPosting>>> told;
  REQUIRE(index.for_each_implied([&](const std::string& term, const std::vector<ImpliedPosting>& postings) {
    told.emplace_back(term, postings);
    return lectern::core::Result<void>();
  }));
  REQUIRE(told.size() == 4);
  CHECK(told[0] == std::pair(std::string("Ayu"), std::vector<ImpliedPosting>{{1, 3, true, 0}}));
  CHECK(told[1] == std::pair(std::string("moistur"), std::vector<ImpliedPosting>{{1, 0, false, 1}, {2, 5, true, 2}}));
  CHECK(told[2] == std::pair(std::string("soil"), std::vector<ImpliedPosting>{{1, 6, true, 2}}));
  CHECK(told[3].first == "虚");

  const auto no_implied = [](const std::string& term) { CHECK(term.find_first_of("V") == std::string::npos); };
  REQUIRE(index.for_each_term([&](const std::string& term, const std::vector<Posting>&) {
    no_implied(term);
    return lectern::core::Result<void>();
  }));
  REQUIRE(index.for_each_frequency([&](const std::string& term, std::uint32_t) {
    no_implied(term);
    return lectern::core::Result<void>();
  }));
  std::vector<Rendering> renderings;
  REQUIRE(index.for_each_rendering([&](const Rendering& rendering) {
    renderings.push_back(rendering);
    return lectern::core::Result<void>();
  }));
  CHECK(renderings == std::vector<Rendering>{moisture, soil});
  CHECK(index.rendering("soil").value() == soil);
  CHECK_FALSE(index.rendering("wet").value());
}

TEST_CASE("terms that are implied change neither lengths nor frequencies") {
  const std::vector<Card> cards{small_card("c/1", "zh", "土壤", "湿"), small_card("c/2", "en", "Soil", "wet")};
  TemporaryFolder folder;
  const Index without = small_index(folder.path() / "without", cards);
  const Index with = small_index(folder.path() / "with", cards, {{{{"soil", 7, true, 1}}}, {}});
  CHECK(with.average_length() == without.average_length());
  CHECK(with.document(1)->length == without.document(1)->length);
  CHECK(*with.document_frequency("soil") == 1);
  CHECK(with.collection_size() == 1);
}

TEST_CASE("whoever reads an index may stop") {
  const Archive archive({small_card("c/1", "en", "Machines", ""), small_card("c/2", "en", "Studies", "")});
  const TemporaryFolder folder;
  const Error stop{Error::Code::Interrupted, "enough", ""};
  int calls = 0;
  CHECK_FALSE(
      archive.index().for_each_document([&](const auto&) { return ++calls, lectern::core::Result<void>(stop); }));
  CHECK_FALSE(archive.index().for_each_term(
      [&](const auto&, const auto&) { return ++calls, lectern::core::Result<void>(stop); }));
  CHECK_FALSE(archive.index().for_each_frequency(
      [&](const auto&, const auto&) { return ++calls, lectern::core::Result<void>(stop); }));
  const auto stopped = archive.index().for_each_word(
      [&](const auto&, const auto&) { return ++calls, lectern::core::Result<void>(stop); });
  const Index implied = small_index(folder.path() / "implied", {small_card("c/1", "en", "Machines", "")},
                                    {{{{"机", 1, true, 1}, {"器", 1, true, 1}}}, {{"机", 1, {"x"}}, {"器", 1, {"x"}}}});
  CHECK_FALSE(
      implied.for_each_implied([&](const auto&, const auto&) { return ++calls, lectern::core::Result<void>(stop); }));
  CHECK_FALSE(implied.for_each_rendering([&](const auto&) { return ++calls, lectern::core::Result<void>(stop); }));
  CHECK(calls == 6);
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().message == "enough");
}

TEST_CASE("an archive without lessons has an index") {
  const Archive archive({});
  CHECK(archive.index().document_count() == 0);
  CHECK(archive.lessons("cat").empty());
  CHECK(archive.lessons("lang:en").empty());
}

TEST_CASE("asking whether a document matches says what its search would say") {
  const Archive archive({small_card("c/1", "en", "Machines", ""), small_card("c/1", "zh", "机器", "")});
  CHECK(*archive.index().matches(parse_query("machine "), 1));
  CHECK_FALSE(*archive.index().matches(parse_query("machine "), 2));
  CHECK(*archive.index().matches(parse_query("title:机器"), 2));
  CHECK_FALSE(*archive.index().matches(parse_query(""), 1));
  CHECK_FALSE(archive.index().matches(parse_query("machine "), 3));
}

TEST_CASE("folder names as long as a disk allows make an id that no other write-up has") {
  const std::string long_name(255, 'x');
  const Card a = small_card(long_name + "/" + long_name + "a", "en", "cat", "");
  const Card b = small_card(long_name + "/" + long_name + "b", "en", "cat", "");
  CHECK(id_term(a.lesson, a.language) != id_term(b.lesson, b.language));
  const Archive archive({a, b});
  CHECK(archive.lessons("cat ").size() == 2);
  CHECK(*archive.index().matches(parse_query("cat "), 2));
}

TEST_CASE("a folder without an index says that there is none") {
  TemporaryFolder folder;
  for (const fs::path& path : {folder.path(), folder.path() / "missing"}) {
    const auto index = Index::open(path);
    REQUIRE_FALSE(index);
    CHECK(index.error().code == Error::Code::NotFound);
    CHECK(index.error().hint == "build the archive first");
  }
}

TEST_CASE("an index knows what each of its documents was made of") {
  TemporaryFolder folder;
  auto builder = Builder::create(folder.path() / "index");
  auto part = builder->part(0);
  REQUIRE(part->add(small_card("c/2", "zh-Hant", "", ""), {}, 0xFEDCBA9876543210));
  REQUIRE(part->add(small_card("c/1", "en", "", ""), {}, 0));
  REQUIRE((part->finish() && builder->finish()));
  const auto contents = Index::open(folder.path() / "index")->contents();
  REQUIRE(contents);
  CHECK(*contents == std::vector<DocumentKey>{{1, "c/2", "zh-Hant", 0xFEDCBA9876543210}, {2, "c/1", "en", 0}});
}

TEST_CASE("what is no index, or half of one, is named as damaged") {
  TemporaryFolder folder;
  (void)small_index(folder.path() / "index", {small_card("c/1", "en", "cat", "")});
  const fs::path database = folder.path() / "index" / kDatabaseName;
  for (const char* name : {"iamglass", "postlist.glass"}) {
    const std::string whole = read_file(database / name);
    for (const std::string& bytes : {std::string(), std::string("hello"), whole.substr(0, 10)}) {
      CAPTURE(name, bytes);
      write_file(database / name, bytes);
      const auto index = Index::open(folder.path() / "index");
      REQUIRE_FALSE(index);
      CHECK((index.error().code == Error::Code::Corrupt || index.error().code == Error::Code::IndexMismatch));
      CHECK(index.error().hint == "build the archive again to make a new index");
    }
    write_file(database / name, whole);
  }
}

const Implications kImplied{{{{"虚拟", 7, true, 1}}, {{"dog", 4, true, 2}, {"cat", 1, false, 1}}},
                            {{"dog", 3, {"机"}}, {"虚拟", 15, {"cat", "dogs"}}}};

/// All that an index tells, or "error".
std::string everything(const fs::path& folder) {
  const auto index = Index::open(folder);
  if (!index) return "error";
  std::string out;
  const auto note_term = [&](const std::string& term, const std::vector<Posting>& postings) {
    out += term + std::to_string(postings.size());
    return lectern::core::Result<void>();
  };
  const auto note_document = [&](const DocumentRecord& record) {
    out += record.card.title;
    return lectern::core::Result<void>();
  };
  const auto note_word = [&](const std::string& word, const std::string& stem) {
    out += word + stem;
    return lectern::core::Result<void>();
  };
  const auto note_implied = [&](const std::string& term, const std::vector<ImpliedPosting>& postings) {
    out += term + std::to_string(postings.size());
    return lectern::core::Result<void>();
  };
  const auto note_rendering = [&](const Rendering& rendering) {
    out += rendering.term + rendering.words.front();
    return lectern::core::Result<void>();
  };
  const auto note_count = [&](const std::string& text, std::uint32_t count) {
    out += text + std::to_string(count);
    return lectern::core::Result<void>();
  };
  const auto found = index->search(parse_query("cat dog \"虚拟机\""), {});
  const bool told = found && index->for_each_term(note_term) && index->for_each_document(note_document) &&
                    index->for_each_word(note_word) && index->contents() && index->for_each_implied(note_implied) &&
                    index->for_each_rendering(note_rendering) && index->for_each_spelling(note_count) &&
                    index->for_each_frequency(note_count) && Speller(*index).correct("dgos 虚似机");
  return told ? out + std::to_string(found->hits.size()) : "error";
}

TEST_CASE("an index of which a file was cut short gives errors, or all that it ever had") {
  TemporaryFolder folder;
  (void)small_index(folder.path() / "index",
                    {small_card("c/1", "en", "cat", "dogs"), small_card("c/2", "zh", "虚拟机", "")}, kImplied);
  const std::string expected = everything(folder.path() / "index");
  REQUIRE(expected != "error");
  for (const auto& entry : fs::directory_iterator(folder.path() / "index" / kDatabaseName)) {
    const std::string whole = read_file(entry.path());
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 97) {
      CAPTURE(entry.path(), size);
      write_file(entry.path(), std::string_view(whole).substr(0, size));
      const std::string left = everything(folder.path() / "index");
      CHECK((left == "error" || left == expected));
    }
    write_file(entry.path(), whole);
  }
}

TEST_CASE("an index in which bytes differ gives errors or answers, and never crashes") {
  TemporaryFolder folder;
  (void)small_index(folder.path() / "index",
                    {small_card("c/1", "en", "cat", "dogs"), small_card("c/2", "zh", "虚拟机", "")}, kImplied);
  for (const auto& entry : fs::directory_iterator(folder.path() / "index" / kDatabaseName)) {
    const std::string whole = read_file(entry.path());
    if (whole.empty()) continue;
    for_each_flip(whole, 100, [&](const std::string& damaged) {
      write_file(entry.path(), damaged);
      CHECK_FALSE(everything(folder.path() / "index").empty());
    });
    write_file(entry.path(), whole);
  }
}

TEST_CASE("a document has terms when it has all of them") {
  const TemporaryFolder place;
  const Index index = small_index(place.path() / "index", {small_card("c/1", "en", "Trust", "Neighbours meet.")});
  using Terms = std::vector<std::string>;
  const auto has = [&](const Terms& terms) { return index.has_terms(1, terms).value(); };
  CHECK(has({}));
  CHECK(has({"meet", "trust"}));
  CHECK_FALSE(has({"meet", "nobody", "trust"}));
  CHECK_FALSE(has({"zebra"}));
  CHECK(index.reopen().value().has_terms(1, Terms{"meet"}).value());
}
