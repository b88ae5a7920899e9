#include "index/updater.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <random>
#include <utility>

#include "index/builder.h"
#include "index/document_terms.h"
#include "index/schema.h"
#include "support/index_dump.h"
#include "support/small_index.h"

using namespace lectern::index;
using lectern::core::Card;
using lectern::core::Error;

namespace {

namespace fs = std::filesystem;

IndexedDocument document_of(const Card& card, std::vector<ImpliedTerm> implied = {}) {
  IndexedDocument out{card, terms_of(card).terms, 0, std::move(implied)};
  for (const TermUse& use : out.terms) out.length += use.wdf;
  return out;
}

std::string dump(const fs::path& folder) {
  return dump_index(*Index::open(folder), false);
}

/// Cards of few words, so that words come and go.
class RandomCards {
 public:
  explicit RandomCards(std::uint32_t seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  Card card() {
    static const std::vector<std::string> kWords = {"run",   "running", "runs", "cat",  "cats", "dog", "studies",
                                                    "study", "2.0",     "社区", "防疫", "疫",   "c++", "\n"};
    std::string text;
    for (std::size_t count = below(12); count > 0; --count) text += kWords[below(kWords.size())] + ' ';
    Card out = small_card("c/" + std::to_string(below(9)), below(2) == 0 ? "en" : "zh-Hans", "Title", text);
    if (below(3) == 0) out.tags = {kWords[below(7)]};
    if (below(3) == 0) out.date = "2021-03-30";
    return out;
  }

  /// Some of which the card may have itself.
  std::vector<ImpliedTerm> implied() {
    static const std::vector<std::string> kTerms = {"run", "cat", "dog", "studi", "2.0", "社区", "Adog", "Srun"};
    std::vector<ImpliedTerm> out;
    for (std::size_t count = below(5); count > 0; --count) {
      const auto level = static_cast<std::uint8_t>(below(8));
      out.push_back({kTerms[below(kTerms.size())], level, below(2) == 0, in_passage(below(3))});
    }
    return out;
  }

  std::vector<Rendering> renderings() {
    std::vector<Rendering> out;
    for (const char* term : {"run", "cat", "社区"}) {
      if (below(2) == 0) out.push_back({term, static_cast<std::uint8_t>(1 + below(2)), {"猫", "x"}});
    }
    return out;
  }

 private:
  std::minstd_rand random_;
};

}  // namespace

TEST_CASE("an update tells what it did to a write-up") {
  TemporaryFolder folder;
  const Card old = small_card("c/1", "en", "One", "running cats"), fresh = small_card("c/1", "en", "One", "dogs");
  (void)small_index(folder.path() / "index", {old});
  auto updater = Updater::open(folder.path() / "index");
  REQUIRE(updater);
  const auto replaced = updater->put(fresh, {}, 1);
  REQUIRE(replaced);
  CHECK(replaced->before == document_of(old));
  CHECK(replaced->after == document_of(fresh));
  const auto added = updater->put(small_card("c/2", "zh", "二", "社区"), {}, 1);
  REQUIRE(added);
  CHECK_FALSE(added->before);
  const auto removed = updater->remove("c/1", "en");
  REQUIRE(removed);
  CHECK(removed->before == document_of(fresh));
  CHECK_FALSE(removed->after);
  const auto nothing = updater->remove("c/1", "en");
  REQUIRE(nothing);
  CHECK_FALSE((nothing->before || nothing->after));
}

TEST_CASE("an update tells which terms a write-up implied and implies") {
  TemporaryFolder folder;
  const Card card = small_card("c/1", "en", "One", "running cats");
  const std::vector<ImpliedTerm> old{{"社区", 5, true, kInFacts}, {"猫", 1, false, in_passage(1)}};
  (void)small_index(folder.path() / "index", {card}, {{old}, {}});
  auto updater = Updater::open(folder.path() / "index");
  const std::vector<ImpliedTerm> fresh{{"cat", 5, true, kInFacts}, {"狗", 2, true, in_passage(1)}};
  const auto replaced = updater->put(card, fresh, 1);
  REQUIRE(replaced);
  CHECK(replaced->before == document_of(card, {old[1], old[0]}));
  CHECK(replaced->after == document_of(card, {fresh[1]}));
}

TEST_CASE("an updater tells whether renderings change") {
  TemporaryFolder folder;
  const Rendering cat{"cat", 9, {"猫"}}, dog{"dog", 3, {"狗", "犬"}};
  (void)small_index(folder.path() / "index", {}, {{}, {cat}});
  auto updater = Updater::open(folder.path() / "index");
  const auto change = [&](const std::vector<Rendering>& renderings) {
    return !updater->set_renderings(renderings)->empty();
  };
  CHECK_FALSE(change({cat}));
  CHECK(change({cat, dog}));
  CHECK_FALSE(change({dog, cat}));
  CHECK(change({{"cat", 8, {"猫"}}, dog}));
  CHECK(change({{"cat", 8, {"貓"}}, dog}));
  CHECK(updater->view()->rendering("dog").value() == dog);
  CHECK(change({}));
  CHECK_FALSE(updater->view()->rendering("dog").value());
  CHECK_FALSE(change({}));
  CHECK(updater->set_renderings(std::vector<Rendering>{{"cat", 0, {"猫"}}}).error().code == Error::Code::InvalidUsage);
}

TEST_CASE("changes are seen at once, and last only when they are committed") {
  TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  (void)small_index(index, {small_card("c/1", "en", "One", "cat")});
  const std::string before = dump(index);
  {
    auto updater = Updater::open(index);
    REQUIRE(updater->put(small_card("c/2", "en", "Two", "the dogs"), {}, 1));
    const auto view = updater->view();
    REQUIRE(view);
    CHECK(view->document_count() == 2);
    CHECK(view->collection_size() == 2);
    CHECK(view->search(parse_query("\"the dogs\""), {})->complete_count == 1);
    CHECK(dump(index) == before);
  }
  CHECK(dump(index) == before);
  {
    auto updater = Updater::open(index);
    REQUIRE(updater->put(small_card("c/2", "en", "Two", "the dogs"), {}, 1));
    REQUIRE(updater->commit());
    REQUIRE(updater->remove("c/1", "en"));
  }
  CHECK(Index::open(index)->document_count() == 2);
}

TEST_CASE("an updated index is the one that would be built anew") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    RandomCards random(seed);
    TemporaryFolder folder;
    struct Put {
      Card card;
      std::vector<ImpliedTerm> implied;
      std::uint64_t key;
    };
    std::map<std::pair<std::string, std::string>, Put> cards;
    (void)small_index(folder.path() / "index", {});
    for (int round = 0; round < 12; ++round) {
      auto updater = Updater::open(folder.path() / "index");
      REQUIRE(updater);
      for (std::size_t changes = random.below(6); changes > 0; --changes) {
        const Card card = random.card();
        const std::pair name(card.lesson, card.language);
        if (random.below(3) == 0) {
          REQUIRE(updater->remove(card.lesson, card.language));
          cards.erase(name);
        } else if (const auto known = cards.find(name); known != cards.end() && random.below(2) == 0) {
          known->second.implied = random.implied();
          REQUIRE(updater->put_implied(card.lesson, card.language, known->second.implied));
        } else {
          const std::uint64_t key = random.below(1000);
          const std::vector<ImpliedTerm> implied = random.implied();
          REQUIRE(updater->put(card, implied, key));
          cards[name] = {card, implied, key};
        }
      }
      const std::vector<Rendering> renderings = random.renderings();
      REQUIRE(updater->set_renderings(renderings));
      const fs::path fresh = folder.path() / std::to_string(round);
      auto builder = Builder::create(fresh);
      auto part = builder->part(0);
      for (const auto& [name, put] : cards) REQUIRE(part->add(put.card, put.implied, put.key));
      REQUIRE((part->finish() && builder->finish(renderings)));
      const std::string expected = dump(fresh);
      CAPTURE(seed, round);
      REQUIRE(dump_index(*updater->view(), false) == expected);
      REQUIRE(updater->commit());
      REQUIRE(dump(folder.path() / "index") == expected);
    }
  }
}

