#include "check/surname.h"

#include <algorithm>
#include <array>

namespace lectern::check {
namespace {

// Simplified and, where they differ, traditional. The first list are characters that many words are made of as well.
constexpr std::string_view kAlsoWords =
    "高何方白金任常万段易文安成和平应关向时于程华路齐康明全单解区年水计古管严景强马林黄江田石温雷";
constexpr std::string_view kAlone =
    "王张周汤黎余叶毛贺史陶顾孟龙季丁夏童连申宁查游盛荣冷麦车侯邹池冯祝牛鲁葛谷干米施洪包左吉费柏伍沙杭馬黃錢钱湯於葉華"
    "齊"
    "顧龍計寧單區榮嚴車武許曾尚苏许宋孙谢唐曹彭梁張李刘陈杨赵吴徐朱胡郭罗郑韩邓沈傅吕蒋蔡贾魏薛阎潘杜戴钟汪姜范姚谭廖熊"
    "陆"
    "郝孔崔邱秦邵赖龚庞樊兰殷倪俞翁甄瞿卞佟璩邢裴臧祁穆滕焦巩聂鞠窦娄劉陳楊趙吳羅鄭韓鄧呂蔣賈閻鐘譚陸龔龐蘭鞏聶竇婁兪詹"
    "甘"
    "柯喻覃褚阮翟骆駱莫袁董肖萧蕭蘇孫謝萬尹";
constexpr std::array<std::string_view, 12> kDouble = {"欧阳", "歐陽", "司马", "司馬", "上官", "诸葛",
                                                      "諸葛", "司徒", "东方", "皇甫", "尉迟", "公孙"};

struct Spelling {
  std::string_view pinyin;
  std::string_view others;  ///< a space around each
};
constexpr std::array kSpellings = {
    Spelling{"chen", " chan tan chin tran "},
    Spelling{"li", " lee ly lai "},
    Spelling{"wang", " wong ong "},
    Spelling{"huang", " wong hwang ng "},
    Spelling{"zhang", " chang cheung teo "},
    Spelling{"liu", " lau low liew "},
    Spelling{"lin", " lam lim "},
    Spelling{"zheng", " cheng chung tay "},
    Spelling{"cai", " tsai choi chua "},
    Spelling{"xie", " hsieh tse "},
    Spelling{"xu", " hsu hui koh "},
    Spelling{"wu", " ng goh woo "},
    Spelling{"he", " ho "},
    Spelling{"liang", " leung leong "},
    Spelling{"jin", " kim kam "},
    Spelling{"pu", " park piao "},
    Spelling{"piao", " park "},
    Spelling{"cui", " choi tsui "},
    Spelling{"luo", " lo law "},
    Spelling{"yang", " yeung young yeo "},
    Spelling{"zeng", " tseng tsang "},
    Spelling{"hu", " woo wu "},
    Spelling{"zhou", " chow chou chew "},
    Spelling{"zhao", " chao chiu "},
    Spelling{"zhu", " chu choo "},
    Spelling{"guo", " kuo kwok "},
    Spelling{"gao", " kao ko "},
    Spelling{"deng", " teng tang "},
    Spelling{"lu", " lyu lv lui loo luk lo "},
    Spelling{"jiang", " chiang keung "},
    Spelling{"ye", " yeh yip yap "},
    Spelling{"yu", " yue yee "},
    Spelling{"xiao", " hsiao siew "},
    Spelling{"cheng", " ching "},
    Spelling{"cao", " tsao cho "},
    Spelling{"yuan", " yuen "},
    Spelling{"feng", " fung "},
    Spelling{"peng", " pang "},
    Spelling{"pan", " poon "},
    Spelling{"du", " tu to "},
    Spelling{"sun", " suen "},
    Spelling{"tang", " tong "},
    Spelling{"fang", " fong "},
    Spelling{"xiong", " hung "},
    Spelling{"ren", " jen yam "},
    Spelling{"ou", " au "},
};

/// Every character of the lists has three bytes.
bool has(std::string_view list, std::string_view character) {
  return character.size() == 3 && list.find(character) != std::string_view::npos;
}

}  // namespace

bool is_surname(std::string_view character) {
  return has(kAlone, character) || has(kAlsoWords, character);
}

bool is_surname_alone(std::string_view character) {
  return has(kAlone, character);
}

bool is_double_surname(std::string_view characters) {
  return std::find(kDouble.begin(), kDouble.end(), characters) != kDouble.end();
}

bool may_stand_for(std::string_view word, std::string_view pinyin) {
  if (word == pinyin) return true;
  const std::string padded = " " + std::string(word) + " ";
  return std::any_of(kSpellings.begin(), kSpellings.end(), [&](const Spelling& spelling) {
    return spelling.pinyin == pinyin && spelling.others.find(padded) != std::string_view::npos;
  });
}

}  // namespace lectern::check
