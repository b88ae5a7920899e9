#include "markdown/bilingual.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "markdown/bilingual_block.h"
#include "markdown/locator.h"

// How a body is told apart
//
// Each top-level block weighs its Han characters against its Latin words. A block is a misfit in a half of the other
// language by the difference, so that names in Latin letters in a Chinese block cost nothing. Of all places between two
// blocks, and both orders, the one with the least misfit is the border; where the misfit that is left is much, no
// border is right, and the author is asked. Blocks that weigh nothing (code, images, numbers) go to the half before
// them, headings without letters to the half after them.

namespace lectern::markdown {
namespace {

constexpr const char* kHint =
    "put the two languages into blocks of their own with a blank line between, or begin a half with a line "
    "<!-- lang: en --> or <!-- lang: zh -->";

// A half shorter than this, in words or in Han characters, or than a part of the other half is no half but a quotation,
// a list of sources, a summary.
constexpr std::size_t kMinHalfWeight = 12 * kWordWeight;
constexpr std::size_t kMinHalfPart = 10;
// What is shorter, or stands in the wrong place, must be at least this part of the other half.
constexpr std::size_t kBalancedPart = 3;
// Blocks alternate when more than one part of the text is on the wrong side, or a long run of blocks in a row is.
constexpr std::size_t kMisfitPart = 5;
constexpr std::size_t kLongRunPart = 10;
constexpr std::size_t kLongRunWeight = 100 * kHanWeight;
// A block inside a half is mixed only when its other language is this part of the whole body; at the border always.
constexpr std::size_t kMixedInsidePart = 10;

using Blocks = std::vector<BilingualBlock>;

std::size_t misfit(const BilingualBlock& block, bool in_zh) {
  return in_zh ? block.misfit_in_zh() : block.misfit_in_en();
}

/// Blocks before `border` are in one language, the others in the other; all are in one when it is at the end.
struct Split {
  std::size_t border = 0;
  bool zh_first = true;
  std::size_t misfit = std::numeric_limits<std::size_t>::max();

  bool in_zh(std::size_t index) const { return (index < border) == zh_first; }
};

std::size_t sum(const Blocks& blocks, std::size_t begin, std::size_t end, std::size_t BilingualBlock::*weight) {
  std::size_t total = 0;
  for (std::size_t i = begin; i < end; ++i) total += blocks[i].*weight;
  return total;
}

/// Whether both sides of a border are long enough to be halves. A second one that stands under a heading of the first's
/// language must be longer: English sources under 参考资料 are no English half.
bool makes_halves(const Blocks& blocks, const Split& split) {
  const auto weights = [](bool zh) { return zh ? &BilingualBlock::zh : &BilingualBlock::en; };
  const std::size_t first = sum(blocks, 0, split.border, weights(split.zh_first));
  const std::size_t second = sum(blocks, split.border, blocks.size(), weights(!split.zh_first));
  const auto [lesser, greater] = std::minmax(first, second);
  const BilingualBlock& before = blocks[split.border - 1];
  const bool under_heading = before.is_heading() && misfit(before, !split.zh_first) > 0;
  if (lesser < kMinHalfWeight || under_heading) return lesser * kBalancedPart >= greater;
  return lesser * kMinHalfPart >= greater;
}

/// The best border inside the text or at its ends. Of those with the same misfit the last: blocks that weigh nothing go
/// to the half before them.
Split least_misfit(const Blocks& blocks, bool zh_first, std::size_t first_border, std::size_t last_border) {
  Split best;
  Split split{0, zh_first, 0};
  for (const BilingualBlock& block : blocks) split.misfit += misfit(block, !zh_first);
  for (std::size_t border = 0; border <= last_border; ++border) {
    split.border = border;
    if (border >= first_border && split.misfit <= best.misfit) best = split;
    if (border == blocks.size()) break;
    split.misfit += misfit(blocks[border], zh_first);
    split.misfit -= misfit(blocks[border], !zh_first);
  }
  return best;
}

Split best_split(const Blocks& blocks) {
  const auto less = [](const Split& a, const Split& b) { return a.misfit < b.misfit; };
  const std::size_t all = blocks.size();
  const Split undivided = std::min(least_misfit(blocks, true, all, all), least_misfit(blocks, false, all, all), less);
  if (all < 2) return undivided;
  const Split divided = std::min(least_misfit(blocks, true, 1, all - 1), least_misfit(blocks, false, 1, all - 1), less);
  return less(divided, undivided) && makes_halves(blocks, divided) ? divided : undivided;
}

/// Moves a border back over headings that weigh nothing, and to the first separator among such blocks.
void settle_border(const Blocks& blocks, Split& split) {
  if (split.border == blocks.size()) return;
  std::size_t first = split.border;
  while (first > 0 && blocks[first - 1].weight() == 0) --first;
  for (std::size_t i = first; i < split.border; ++i) {
    if (blocks[i].is_separator()) {
      split.border = i;
      return;
    }
  }
  while (split.border > first && blocks[split.border - 1].is_heading()) --split.border;
}

class Splitter {
 public:
  Splitter(const core::SourceFile& source, core::LineRange body, core::Diagnostics& problems)
      : source_(source),
        body_(body),
        problems_(problems),
        input_(source, body),
        tree_(parse_tree(input_)),
        blocks_(bilingual_blocks(tree_.get(), body, input_)) {}

