#include "importer/guest_finder.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::importer {
namespace {

std::string shown(const std::string& paragraph) {
  const auto guest = introduced_guest(paragraph);
  return guest ? guest->name + "|" + guest->role : "none";
}

TEST_CASE("A guest is introduced by a name and what follows it; the first clause is the role") {
  struct Row {
    std::string paragraph, guest;
  };
  for (const Row& row : {
           Row{"林小雨:图书角发起人(2016年,至今),教师", "林小雨|图书角发起人(2016年,至今)"},
           Row{"赵一鸣：木工。做过书架。", "赵一鸣|木工"},
           Row{"马国强，水务站工程师", "马国强|水务站工程师"},
           Row{"① 周青——园艺师", "周青|园艺师"},
           Row{"格蕾丝·姆旺吉：厨师", "格蕾丝·姆旺吉|厨师"},
           Row{"刘飞(Liu Fei):主任、创始人;社工师", "刘飞|主任、创始人"},
           Row{"Zhou Qing: gardener and designer, Valley. She", "Zhou Qing|gardener and designer, Valley"},
           Row{"Dr. Amara Osei, director of the Sound Lab, Accra", "Amara Osei|director of the Sound Lab, Accra"},
           Row{"Jean-Luc O'Brien – cook", "Jean-Luc O'Brien|cook"},
       }) {
    INFO(row.paragraph);
    CHECK(shown(row.paragraph) == row.guest);
  }
}

TEST_CASE("What only talks of somebody introduces nobody") {
  for (const std::string paragraph :
       {"", "Mr. Yu shared his theory: it works", "Mr. Yu: came", "主讲人：林小雨", "时间：三月", "林小雨老师说：好",
        "林小雨:", "The second guest, Mrs. Liu gave a talk", "我们都很喜欢他：好"}) {
    INFO(paragraph);
    CHECK(shown(paragraph) == "none");
  }
}

TEST_CASE("A biography of one clause is no role") {
  std::string clause;
  for (int i = 0; i < 30; ++i) clause += "好园艺师";
  CHECK(shown("周青：" + clause) == "周青|");
}

TEST_CASE("Introductions that run together are parted before names with colons") {
  const std::string text = "林小雨:教师 赵一鸣:木工。做过书架。 他说:好";
  const auto found = introductions_in(text);
  REQUIRE(found.size() == 1);
  CHECK(text.substr(found[0]).rfind("赵一鸣", 0) == 0);
  CHECK(introductions_in("Ann Lee: cook. Bob Ray: smith of Oak Town: big.").size() == 1);
}

}  // namespace
}  // namespace lectern::importer
