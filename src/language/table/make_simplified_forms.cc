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
// standards and looking for what did not come back. Pairs of a variant and its form.
constexpr std::u32string_view kSupplement =
    U"峯峰麪面麫面朮术殭僵揹背幷并竝并钜巨谘咨衞卫枱台敍叙擡抬糉粽糭粽鍼针衹只祇只韆千鞦秋甦苏査查旣既卽即"
    U"敎教滙汇棊棋嶽岳彫雕鵰雕濛蒙矇蒙硃朱舘馆鎌镰鎭镇鉆钻鈅钥麴曲淩凌遡溯泝溯寀采嵗岁墰坛殻壳柺拐枴拐榘矩"
    U"榦干捱挨璿璇甯宁畵画簑蓑膕腘脩修菴庵蓴莼蔘参薹苔譭毁蹠跖醣糖閤合靆叇靉叆餈糍飱飧鶿鹚儁俊冑胄噁恶囌苏"
    U"彔录廕荫挱挲鬪斗鬦斗戸户値值郷乡靑青淸清僊仙擧举攷考敺驱栢柏櫈凳氷冰汚污煖暖珎珍畧略疎疏瘉愈盌碗徧遍"
    U"繖伞臈腊覩睹讙欢谿溪躭耽輭软逈迥邨村酧酬顋腮飜翻鴈雁鵞鹅鶵雏鷰燕龢和龝秋耡锄脗吻迳径伕夫衕同襬摆牴抵"
    U"繐穗劄札箚札讬托馀余锺钟缐线麺面麹曲侭尽嫺娴痺痹灩滟卺巹渢沨翬翚翽翙襉裥襴襕鯗鲞韝鞲䴉鹮纇颣犛牦渖沉"
    // In simplified text 苧 stands for 薴 and 苎 for the traditional 苧: one form for the three.
    U"苧苎薴苎"
    // Simplified in the standard of 2013, mostly for names, which are written either way.
    U"頫𫖯頔𬱖暐𬀩諟𬤊諴𫍯顗𫖮驎𬴊鋐𬭎瓅𬍛璕𬍤璊𫞩紃𬘓綝𬘭錀𬬭錞𬭚鸑𬸚鷟𬸦騄𫘧騊𫘦鶱𬸣闉"
    U"𬮱隤𬯎釴𬬩鐩𬭼鏻𬭸龑䶮嬃媭彠彟璵玙"
    U"璸瑸璡琎潕𣲘澐沄溳涢湋𣲗濚溁壪塆墶垯垻坝嶨峃廎庼憖慭樳桪槼椝槮椮樧榝篠筿籛篯讅谉讋詟钂镋輼辒鬹鬶鼂鼌"
    U"鸊䴙鷉䴘礄硚磠硵溮浉濜浕晛𬀪絪𬘡綖𫄧綎𬘩縯𬙂譞𫍽詝𬣞鄩𬩽銶𨱇鉷𫟹駪𬳽駉𬳶騑𬴂蒍𫇭燀𬊤璗𬍡睍"
    U"𪾢礐𬒈嵽𫶇僤𫢸娙𫰛廞𫷷"
    U"彄𫸩欓𣗋浿𬇙"
    // One form for what one standard writes with two characters where the other has one of them (座標 and 坐标, 回覆
    // and 回复, 想像 and 想象, 項鍊 and 项链, 計畫 and 计划), so that nothing hangs on the word. They are two even in
    // the standard that knows both, but hardly two words differ by them alone.
    U"座坐覆复像象炼链划画薰熏沈沉哩里彷仿幺么妳你牠它";
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
  for (std::size_t i = 0; i + 1 < kSupplement.size(); i += 2) {
    forms[static_cast<UChar32>(kSupplement[i])] = static_cast<UChar32>(kSupplement[i + 1]);
  }
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
