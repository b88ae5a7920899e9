#include "importer/block_cut.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "importer/sentence.h"
#include "markdown/document.h"

namespace lectern::importer {
namespace {

constexpr std::size_t kMostTries = 64;  ///< each parses both sides
constexpr std::size_t kLongestMarkup = 16U << 10U;

std::string without_spaces(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' ' && c != '\n'; });
  return out;
}

/// The earliest place in `markdown` after which all of `text` may have been read; npos when it does not hold it.
std::size_t after_text(std::string_view markdown, std::string_view text) {
  std::size_t at = 0;
  for (const char c : text) {
    if (c == ' ') continue;
    at = markdown.find(c, at);
    if (at == std::string_view::npos) return at;
    ++at;
  }
  return at;
}

/// Inlines as they read inside a paragraph: `1.` at their beginning is no list there.
std::string read_inlines(const std::string& markdown) {
  return read_markdown("x " + markdown).substr(1);
}

/// Inlines that would not be text at the beginning of a block, such as `1. a`, are plain text from now on.
void settle_markup(CutBlock& cut) {
  constexpr std::string_view kMarkup = "*_[`<~";
  for (Block& part : cut.blocks) {
    if (part.markdown.empty() || read_markdown(part.markdown) == without_spaces(part.text)) continue;
    cut.markup_lost = cut.markup_lost || part.markdown.find_first_of(kMarkup) != std::string::npos;
    part.markdown.clear();
  }
}

/// The two sides of Markdown that read as `left` and `right`, where it can be cut there without breaking markup.
std::optional<std::pair<std::string, std::string>> cut_markdown(const std::string& markdown, std::string_view left,
                                                                std::string_view right) {
  const std::string left_read = without_spaces(left), right_read = without_spaces(right);
  const std::size_t first = after_text(markdown, left);
  std::size_t tries = 0;
  for (std::size_t at = first; at <= markdown.size() && tries < kMostTries; ++at) {
    const bool inside = at < markdown.size() && (static_cast<unsigned char>(markdown[at]) & 0xC0U) == 0x80U;
    if (inside) continue;
    ++tries;
    std::string before(trimmed(std::string_view(markdown).substr(0, at)));
    std::string after(trimmed(std::string_view(markdown).substr(at)));
    if (read_inlines(before) == left_read && read_inlines(after) == right_read) return std::pair(before, after);
  }
  return std::nullopt;
}

Block part_of(const Block& block, std::string_view text, std::string markdown) {
  // Not a copy of the block: each part would hold as much memory as the whole.
  Block part{block.kind, block.level, block.ordered, std::string(trimmed(text)), std::move(markdown), block.line};
  return part;
}

}  // namespace

CutBlock cut_block(const Block& block, std::vector<std::size_t> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  CutBlock cut;
  std::string markdown = block.markdown;
  if (markdown.size() > kLongestMarkup && !places.empty()) {
    cut.markup_lost = true;
    markdown.clear();
  }
  std::string_view rest = block.text;
  std::size_t begin = 0;
  for (const std::size_t place : places) {
    const std::string_view left = rest.substr(0, place - begin);
    const std::string_view right = rest.substr(place - begin);
    if (trimmed(left).empty() || trimmed(right).empty()) continue;
    auto sides = markdown.empty() ? std::nullopt : cut_markdown(markdown, left, right);
    if (!markdown.empty() && !sides) {
      cut.markup_lost = true;
      markdown.clear();
    }
    cut.blocks.push_back(part_of(block, left, sides ? sides->first : ""));
    if (sides) markdown = std::move(sides->second);
    rest = right;
    begin = place;
  }
  if (!trimmed(rest).empty()) cut.blocks.push_back(part_of(block, rest, std::move(markdown)));
  settle_markup(cut);
  return cut;
}

Pieces cut_piece(const Piece& piece, std::vector<std::size_t> places) {
  CutBlock cut = cut_block(piece.block, std::move(places));
  Pieces parts;
  for (Block& block : cut.blocks) {
    parts.push_back(
        {std::move(block), piece.language, piece.order, piece.recovered, piece.markup_lost || cut.markup_lost});
  }
  return parts;
}

std::string read_markdown(const std::string& markdown) {
  const core::SourceFile file{"", markdown + "\n"};
  const auto lines = static_cast<std::uint32_t>(std::count(file.text.begin(), file.text.end(), '\n'));
  core::Diagnostics problems;
  const auto as_written = [](const markdown::Link& link) { return link.destination; };
  std::string text;
  for (const markdown::Section& section :
       markdown::parse({file, {1, lines}, "en", false}, as_written, problems).sections) {
    text += section.title + section.text;
  }
  return without_spaces(text);
}

}  // namespace lectern::importer
