#include "web_index/updater.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <random>

#include "core/utf8.h"
#include "index/schema.h"
#include "index/updater.h"
#include "language/analysis.h"
#include "support/memory_sink.h"
#include "support/small_index.h"
#include "web_index/exporter.h"
#include "web_index/manifest.h"
#include "web_index/vocabulary_writer.h"

using namespace lectern;
using namespace lectern::web_index;
namespace fs = std::filesystem;

namespace {

using Cards = std::vector<core::Card>;
using Files = std::map<std::string, std::string, std::less<>>;

/// Reuses what an earlier sink has.
class NextSink : public MemorySink {
 public:
  explicit NextSink(Files last) : last_(std::move(last)) {}

  core::Result<void> reuse(std::string_view path, std::string_view from) override {
    std::size_t found = 0;
    for (auto file = last_.lower_bound(from); file != last_.end() && file->first.starts_with(from); ++file, ++found) {
      if (!from.ends_with('/') && file->first != from) break;
      if (auto done = write(std::string(path) + file->first.substr(from.size()), file->second); !done) return done;
      ++reused;
    }
    if (found > 0) return {};
    return core::Error{core::Error::Code::NotFound, "nothing to reuse: " + std::string(from), {}};
  }

  std::atomic<std::size_t> reused = 0;

 private:
  const Files last_;
};

/// All documents of an index, by lesson and language.
std::map<std::pair<std::string, std::string>, index::IndexedDocument> documents_of(const index::Index& index) {
  std::map<index::DocId, index::IndexedDocument> documents;
  std::map<index::DocId, std::vector<index::Places>> places;
  REQUIRE(index.for_each_document([&](const index::DocumentRecord& record) {
    documents[record.id] = {record.card, {}, record.length, record.implied};
    places[record.id] = record.places;
    return core::Result<void>();
  }));
  std::map<index::DocId, std::size_t> next;
  REQUIRE(index.for_each_term([&](const std::string& term, const std::vector<index::Posting>& postings) {
    for (const index::Posting& posting : postings) {
      const index::DocId id = posting.document;
      const index::Places stands = posting.wdf > 0 ? places[id].at(next[id]++) : 0;
      documents[id].terms.push_back({term, posting.wdf, stands});
    }
    return core::Result<void>();
  }));
  std::map<std::pair<std::string, std::string>, index::IndexedDocument> out;
  for (auto& [id, document] : documents) {
    out[{document.card.lesson, document.card.language}] = std::move(document);
  }
  return out;
}

std::vector<index::DocumentChange> changes_between(const index::Index& before, const index::Index& after) {
  auto old = documents_of(before);
  std::vector<index::DocumentChange> out;
  for (auto& [name, document] : documents_of(after)) {
    const auto same = old.find(name);
    if (same == old.end()) {
      out.push_back({std::nullopt, std::move(document)});
    } else {
      if (same->second != document) out.push_back({same->second, std::move(document)});
      old.erase(same);
    }
  }
  for (auto& [name, document] : old) out.push_back({std::move(document), std::nullopt});
  return out;
}

/// A web index, on disk and in memory.
struct Published {
  explicit Published(const Cards& cards, const Implications& implied = {})
      : index(small_index(folder.path() / "database", cards, implied)) {
    MemorySink sink;
    name = export_to(index, sink, "web").value();
    files = std::move(sink.files);
    for (const auto& [path, bytes] : files) {
      fs::create_directories((folder.path() / path).parent_path());
      std::ofstream(folder.path() / path, std::ios::binary) << bytes;
    }
  }

  fs::path web() const { return folder.path() / "web"; }

  TemporaryFolder folder;
  index::Index index;
  std::string name;
  Files files;
};

class Writer {
 public:
  explicit Writer(std::uint32_t seed) : engine_(seed) {}

  std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

  std::string words(std::size_t count) {
    static const char* const kEndings[] = {"", "", "ing", "s", "ed"};
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t n = below(3) == 0 ? below(40) : below(1500);
      const auto letter = [](std::uint32_t x) { return static_cast<char>('b' + x % 19); };
      out += {letter(n), 'o', letter(n / 19), 'a', letter(n / 361), letter(n * 7)};
      out += kEndings[below(5)];
      out += i % 9 == 8 ? ". " : " ";
    }
    return out;
  }

