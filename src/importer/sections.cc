#include "importer/sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "importer/block_cut.h"
#include "importer/enumeration.h"
#include "importer/guest_finder.h"
#include "importer/heading_words.h"
#include "importer/sentence.h"

namespace lectern::importer {
namespace {

using Kind = Block::Kind;
using Certainty = Finding::Certainty;

constexpr int kSectionLevel = 2;
constexpr std::size_t kMostLists = 50;  ///< in one paragraph
constexpr std::size_t kMostGuests = 100;
constexpr std::size_t kLongestHeading = 60;  ///< cells of a line that no table knows

bool is_text(const Piece& piece) {
  return piece.block.kind == Kind::Text;
}

/// A line that could head a section: short, and not the end of a sentence or of a lead-in.
bool is_short_line(const Piece& piece) {
  if (!is_text(piece) || piece.recovered || cells(piece.block.text) > kLongestHeading) return false;
  const std::string& text = piece.block.text;
  const char32_t last = code_point_before(text, text.size());
  const bool stops = std::u32string_view(U".,;:!?。，；：！？、…—").find(last) != std::u32string_view::npos;
  const auto marker = marker_at(text, 0);
  const bool item = marker && marker->style != Marker::Style::HanComma && marker->style != Marker::Style::HanBrackets;
  return !stops && !item && has_words(text) && !introduced_guest(text);
}

bool is_paragraph(const Piece& piece) {
  return is_text(piece) && (ends_sentence(piece.block.text) || cells(piece.block.text) > kLongestHeading);
}

void make_heading(Piece& piece, int level) {
  piece.block.kind = Kind::Heading;
  piece.block.level = level;
  const std::string_view title = without_colon(piece.block.text);
  const bool links = piece.block.markdown.find("](") != std::string::npos;
  if (!links || title.size() < piece.block.text.size()) piece.block.markdown.clear();  // a heading is strong by itself
  piece.block.text = std::string(title);
}

/// A line that is strong from end to end: how many editors make headings.
bool is_strong_line(const Piece& piece) {
  const std::string& markdown = piece.block.markdown;
  const bool strong =
      markdown.size() > 4 && markdown.substr(0, 2) == "**" && markdown.find("**", 2) == markdown.size() - 2;
  return strong && is_text(piece) && cells(piece.block.text) <= kLongestHeading && !ends_sentence(piece.block.text);
}

/// Whether a short line stands alone: after a paragraph, a list or nothing, and before a paragraph.
bool stands_alone(const Pieces& pieces, std::size_t index) {
  if (index + 1 >= pieces.size()) return false;
  const Piece& next = pieces[index + 1];
  const bool before = index == 0 || !is_short_line(pieces[index - 1]);
  return before && (is_paragraph(next) || next.block.kind == Kind::Item || next.block.kind == Kind::Image ||
                    marker_at(next.block.text, 0).has_value() || introduced_guest(next.block.text).has_value());
}

/// The source's own headings, the highest at the level of sections.
void settle_levels(Pieces& pieces) {
  int highest = 6;
  for (const Piece& piece : pieces) {
    if (piece.block.kind == Kind::Heading) highest = std::min(highest, piece.block.level);
  }
  for (Piece& piece : pieces) {
    if (piece.block.kind != Kind::Heading) continue;
    piece.block.level = std::clamp(piece.block.level - highest + kSectionLevel, kSectionLevel, 6);
  }
}

/// How many pieces from `begin` on are paragraphs with markers of one style that ascend from one; bullets count alike.
std::size_t marked_run(const Pieces& pieces, std::size_t begin) {
  std::size_t count = 0;
  Marker::Style style{};
  for (std::size_t i = begin; i < pieces.size() && is_text(pieces[i]); ++i) {
    const auto marker = marker_at(pieces[i].block.text, 0);
    if (!marker || !has_words(std::string_view(pieces[i].block.text).substr(marker->length))) break;
    if (i == begin) style = marker->style;
    const int expected = style == Marker::Style::Bullet ? 0 : static_cast<int>(count) + 1;
    if (marker->style != style || marker->number != expected) break;
    ++count;
  }
  return count;
}

void make_item(Piece& piece, bool ordered, bool first) {
  piece.block.kind = Kind::Item;
  piece.block.level = 1;
  piece.block.ordered = ordered;
  piece.starts_list = first;
}

void make_list_of_run(Pieces& pieces, std::size_t begin, std::size_t count) {
  for (std::size_t i = begin; i < begin + count; ++i) {
    const auto marker = marker_at(pieces[i].block.text, 0);
    pieces[i] = std::move(cut_piece(pieces[i], {marker->length}).back());
    make_item(pieces[i], marker->style != Marker::Style::Bullet, i == begin);
  }
}

/// The pieces of a paragraph with an enumeration inside: lead-in, items, what follows.
Pieces list_inside(const Piece& piece, const Enumeration& found) {
  std::vector<std::size_t> places = {found.begin};
  for (const Enumeration::Item& item : found.items) places.insert(places.end(), {item.begin, item.end});
  Pieces parts;
  std::size_t item = 0, marker_begin = found.begin;
  bool after_marker = false;
  for (Piece& part : cut_piece(piece, places)) {
    const bool more = item < found.items.size();
    const std::string_view text = piece.block.text;
    const std::size_t marker_bytes = more ? found.items[item].begin - marker_begin : 0;
    if (more && !after_marker && part.block.text == trimmed(text.substr(marker_begin, marker_bytes))) {
      after_marker = true;
      continue;
    }
    if (after_marker) {
      make_item(part, true, item == 0);
      marker_begin = found.items[item++].end;
    }
    after_marker = false;
    parts.push_back(std::move(part));
  }
  return parts;
}

void note_list(const Piece& piece, const Enumeration& found, std::vector<Finding>& findings) {
  const std::string where = quoted_beginning(std::string_view(piece.block.text).substr(found.begin));
  const bool followed = has_words(std::string_view(piece.block.text).substr(found.end()));
  findings.push_back({found.sure && !followed ? Certainty::Sure : Certainty::Guessed, piece.block.line,
                      fmt::format("an enumeration of {} became a list, at {}{}", found.items.size(), where,
                                  followed ? "; its last item is taken to end with its sentence" : "")});
}

void add_guest(std::vector<archive::Guest>& guests, const archive::Guest& guest) {
  const auto same = [&](const archive::Guest& other) { return other.name == guest.name; };
  if (std::none_of(guests.begin(), guests.end(), same)) guests.push_back(guest);
}

}  // namespace

void recover_headings(Pieces& pieces, std::vector<Finding>& findings) {
  settle_levels(pieces);
  std::vector<std::size_t> lines;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Piece& piece = pieces[i];
    if (!is_text(piece)) continue;
    const bool followed = i + 1 < pieces.size();
    if (known_heading(piece.block.text) && followed) {
      make_heading(piece, kSectionLevel);
      findings.push_back({piece.recovered ? Certainty::Guessed : Certainty::Sure, piece.block.line,
                          fmt::format("\"{}\" is a heading", piece.block.text)});
    } else if (followed && (is_strong_line(piece) || (is_short_line(piece) && stands_alone(pieces, i)))) {
      lines.push_back(i);
    }
  }
  for (const std::size_t i : lines) {
    make_heading(pieces[i], kSectionLevel);
    findings.push_back(
        {Certainty::Guessed, pieces[i].block.line,
         fmt::format("{} stands alone and is taken for a heading", quoted_beginning(pieces[i].block.text))});
  }
}

