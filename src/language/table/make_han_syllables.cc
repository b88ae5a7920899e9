// Prints how each Han character is read, as lines of C++ for han_syllables.cc: `kWords`, and in `kSurnames` what is
// another syllable at the beginning of a name.
//
// Run while building, because ICU needs some 100 ms to make its transliterators: more than bringing a site up to date
// takes otherwise. It also means that one program reads alike whatever ICU it later runs with.

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace {

using Syllables = std::map<UChar32, std::string>;

/// `lü` with whatever tone as `lv`; empty for what is no syllable in Latin letters.
std::string syllable_of(const icu::UnicodeString& written, const icu::Normalizer2& decomposition) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString pieces = decomposition.normalize(written, status);
  std::string out;
  for (std::int32_t i = 0; i < pieces.length(); ++i) {
    const char16_t c = pieces[i];
    if (c >= 'a' && c <= 'z') {
      out += static_cast<char>(c);
    } else if (c == 0x308 && !out.empty() && out.back() == 'u') {
      out.back() = 'v';
    } else if (c < 0x300 || c > 0x36F) {
      return {};
    }
  }
  return U_FAILURE(status) ? std::string() : out;
}

/// ICU's opinion, one character at a time; empty when it has none of any.
Syllables read(const char* transliteration) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> reader(
      icu::Transliterator::createInstance(transliteration, UTRANS_FORWARD, status));
  const icu::Normalizer2* decomposition = icu::Normalizer2::getNFDInstance(status);
  Syllables out;
  if (U_FAILURE(status)) return out;
  for (UChar32 c = 0; c <= 0x10FFFF; ++c) {
    if (uscript_getScript(c, &status) != USCRIPT_HAN) continue;
    icu::UnicodeString text(c);
    reader->transliterate(text);
    std::string syllable = syllable_of(text.trim(), *decomposition);
    if (!syllable.empty()) out.emplace(c, std::move(syllable));
  }
  return out;
}

void print(const char* name, const Syllables& syllables) {
  std::cout << "constexpr Reading " << name << "[] = {\n" << std::hex;
  for (const auto& [character, syllable] : syllables) std::cout << "{0x" << character << ", \"" << syllable << "\"},\n";
  std::cout << "};\n";
}

}  // namespace

int main() {
  const Syllables words = read("Han-Latin");
  Syllables surnames = read("Han-Latin/Names");
  if (words.empty() || surnames.empty()) {
    std::cerr << "make_han_syllables: the ICU library lacks its transliterators Han-Latin and Han-Latin/Names\n";
    return 1;
  }
  for (const auto& [character, syllable] : words) {
    if (const auto found = surnames.find(character); found != surnames.end() && found->second == syllable) {
      surnames.erase(found);
    }
  }
  print("kWords", words);
  print("kSurnames", surnames);
  return 0;
}
