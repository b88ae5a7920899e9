#include "importer/enumeration.h"

#include <string>

#include "core/utf8.h"
#include "importer/sentence.h"
#include "markdown/cjk.h"

namespace lectern::importer {
namespace {

using Style = Marker::Style;

constexpr std::size_t kLongestItem = 4000;  ///< bytes; what is longer is no item of a list
constexpr std::u32string_view kHanNumbers = U"一二三四五六七八九";

/// Reads marks from left to right.
class MarkReader {
 public:
  MarkReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  char32_t peek() const { return code_point_at(text_, at_); }
  bool eat_one_of(std::u32string_view set) {
    if (peek() == 0 || set.find(peek()) == std::u32string_view::npos) return false;
    core::next_code_point(text_, at_);
    return true;
  }
  /// 1 to 99, or 0.
  int number() {
    int value = 0, digits = 0;
    while (peek() >= '0' && peek() <= '9' && digits++ < 3) value = value * 10 + static_cast<int>(text_[at_++] - '0');
    return digits <= 2 ? value : 0;
  }
  /// 一 to 十九, or 0.
  int han_number() {
    const int tens = eat_one_of(U"十") ? 10 : 0;
    const std::size_t digit = peek() == 0 ? std::u32string_view::npos : kHanNumbers.find(peek());
    if (digit == std::u32string_view::npos) return tens;
    core::next_code_point(text_, at_);
    if (tens == 0 && eat_one_of(U"十")) return 0;  // 二十 and more: no list is so long
    return tens + static_cast<int>(digit) + 1;
  }
  std::optional<Marker> done(Style style, int number, std::size_t begin) {
    while (peek() == ' ') ++at_;
    if (number == 0 && style != Style::Bullet) return std::nullopt;
    return Marker{style, number, at_ - begin};
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

/// `①`, `⑴`, `•`: one character.
std::optional<Marker> sign_at(std::string_view text, std::size_t at) {
  MarkReader reader(text, at);
  const char32_t c = reader.peek();
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  std::optional<Marker> marker;
  if (within(0x2460, 0x2473)) marker = Marker{Style::Circled, static_cast<int>(c - 0x2460) + 1, 0};
  if (within(0x2776, 0x277F)) marker = Marker{Style::Circled, static_cast<int>(c - 0x2776) + 1, 0};
  if (within(0x2474, 0x2487)) marker = Marker{Style::Parenthesised, static_cast<int>(c - 0x2474) + 1, 0};
  if (c != 0 && std::u32string_view(U"•●◆■▪◦‣").find(c) != std::u32string_view::npos) marker = Marker{};
  if ((c == '-' || c == '*' || c == 0xB7 || c == U'–') && code_point_at(text, at + (c < 0x80    ? 1
                                                                                    : c == 0xB7 ? 2
                                                                                                : 3)) == ' ')
    marker = Marker{};
  if (!marker) return std::nullopt;
  reader.eat_one_of(std::u32string_view(&c, 1));
  if (marker->style != Style::Bullet) reader.eat_one_of(U"、.．");
  return reader.done(marker->style, marker->number, at);
}

/// `(1)`, `（一）`.
std::optional<Marker> bracketed_at(std::string_view text, std::size_t at) {
  MarkReader reader(text, at);
  if (!reader.eat_one_of(U"(（")) return std::nullopt;
  const bool han = reader.peek() > 0x7F;
  const int number = han ? reader.han_number() : reader.number();
  if (!reader.eat_one_of(U")）")) return std::nullopt;
  return reader.done(han ? Style::HanBrackets : Style::Parenthesised, number, at);
}

/// `1. `, `1、`, `1) `, `一、`; not `1.5`, not `1)x`.
std::optional<Marker> numbered_at(std::string_view text, std::size_t at) {
  MarkReader reader(text, at);
  if (reader.peek() > 0x7F) {
    const int number = reader.han_number();
    if (number == 0 || !reader.eat_one_of(U"、")) return std::nullopt;
    return reader.done(Style::HanComma, number, at);
  }
  const int number = reader.number();
  if (number == 0) return std::nullopt;
  const bool full_width = reader.eat_one_of(U"、．）");
  if (!full_width && !reader.eat_one_of(U".)")) return std::nullopt;
  if (!full_width && reader.peek() != ' ' && !markdown::is_ideographic(reader.peek())) return std::nullopt;
  return reader.done(Style::Dotted, number, at);
}

/// Whether a clause may begin at `at`: after a space or a mark, not within a word or a number.
bool begins_clause(std::string_view text, std::size_t at) {
  const char32_t before = code_point_before(text, at);
  return before == 0 || before == ' ' ||
         std::u32string_view(U",;:.!?，；：。！？、…—").find(before) != std::u32string_view::npos;
}

struct PlacedMarker {
  Marker marker;
  std::size_t at = 0;
  bool clause = false;  ///< stands where a clause begins
};

/// All markers of a text that may begin an item, in order: at the beginning of a clause, circled ones anywhere.
std::vector<PlacedMarker> markers_of(std::string_view text) {
  std::vector<PlacedMarker> markers;
  for (std::size_t at = 0; at < text.size(); core::next_code_point(text, at)) {
    const bool clause = begins_clause(text, at);
    const char32_t c = code_point_at(text, at);
    if (!clause && c < 0x2460) continue;
    const auto marker = marker_at(text, at);
    if (marker && (clause || marker->style == Style::Circled)) markers.push_back({*marker, at, clause});
  }
  return markers;
}

/// The marker of the next item after the one at `markers[index]`; none when that would be too long an item.
std::optional<std::size_t> next_marker(const std::vector<PlacedMarker>& markers, std::size_t index) {
  const PlacedMarker& before = markers[index];
  for (std::size_t i = index + 1; i < markers.size() && markers[i].at < before.at + kLongestItem; ++i) {
    const Marker& marker = markers[i].marker;
    if (marker.style == before.marker.style && marker.number == before.marker.number + 1) return i;
  }
  return std::nullopt;
}

/// The enumeration whose first marker is `markers[index]`, if others follow it.
std::optional<Enumeration> enumeration_from(std::string_view text, const std::vector<PlacedMarker>& markers,
                                            std::size_t index) {
  Enumeration found;
  found.begin = markers[index].at;
  if (!next_marker(markers, index)) return std::nullopt;
  for (std::optional<std::size_t> item = index; item;) {
    const std::size_t begin = markers[*item].at + markers[*item].marker.length;
    const auto next = next_marker(markers, *item);
    const std::size_t end = next ? markers[*next].at : sentence_end(text, begin);
    if (end < begin || !has_words(text.substr(begin, end - begin))) return std::nullopt;
    const std::string_view inside = trimmed(text.substr(begin, end - begin));
    if (next && sentence_end(inside, 0) < inside.size()) found.sure = false;
    found.items.push_back({begin, end});
    item = next;
  }
  return found;
}

}  // namespace

std::optional<Marker> marker_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  if (auto marker = sign_at(text, at)) return marker;
  if (auto marker = bracketed_at(text, at)) return marker;
  return numbered_at(text, at);
}

std::optional<Enumeration> find_enumeration(std::string_view text) {
  const std::vector<PlacedMarker> markers = markers_of(text);
  for (std::size_t i = 0; i < markers.size(); ++i) {
    if (markers[i].marker.number != 1 || !markers[i].clause) continue;
    if (auto found = enumeration_from(text, markers, i)) return found;
  }
  return std::nullopt;
}

}  // namespace lectern::importer