void recover_lists(Pieces& pieces, std::vector<Finding>& findings) {
  Pieces out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::size_t run = marked_run(pieces, i);
    if (run >= 2) {
      make_list_of_run(pieces, i, run);
      findings.push_back(
          {Certainty::Sure, pieces[i].block.line, fmt::format("{} paragraphs with marks became a list", run)});
      std::move(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(i + run),
                std::back_inserter(out));
      i += run - 1;
      continue;
    }
    Piece rest = std::move(pieces[i]);
    for (std::size_t lists = 0; is_text(rest) && lists < kMostLists; ++lists) {
      const auto found = find_enumeration(rest.block.text);
      if (!found) break;
      note_list(rest, *found, findings);
      Pieces parts = list_inside(rest, *found);
      const bool followed = is_text(parts.back()) && parts.size() > 1;
      rest = std::move(parts.back());
      std::move(parts.begin(), parts.end() - 1, std::back_inserter(out));
      if (!followed) break;
    }
    out.push_back(std::move(rest));
  }
  pieces = std::move(out);
}

Guests recover_guests(Pieces& pieces) {
  Guests result;
  Pieces out;
  bool inside = false;
  for (Piece& piece : pieces) {
    if (piece.block.kind == Kind::Heading) {
      inside = known_heading(piece.block.text) == Topic::Guests;
      if (inside && !result.has_section) result.line = piece.block.line;
      result.has_section = result.has_section || inside;
    }
    const bool introduces = inside && (is_text(piece) || piece.block.kind == Kind::Item);
    const auto places = introduces ? introductions_in(piece.block.text) : std::vector<std::size_t>();
    for (Piece& part : places.empty() ? Pieces{std::move(piece)} : cut_piece(piece, places)) {
      const auto guest = introduces ? introduced_guest(part.block.text) : std::nullopt;
      if (guest && result.guests.size() < kMostGuests) add_guest(result.guests, *guest);
      out.push_back(std::move(part));
    }
  }
  pieces = std::move(out);
  return result;
}

}  // namespace lectern::importer