  std::string han(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) core::append_utf8(out, 0x4E00 + below(below(2) == 0 ? 30 : 400));
    return out;
  }

  std::string text(const std::string& language, std::size_t count) {
    return language == "en" ? words(count) : han(count) + "。" + han(count);
  }

  Cards archive() {
    Cards cards;
    for (std::uint32_t i = 0; i < 130; ++i) {
      for (const std::string language : {"en", "zh"}) {
        core::Card& card = cards.emplace_back(
            small_card("c/" + std::to_string(1000 + i), language, text(language, 130), text(language, 60)));
        card.date = "2021-03-" + std::to_string(10 + i % 20);
        if (i % 5 == 0)
          card.sections.push_back({"Section", "section", text(language, 200) + "\n" + text(language, 200)});
      }
    }
    return cards;
  }

  /// What 130 lessons imply, a third of them: words that write-ups have and others, also in titles, with renderings and
  /// without.
  Implications implications() {
    Implications out;
    for (int i = 0; i < 40; ++i) {
      const std::string term = analyzed(i % 2 == 0 ? words(1) : han(2));
      const bool known = std::any_of(out.renderings.begin(), out.renderings.end(),
                                     [&](const index::Rendering& rendering) { return rendering.term == term; });
      if (known) continue;
      terms_.push_back(term);
      if (i % 5 > 0) out.renderings.push_back({term, static_cast<std::uint8_t>(1 + below(15)), {han(2), words(1)}});
    }
    out.terms.resize(260);
    for (auto& implied : out.terms) implied = below(3) == 0 ? implications_of_one() : std::vector<index::ImpliedTerm>();
    return out;
  }

  std::vector<index::ImpliedTerm> implications_of_one() {
    std::vector<index::ImpliedTerm> out;
    for (std::uint32_t left = below(6); left > 0; --left) {
      const std::string& term = terms_[below(terms_.size())];
      const auto level = static_cast<std::uint8_t>(below(8));
      out.push_back({term, level, below(2) == 0, index::Places{1} << below(3)});
      if (below(3) == 0) out.push_back({index::kTitlePrefix + term, level, true, 0});
    }
    return out;
  }

  static std::string analyzed(const std::string& word) { return language::analyze(word).front().term; }

  void edit(core::Card& card) {
    std::string& body = card.sections[below(card.sections.size())].text;
    switch (below(10)) {
      case 0:
        card.date = "2022-05-1" + std::to_string(below(10));
        break;
      case 1:
        card.tags = {text(card.language, 1 + below(3))};
        break;
      case 8:
        card.guests = {text(card.language, 1), text(card.language, 2)};
        break;
      case 9:
        card.course_title = text(card.language, 2);
        break;
      case 2:
        card.title = text(card.language, 130);
        break;
      case 3:
        body = text(card.language, below(100));
        break;
      case 4:
        card.sections.push_back({"New section", "new-section", text(card.language, below(300))});
        break;
      default:
        body += text(card.language, 1 + below(20));
    }
  }

 private:
  std::mt19937 engine_;
  std::vector<std::string> terms_;  ///< that may be implied
};

/// What an update to `index` makes of `before`, checked to be what an export makes; nothing when it takes a whole
/// export.
std::optional<std::size_t> files_written(const Published& before, const index::Index& index,
                                         const index::IndexChange& change) {
  NextSink sink(before.files);
  const auto name = update(index, before.web(), change, sink, "web");
  REQUIRE(name);
  if (!*name) CHECK(sink.files.empty());
  if (!*name) return {};
  MemorySink whole;
  CHECK(export_to(index, whole, "web").value() == **name);
  std::vector<std::string> missing, different, more;
  for (const auto& [path, bytes] : whole.files) {
    const auto made = sink.files.find(path);
    if (made == sink.files.end()) missing.push_back(path);
    if (made != sink.files.end() && made->second != bytes) different.push_back(path);
  }
  for (const auto& [path, bytes] : sink.files) {
    if (!whole.files.contains(path)) more.push_back(path);
  }
  CHECK(missing == std::vector<std::string>());
  CHECK(different == std::vector<std::string>());
  CHECK(more == std::vector<std::string>());
  return sink.files.size() - sink.reused;
}

/// Likewise, of what was edited.
std::optional<std::size_t> files_written(const Published& before, const Cards& cards,
                                         const Implications& implied = {}) {
  const TemporaryFolder place;
  const index::Index index = small_index(place.path() / "database", cards, implied);
  return files_written(before, index, {changes_between(before.index, index), {}, {}});
}

