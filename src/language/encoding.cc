#include "language/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

namespace lectern::language {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;
using Detector = std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)>;

/// What tells an encoding is told within this much of a text, and more takes long.
constexpr std::size_t kDetectedBytes = 256U << 10U;

std::string wide_name(const std::string& encoding) {
  for (const char* narrow : {"gb2312", "gbk", "x-gbk", "gb_2312-80", "hz-gb-2312", "cp936", "euc-cn"}) {
    if (ucnv_compareNames(narrow, encoding.c_str()) == 0) return "GB18030";
  }
  return encoding;
}

/// Stands for what is no text: counts it, and writes U+FFFD.
void count_fault(const void* faults, UConverterToUnicodeArgs* arguments, const char*, std::int32_t,
                 UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*const_cast<std::size_t*>(static_cast<const std::size_t*>(faults));
  *status = U_ZERO_ERROR;
  const UChar replacement = 0xFFFD;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

/// Whether most pairs of bytes are the commonest characters of GB 2312, or its punctuation. ICU needs longer texts.
bool has_common_hanzi(std::string_view bytes) {
  std::size_t pairs = 0;
  std::size_t common = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const auto trail = static_cast<unsigned char>(bytes[i + 1]);
    if (lead < 0x81) continue;
    ++pairs;
    ++i;
    if (trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3)) ++common;
  }
  return pairs > 0 && common * 10 >= pairs * 7;
}

}  // namespace

std::optional<Decoded> decode(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(wide_name(encoding).c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  Decoded out;
  ucnv_setToUCallBack(converter.get(), count_fault, &out.faults, nullptr, nullptr, &status);
  const char* next = bytes.data();
  icu::UnicodeString units;
  std::array<UChar, 4096> piece;
  do {
    status = U_ZERO_ERROR;
    UChar* filled = piece.data();
    ucnv_toUnicode(converter.get(), &filled, piece.data() + piece.size(), &next, bytes.data() + bytes.size(), nullptr,
                   true, &status);
    units.append(piece.data(), static_cast<std::int32_t>(filled - piece.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  units.toUTF8String(out.text);
  if (U_FAILURE(status)) ++out.faults;
  return out;
}

std::string guess_chinese_encoding(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDetectedBytes);
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), head.data(), static_cast<std::int32_t>(head.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  const std::string name = U_SUCCESS(status) && match != nullptr ? ucsdet_getName(match, &status) : "";
  if (name == "GB18030" || name == "Big5") return name;
  return has_common_hanzi(head) ? "GB18030" : "";
}

}  // namespace lectern::language
