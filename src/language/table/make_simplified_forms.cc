// Prints the table of traditional Han characters and their simplified forms as lines of C++, for simplified_forms.cc.
//
// Run while building, because ICU needs some 50 ms to make its transliterator and to ask it for every character: more
// than a whole search takes. It also means that one program folds alike whatever ICU it later runs with.

#include <unicode/translit.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <iostream>
#include <map>
#include <memory>
#include <string_view>

namespace {

using Forms = std::map<UChar32, UChar32>;

// What ICU's table lacks: variants that writers in Hong Kong, Taiwan and Macao, old books and converters use for
// characters that simplified text writes in one way. Found by converting real simplified text to the traditional
// standards and looking for what did not come back. Pairs of a variant and its simplified form; characters whose form
// depends on the word (乾, 著, 覆 against 复, 座 against 坐) are left as ICU has them.
constexpr std::u16string_view kSupplement =
    u"峯峰麪面麫面朮术殭僵揹背幷并竝并钜巨谘咨衞卫枱台敍叙擡抬糉粽糭粽鍼针衹只祇只韆千鞦秋甦苏査查旣既卽即"
    u"敎教滙汇棊棋嶽岳彫雕鵰雕濛蒙矇蒙硃朱舘馆鎌镰鎭镇鉆钻鈅钥麴曲淩凌遡溯泝溯寀采嵗岁墰坛殻壳柺拐枴拐榘矩"
    u"榦干捱挨璿璇甯宁畵画簑蓑膕腘脩修菴庵蓴莼蔘参薹苔譭毁蹠跖醣糖閤合靆叇靉叆餈糍飱飧鶿鹚儁俊冑胄噁恶囌苏"
    u"彔录廕荫挱挲鬪斗鬦斗戸户値值郷乡靑青淸清僊仙擧举攷考敺驱栢柏櫈凳氷冰汚污煖暖珎珍畧略疎疏瘉愈盌碗徧遍"
    u"繖伞臈腊覩睹讙欢谿溪躭耽輭软逈迥邨村酧酬顋腮飜翻鴈雁鵞鹅鶵雏鷰燕龢和龝秋耡锄脗吻迳径"
    // In simplified text 苧 stands for 薴 and 苎 for the traditional 苧: one form for the three.
    u"苧苎薴苎";
constexpr UChar32 kRamie = 0x82CE;  // 苎, which ICU takes for a traditional character as well

bool is_han(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(c, &status) == USCRIPT_HAN;
}

/// ICU's opinion, one character at a time.
bool add_transliterated(Forms& forms) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_simplified(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) return false;
  icu::UnicodeSet sources;
  to_simplified->getSourceSet(sources);
  for (std::int32_t i = 0; i < sources.size(); ++i) {
    const UChar32 from = sources.charAt(i);
    if (from < 0 || !is_han(from)) continue;
    icu::UnicodeString text(from);
    to_simplified->transliterate(text);
    if (text.countChar32() == 1 && text.char32At(0) != from) forms[from] = text.char32At(0);
  }
  return true;
}

void add_supplement(Forms& forms) {
  for (std::size_t i = 0; i + 1 < kSupplement.size(); i += 2) forms[kSupplement[i]] = kSupplement[i + 1];
  forms.erase(kRamie);
}

/// Follows a character to a form that has no other. Gives up on a circle, which `add_supplement` should have cut.
bool resolve(Forms& forms) {
  for (auto& [from, to] : forms) {
    std::size_t steps = 0;
    for (auto next = forms.find(to); next != forms.end(); next = forms.find(to)) {
      if (++steps > forms.size()) return false;
      to = next->second;
    }
  }
  return true;
}

}  // namespace

int main() {
  Forms forms;
  if (!add_transliterated(forms)) {
    std::cerr << "make_simplified_forms: the ICU library lacks its transliterator Hant-Hans\n";
    return 1;
  }
  add_supplement(forms);
  if (!resolve(forms)) {
    std::cerr << "make_simplified_forms: some characters are each other's simplified form\n";
    return 1;
  }
  std::cout << std::hex;
  for (const auto& [from, to] : forms) std::cout << "{0x" << from << ", 0x" << to << "},\n";
  return 0;
}