/// What an updater does to the database in `folder`, of `cards` that imply `before`, so that they imply `after`.
index::IndexChange imply(const fs::path& folder, const Cards& cards, const Implications& before,
                         const Implications& after) {
  auto updater = index::Updater::open(folder);
  index::IndexChange out;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (before.terms[i] == after.terms[i]) continue;
    out.implied.push_back(updater->put_implied(cards[i].lesson, cards[i].language, after.terms[i]).value());
  }
  out.renderings = updater->set_renderings(after.renderings).value();
  REQUIRE(updater->commit());
  return out;
}

}  // namespace

TEST_CASE("an update gives the files of an export, whatever is edited") {
  constexpr int kRounds = 6;
  Writer writer(1);
  const Cards cards = writer.archive();
  const Published before(cards);
  int updated = 0;
  for (int round = 0; round < kRounds; ++round) {
    INFO("round " << round);
    Cards edited = cards;
    for (std::uint32_t left = writer.below(3) + 1; left > 0; --left) writer.edit(edited[writer.below(edited.size())]);
    updated += files_written(before, edited) ? 1 : 0;
  }
  CHECK(updated >= kRounds / 4);
}

TEST_CASE("an update gives the files of an export, whatever write-ups come to imply") {
  constexpr int kRounds = 6;
  Writer writer(5);
  const Cards cards = writer.archive();
  const Implications implied = writer.implications();
  const Published before(cards, implied);
  int updated = 0;
  for (int round = 0; round < kRounds; ++round) {
    INFO("round " << round);
    Cards edited = cards;
    Implications changed = implied;
    if (round % 2 == 0) writer.edit(edited[writer.below(edited.size())]);
    for (std::uint32_t left = writer.below(3) + 1; left > 0; --left) {
      changed.terms[writer.below(changed.terms.size())] = writer.implications_of_one();
    }
    updated += files_written(before, edited, changed) ? 1 : 0;
  }
  CHECK(updated >= kRounds / 3);
  CHECK(files_written(before, cards, implied).value() == 4);
}

TEST_CASE("an update gives the files of an export when nothing but what is implied changed, and its renderings") {
  constexpr int kRounds = 6;
  Writer writer(7);
  const Cards cards = writer.archive();
  const Implications implied = writer.implications();
  const Published before(cards, implied);
  int updated = 0;
  for (int round = 0; round < kRounds; ++round) {
    INFO("round " << round);
    Implications changed = implied;
    for (std::uint32_t left = writer.below(3); left > 0; --left) {
      changed.terms[writer.below(cards.size())] = writer.implications_of_one();
    }
    if (round % 2 == 0) changed.renderings.pop_back();
    if (round % 3 == 0) changed.renderings.front().words = {"other"};
    const TemporaryFolder place;
    const fs::path database = place.path() / "database";
    (void)small_index(database, cards, implied);
    const index::IndexChange change = imply(database, cards, implied, changed);
    updated += files_written(before, index::Index::open(database).value(), change) ? 1 : 0;
  }
  CHECK(updated >= kRounds / 3);
}

TEST_CASE("an update without changes reuses all but what tells of the whole") {
  const Cards cards = Writer(2).archive();
  const Published before(cards);
  CHECK(files_written(before, cards).value() == 4);
}

TEST_CASE("write-ups that are added, removed or renamed take a whole export") {
  Writer writer(3);
  Cards cards = writer.archive();
  cards.resize(20);
  const Published before(cards);
  Cards added = cards, removed = cards, renamed = cards;
  added.push_back(small_card("d/1", "en", "New", "words"));
  removed.pop_back();
  renamed[3].lesson += "x";
  for (const Cards& edited : {added, removed, renamed}) CHECK_FALSE(files_written(before, edited));
}

TEST_CASE("a previous web index that is damaged takes a whole export") {
  Writer writer(4);
  const Cards cards = writer.archive();
  const Published before(cards);
  Cards edited = cards;
  for (std::size_t i = 0; i < edited.size(); i += 2) edited[i].date = "2022-01-01";
  const TemporaryFolder place;
  const index::Index index = small_index(place.path() / "database", edited);
  const auto changes = changes_between(before.index, index);
  for (const auto& [path, bytes] : before.files) {
    if (path.find('/', 4) != std::string::npos && writer.below(40) > 0) continue;
    const fs::path file = before.folder.path() / path;
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes.substr(0, bytes.size() / 2);
    NextSink sink(before.files);
    INFO(path);
    const auto name = update(index, before.web(), {changes, {}, {}}, sink, "web");
    REQUIRE(name);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }
  NextSink sink(before.files);
  CHECK_FALSE(update(index, place.path() / "nowhere", {changes, {}, {}}, sink, "web").value());
}