  std::vector<LanguageHalf> split() {
    const bool marked = std::any_of(blocks_.begin(), blocks_.end(), [](const auto& b) { return b.marker.has_value(); });
    const std::vector<LanguageHalf> halves = marked ? split_by_markers() : split_by_script();
    // Old Macintosh line ends part blocks but not the lines that files are cut by.
    if (halves.size() == 2 && halves[1].lines.first <= blocks_.front().line) {
      return fail("bilingual-mixed-block", {halves[1].lines.first, 0, 0},
                  "both languages stand in one line of the file");
    }
    return halves;
  }

 private:
  std::vector<LanguageHalf> split_by_markers();
  std::vector<LanguageHalf> split_by_script();
  std::vector<LanguageHalf> fail(const char* code, core::SourceRange range, std::string message,
                                 const char* hint = kHint);
  std::optional<std::size_t> mixed_block(const Split& split) const;
  std::optional<std::size_t> block_out_of_order(const Split& split) const;
  core::SourceRange change_in(const BilingualBlock& block) const;
  void add_half(std::vector<LanguageHalf>& halves, bool zh, std::size_t begin, std::size_t end) const;
  std::uint32_t last_line_before(std::size_t index) const;
  core::LineRange without_blank_ends(core::LineRange lines) const;

  const core::SourceFile& source_;
  const core::LineRange body_;
  core::Diagnostics& problems_;
  const Input input_;
  const NodeOwner tree_;
  const Blocks blocks_;
};

std::vector<LanguageHalf> Splitter::fail(const char* code, core::SourceRange range, std::string message,
                                         const char* hint) {
  problems_.add(core::Severity::Error, code, source_, range, std::move(message), hint);
  return {};
}

std::vector<LanguageHalf> Splitter::split_by_markers() {
  std::vector<LanguageHalf> halves;
  std::size_t begin = 0;
  std::optional<bool> zh;
  for (std::size_t i = 0; i <= blocks_.size(); ++i) {
    if (i < blocks_.size() && !blocks_[i].marker) continue;
    std::optional<bool> next;
    if (i < blocks_.size()) {
      const std::string_view language = core::primary_subtag(*blocks_[i].marker);
      if (language != "zh" && language != "en") {
        return fail("bilingual-marker", Locator(input_).block(blocks_[i].node),
                    fmt::format("a bilingual write-up has no half in \"{}\"", *blocks_[i].marker));
      }
      next = language == "zh";
    }
    add_half(halves, zh.value_or(!next.value_or(false)), begin, i);
    const bool repeated = halves.size() > 2 || (halves.size() == 2 && halves[0].language == halves[1].language);
    if (repeated) {
      return fail("bilingual-alternating", Locator(input_).block(blocks_[begin].node),
                  "this language has had its half before");
    }
    begin = i;
    zh = next;
  }
  return halves;
}

std::vector<LanguageHalf> Splitter::split_by_script() {
  Split split = best_split(blocks_);
  if (const auto mixed = mixed_block(split)) {
    return fail("bilingual-mixed-block", change_in(blocks_[*mixed]),
                "this block holds both Chinese and English at length");
  }
  for (const BilingualBlock& block : blocks_) {
    if (Node* code = code_over_both(block, input_)) {
      return fail("bilingual-mixed-block", Locator(input_).block(code),
                  "code that is not closed reaches over both languages", "close it with a line of the same marks");
    }
  }
  if (const auto stray = block_out_of_order(split)) {
    return fail("bilingual-alternating", Locator(input_).block(blocks_[*stray].node),
                "Chinese and English alternate from here on");
  }
  settle_border(blocks_, split);
  if (split.border == blocks_.size()) {
    return {{split.in_zh(0) ? "zh" : "en", without_blank_ends(body_)}};
  }
  std::vector<LanguageHalf> halves;
  add_half(halves, split.zh_first, 0, split.border);
  add_half(halves, !split.zh_first, split.border, blocks_.size());
  return halves;
}

std::optional<std::size_t> Splitter::mixed_block(const Split& split) const {
  std::size_t total = 0;
  for (const BilingualBlock& block : blocks_) total += block.weight();
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const bool at_border = split.border < blocks_.size() && (i + 1 == split.border || i == split.border);
    const bool heavy = std::min(blocks_[i].zh, blocks_[i].en) * kMixedInsidePart >= total;
    if (is_mixed(blocks_[i]) && (at_border || heavy)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Splitter::block_out_of_order(const Split& split) const {
  std::size_t total = 0, misplaced = 0, run = 0, longest_run = 0;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const std::size_t here = misfit(blocks_[i], split.in_zh(i));
    total += blocks_[i].weight();
    misplaced += here;
    if (here >= kMinHalfWeight && !first) first = i;
    if (blocks_[i].weight() > 0) run = here > 0 ? run + here : 0;
    longest_run = std::max(longest_run, run);
  }
  const bool much = misplaced * kMisfitPart > total && misplaced >= kMinHalfWeight;
  const bool long_run = longest_run >= kLongRunWeight && longest_run * kLongRunPart > total;
  if (!much && !long_run) return std::nullopt;
  if (first) return first;
  const auto stray = std::find_if(blocks_.begin(), blocks_.end(), [&](const BilingualBlock& block) {
    return misfit(block, split.in_zh(static_cast<std::size_t>(&block - blocks_.data()))) > 0;
  });
  return static_cast<std::size_t>(stray - blocks_.begin());
}

core::SourceRange Splitter::change_in(const BilingualBlock& block) const {
  const std::size_t begin = input_.offset(cmark_node_get_start_line(block.node), 1);
  const int last = cmark_node_get_end_line(block.node);
  const std::size_t end = input_.offset(last, std::numeric_limits<int>::max());
  const std::string_view text = std::string_view(input_.text()).substr(begin, end - begin);
  const std::size_t change = begin + language_change(text);
  const std::size_t word_end = std::min(input_.text().find_first_of(" \t\r\n", change), input_.text().size());
  return input_.range(change, word_end);
}

/// Adds blocks `begin` to `end` without the separators at their ends; nothing when nothing is left.
void Splitter::add_half(std::vector<LanguageHalf>& halves, bool zh, std::size_t begin, std::size_t end) const {
  while (begin < end && blocks_[begin].is_separator()) ++begin;
  while (begin < end && blocks_[end - 1].is_separator()) --end;
  if (begin == end) return;
  const core::LineRange lines{blocks_[begin].line, last_line_before(end)};
  halves.push_back({zh ? "zh" : "en", without_blank_ends(lines)});
}

std::uint32_t Splitter::last_line_before(std::size_t index) const {
  return index < blocks_.size() ? blocks_[index].line - 1 : body_.last;
}

core::LineRange Splitter::without_blank_ends(core::LineRange lines) const {
  while (lines.first < lines.last && input_.is_blank_file_line(lines.first)) ++lines.first;
  while (lines.first < lines.last && input_.is_blank_file_line(lines.last)) --lines.last;
  return lines;
}

}  // namespace

std::vector<LanguageHalf> split_bilingual(const core::SourceFile& source, core::LineRange body,
                                          core::Diagnostics& problems) {
  return Splitter(source, body, problems).split();
}

}  // namespace lectern::markdown
