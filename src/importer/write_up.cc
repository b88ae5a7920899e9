#include "importer/write_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "importer/clean.h"
#include "importer/markdown_text.h"

namespace lectern::importer {
namespace {

using Kind = Block::Kind;

std::string yaml_line(std::string_view text) {
  return yaml_text(clean_line(text));
}

std::string date_text(const core::Date& date) {
  if (!date.minute_of_day) return core::iso_day(date);
  std::string text =
      fmt::format("{} {:02}:{:02}", core::iso_day(date), *date.minute_of_day / 60, *date.minute_of_day % 60);
  if (!date.utc_offset_minutes) return text;
  const int offset = *date.utc_offset_minutes;
  const int size = offset < 0 ? -offset : offset;
  return text + fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 60, size % 60);
}

std::string attachments(std::string_view key, const std::vector<archive::Attachment>& list) {
  if (list.empty()) return {};
  std::string text = fmt::format("{}:\n", key);
  for (const archive::Attachment& attachment : list) {
    text += fmt::format("  - url: {}\n", yaml_line(attachment.target));
    if (!attachment.label.empty()) text += fmt::format("    title: {}\n", yaml_line(attachment.label));
  }
  return text;
}

/// A write-up without text cannot be published: it is held back.
std::string front_matter(const WriteUpDraft& draft, const std::optional<core::Date>& date, const Post& post,
                         bool held_back) {
  std::string text = fmt::format("---\ntitle: {}\n", yaml_line(draft.title));
  if (date) text += fmt::format("date: {}\n", date_text(*date));
  if (!draft.guests.empty()) text += "guests:\n";
  for (const archive::Guest& guest : draft.guests) {
    text += fmt::format("  - name: {}\n", yaml_line(guest.name));
    if (!guest.role.empty()) text += fmt::format("    role: {}\n", yaml_line(guest.role));
  }
  if (!post.tags.empty()) text += "tags:\n";
  for (const std::string& tag : post.tags) text += fmt::format("  - {}\n", yaml_line(tag));
  if (!post.summary.empty()) text += fmt::format("summary: {}\n", yaml_line(post.summary));
  return text + attachments("video", post.videos) + attachments("slides", post.slides) +
         (held_back ? "draft: true\n---\n" : "---\n");
}

std::string inlines(const Block& block, Place place = Place::Block) {
  return block.markdown.empty() ? markdown_text(block.text, place) : block.markdown;
}

/// Writes the blocks of a body; knows the lists that are open.
class BodyWriter {
 public:
  std::string write(const Pieces& pieces) {
    for (const Piece& piece : pieces) {
      if (piece.block.kind != Kind::Item) {
        lists_.clear();
        text_ += "\n" + block_text(piece.block) + "\n";
      } else {
        item(piece);
      }
    }
    return std::move(text_);
  }

 private:
  struct List {
    bool ordered = false;
    bool other_mark = false;  ///< `1)`, `*`: parts it from a list right before it, which has `1.`, `-`
    int number = 0;
    std::size_t indent = 0;  ///< of what stands in its items
  };

  static std::string block_text(const Block& block);
  void item(const Piece& piece);

  std::string text_;
  std::vector<List> lists_;
};

std::string BodyWriter::block_text(const Block& block) {
  switch (block.kind) {
    case Kind::Heading:
      return std::string(static_cast<std::size_t>(block.level), '#') + " " + inlines(block, Place::Heading);
    case Kind::Quote:
      return "> " + inlines(block);
    case Kind::Code:
    case Kind::Table:
    case Kind::Image:
      return block.markdown;
    default:
      return inlines(block);
  }
}

void BodyWriter::item(const Piece& piece) {
  const Block& block = piece.block;
  const auto depth = std::min(static_cast<std::size_t>(std::max(block.level, 1)), lists_.size() + 1);
  if (lists_.empty()) text_ += "\n";
  lists_.resize(std::min(lists_.size(), depth));
  const std::size_t outer = depth < 2 ? 0 : lists_[depth - 2].indent;
  if (lists_.size() < depth) {
    lists_.push_back({block.ordered, false, 0, 0});
  } else if (piece.starts_list || lists_.back().ordered != block.ordered) {
    const bool alike = lists_.back().ordered == block.ordered;
    lists_.back() = {block.ordered, alike && !lists_.back().other_mark, 0, 0};
    text_ += "\n";
  }
  List& list = lists_.back();
  const std::string number = fmt::format("{}{} ", ++list.number, list.other_mark ? ')' : '.');
  const std::string marker = block.ordered ? number : list.other_mark ? "* " : "- ";
  list.indent = outer + marker.size();
  text_ += std::string(outer, ' ') + marker + inlines(block) + "\n";
}

}  // namespace

std::string write_up_file(const WriteUpDraft& draft, const std::optional<core::Date>& date, const Post& post,
                          const Pieces& pieces) {
  return front_matter(draft, date, post, pieces.empty()) + BodyWriter().write(pieces);
}

}  // namespace lectern::importer