TEST_CASE("an updater that is killed leaves the index as it was") {
  TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  (void)small_index(index, {small_card("c/1", "en", "One", "cat")});
  const std::string before = dump(index);
  for (int changes = 1; changes <= 40; changes += 13) {
    const pid_t child = fork();
    if (child == 0) {
      auto updater = Updater::open(index);
      for (int i = 0; i < changes; ++i)
        (void)updater->put(small_card("c/" + std::to_string(i), "en", "", "dogs"), {}, 1);
      (void)updater->view()->for_each_term([](const auto&...) { return lectern::core::Result<void>(); });
      (void)kill(getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
    CHECK(dump(index) == before);
  }
  CHECK(Updater::open(index).ok());
}

TEST_CASE("what is no index cannot be updated, nor one that is being updated") {
  TemporaryFolder folder;
  CHECK(Updater::open(folder.path()).error().code == Error::Code::NotFound);
  (void)small_index(folder.path() / "index", {});
  const auto first = Updater::open(folder.path() / "index");
  REQUIRE(first);
  CHECK(Updater::open(folder.path() / "index").error().code == Error::Code::Io);
}

TEST_CASE("after an error an updater does nothing more") {
  TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  (void)small_index(index, {small_card("c/1", "en", "One", "cat")});
  const std::string before = dump(index);
  auto updater = Updater::open(index);
  REQUIRE(updater->put(small_card("c/2", "en", "Two", ""), {}, 1));
  const Card too_long = small_card("c/3", std::string(300, 'x'), "Three", "");
  REQUIRE_FALSE(updater->put(too_long, {}, 1));
  CHECK_FALSE(updater->commit());
  CHECK_FALSE(updater->put(small_card("c/2", "en", "Two", ""), {}, 1));
  CHECK(dump(index) == before);
}
