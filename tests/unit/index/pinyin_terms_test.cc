#include "index/pinyin_terms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "index/schema.h"
#include "support/random_text.h"

namespace lectern::index {
namespace {

std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// The terms with a prefix, without it and in order; without a prefix those of the text.
std::string terms_of(const core::Card& card, const std::string& prefix = "") {
  std::set<std::string> out;
  for (const ImpliedTerm& implied : pinyin_terms(card)) {
    const bool is_text = implied.term.front() >= 'a' && implied.term.front() <= 'z';
    if (prefix.empty() && is_text) out.insert(implied.term);
    if (!prefix.empty() && implied.term.starts_with(prefix)) out.insert(implied.term.substr(prefix.size()));
  }
  return joined(out);
}

core::Card with_guest(const std::string& guest) {
  core::Card card;
  card.guests = {guest};
  return card;
}

core::Card with_title(const std::string& title) {
  core::Card card;
  card.title = title;
  return card;
}

}  // namespace

TEST_CASE("guests are found by what people type of their names") {
  struct Row {
    const char* guest;
    const char* terms;
  };
  const Row rows[] = {
      {"俞祖成", "cheng yu yuzu yuzucheng yzc zu zucheng"},
      {"刘飞", "fei lf liu liufei"},
      {"劉飛", "fei lf liu liufei"},
      {"欧阳修", "ou ouyang ouyangxiu oyx xiu yang yangxiu"},
      {"吕布", "bu lb lu lubu lv lvbu lyu lyubu"},
      {"单雄", "dan danxiong shan shanxiong sx xiong"},
      {"曾明", "ceng cengm ming zeng zengm zm"},
      {"何安", "ha he hean"},
      {"爱有戏社区", "aiyouxishequ ayxsq"},
      {"Yu Zucheng", ""},
      {"俞祖成（上海）", "cheng hai sh shang shanghai yu yuzu yuzucheng yzc zu zucheng"},
      {"约翰·史密斯", "han mi misi shi shimi shimisi si sms yh yue yuehan"},
      {"王", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.guest);
    CHECK(terms_of(with_guest(row.guest)) == row.terms);
  }
}

TEST_CASE("names lead to the field that they stand in") {
  core::Card card = with_guest("何可");
  CHECK(terms_of(card) == "he heke hk ke");
  CHECK(terms_of(card, kGuestPrefix) == "he heke hk ke");
  CHECK(terms_of(card, kTitlePrefix).empty());
  card.title = "何可谈社区";
  CHECK(terms_of(card, kTitlePrefix) == "he heke hk ke");
}

TEST_CASE("words of titles are found by their pinyin") {
  struct Row {
    const char* title;
    const char* terms;
  };
  const Row rows[] = {
      {"社区", "shequ"},
      {"第一课：社区的风险和防疫", "diyi diyik fangyi fengxian shequ yike"},
      {"人工智能", "gongzhi gongzhineng rengong rengongzhi rengongzhineng zhineng"},
      {"银行", "yinhang yinx"},
      {"绿化", "luhua lvhua lyuhua"},
      {"IoT 物联网", "lianwang wulian wulianwang"},
      {"我们", ""},
      {"课", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.title);
    CHECK(terms_of(with_title(row.title)) == row.terms);
  }
}

TEST_CASE("what a name implies is strong, and stands among the facts or in a field") {
  core::Card card = with_guest("俞祖成");
  card.title = "俞祖成谈社区";
  for (const ImpliedTerm& implied : pinyin_terms(card)) {
    INFO(implied.term);
    const bool is_text = implied.term.front() >= 'a' && implied.term.front() <= 'z';
    CHECK(implied.strong);
    CHECK(implied.place == (is_text ? kInFacts : 0));
  }
}

TEST_CASE("whatever a card says, its pinyin is of letters alone and little") {
  RandomText random(11);
  for (int i = 0; i < 300; ++i) {
    core::Card card = with_guest(random.text(30));
    card.title = random.text(30);
    const std::vector<ImpliedTerm> terms = pinyin_terms(card);
    CHECK(terms.size() < 1500);
    for (const ImpliedTerm& implied : terms) {
      CHECK(std::all_of(implied.term.begin() + 1, implied.term.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    }
  }
}

}  // namespace lectern::index
