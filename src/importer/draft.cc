#include "importer/draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "importer/block_cut.h"
#include "importer/date_finder.h"
#include "importer/furniture.h"
#include "importer/language_split.h"
#include "importer/piece.h"
#include "importer/running_text.h"
#include "importer/sections.h"
#include "importer/sentence.h"
#include "importer/titles.h"
#include "importer/write_up.h"
#include "language/format.h"
#include "language/pinyin.h"
#include "markdown/announcement.h"

// A post becomes a lesson in steps, each of which keeps all words: paragraphs found again, what is no part of the
// lesson put aside, languages told apart, titles taken off, then in each language headings, guests and lists.

namespace lectern::importer {
namespace {

using Kind = Block::Kind;
using Certainty = Finding::Certainty;

const char* name_of(Language language) {
  return language == Language::Chinese ? "Chinese" : "English";
}

const char* tag_of(Language language) {
  return language == Language::Chinese ? "zh" : "en";
}

bool is_flowing(const Block& block) {
  return block.kind == Kind::Text || block.kind == Kind::Item || block.kind == Kind::Quote;
}

/// `Yu Zucheng` of 俞祖成, for surnames of one character; empty for names that are not in Chinese.
std::string pinyin_name(const std::string& name) {
  std::string out;
  const std::vector<std::string> syllables = language::name_in_pinyin(name);
  for (std::size_t i = 0; i < syllables.size(); ++i) {
    std::string syllable = syllables[i];
    if (i < 2) syllable[0] = static_cast<char>(syllable[0] - 'a' + 'A');
    out += (i == 1 ? " " : "") + syllable;
  }
  return out;
}

class Drafter {
 public:
  explicit Drafter(const Post& post) : post_(post) {}

  Draft draft() {
    draft_.findings = post_.findings;
    recover_paragraphs();
    find_date();
    put_aside();
    tell_apart();
    const std::vector<Language> languages = languages_here();
    const std::vector<Title> titles = take_titles(pieces_, languages, post_, asides_);
    for (std::size_t i = 0; i < languages.size(); ++i) add_write_up(languages[i], titles[i]);
    note_languages(languages);
    note_guests();
    choose_folder();
    list_asides();
    return std::move(draft_);
  }

 private:
  void recover_paragraphs();
  void recover_paragraphs(const Block& block, bool only_text);
  void find_date();
  void choose_date(const std::vector<std::pair<FoundDate, std::size_t>>& found);
  void put_aside();
  void tell_apart();
  void cut_at_changes(const std::vector<std::size_t>& changes, const ToldLanguages& told);
  std::vector<Language> languages_here() const;
  void add_write_up(Language language, const Title& title);
  void note_languages(const std::vector<Language>& languages);
  void note_guests();
  std::string names_in_pinyin() const;
  void note_long_paragraphs(const Pieces& half);
  void note_lost_markup(const Pieces& half);
  void choose_folder();
  void list_asides();
  void note(Certainty certainty, std::size_t line, std::string message) {
    draft_.findings.push_back({certainty, line, std::move(message)});
  }

  const Post& post_;
  Draft draft_;
  Pieces pieces_;
  std::vector<Aside> asides_;
  struct HalfGuests {
    Language language;
    Guests guests;
  };
  std::vector<HalfGuests> guests_;
};

void Drafter::recover_paragraphs() {
  const auto texts = std::count_if(post_.blocks.begin(), post_.blocks.end(),
                                   [](const Block& block) { return block.kind == Kind::Text; });
  for (const Block& block : post_.blocks) recover_paragraphs(block, texts == 1);
}

void Drafter::recover_paragraphs(const Block& block, bool only_text) {
  if (block.kind != Kind::Text || (!only_text && !is_running_text(block.text))) {
    pieces_.push_back({block, Language::Chinese, pieces_.size()});
    return;
  }
  const RunningText found = read_running_text(block.text);
  for (Piece& part : cut_piece({block, Language::Chinese, 0, true}, found.places)) {
    part.order = pieces_.size();
    pieces_.push_back(std::move(part));
  }
  if (!found.paragraphs.empty()) {
    note(Certainty::Guessed, block.line,
         fmt::format("the text came as one line, {}: {} paragraphs begin where a space follows a Chinese sentence",
                     quoted_beginning(block.text), found.paragraphs.size()));
  }
}

void Drafter::find_date() {
  std::vector<std::pair<FoundDate, std::size_t>> found;
  for (const Piece& piece : pieces_) {
    for (const FoundDate& date : find_dates(piece.block.text)) found.emplace_back(date, piece.block.line);
  }
  choose_date(found);
  if (!draft_.date) {
    note(Certainty::Look, 0, "the post has no date: write one into the front matter, lessons are ordered by it");
    return;
  }
  const core::Date day = *draft_.date;
  const auto same_day = [](const core::Date& a, const core::Date& b) { return core::iso_day(a) == core::iso_day(b); };
  constexpr std::size_t kMostOthers = 60;  // bytes: five days
  std::string others;
  for (const auto& [date, line] : found) {
    const std::string other = core::iso_day(date.date);
    if (others.size() > kMostOthers) break;
    if (same_day(date.date, day) || others.find(other) != std::string::npos) continue;
    others += (others.empty() ? "" : ", ") + other;
  }
  if (others.empty()) return;
  note(Certainty::Guessed, 0, fmt::format("several dates: {} was taken, not {}", core::iso_day(day), others));
}

/// The day on which the post says that it appeared, else the one meant for machines, else the first that it names.
void Drafter::choose_date(const std::vector<std::pair<FoundDate, std::size_t>>& found) {
  const auto issued = std::find_if(found.begin(), found.end(), [](const auto& date) { return date.first.issued; });
  if (issued != found.end()) {
    draft_.date = issued->first.date;
    note(Certainty::Sure, issued->second, fmt::format("the date {}, as the post says", core::iso_day(*draft_.date)));
  } else if (post_.date) {
    draft_.date = post_.date;
    note(Certainty::Sure, 0, fmt::format("the date {}, from the source's own data", core::iso_day(*draft_.date)));
  } else if (!found.empty()) {
    draft_.date = found.front().first.date;
    note(Certainty::Guessed, found.front().second,
         fmt::format("the date {}, the first that the text names", core::iso_day(*draft_.date)));
  }
}

void Drafter::put_aside() {
  Pieces kept;
  for (Piece& piece : pieces_) {
    const Block& block = piece.block;
    std::string reason;
    if (is_flowing(block) || block.kind == Kind::Heading) {
      const std::string_view page = furniture(block.text);
      if (markdown::announcement(block.text) != markdown::Announcement::None) {
        reason = "announces the other language, which has a write-up of its own";
      } else if (is_stamp(block.text)) {
        reason = "says when the post appeared; the date is in the front matter";
      } else if (!page.empty()) {
        reason = page;
      }
    }
    if (reason.empty()) {
      kept.push_back(std::move(piece));
    } else {
      asides_.push_back({piece.order, {block.line, block.text, std::move(reason)}});
    }
  }
  pieces_ = std::move(kept);
}

/// Looks at pieces that hold both languages as at two, and cuts them only where these belong apart.
void Drafter::tell_apart() {
  std::vector<std::string_view> parts;
  std::vector<std::size_t> changes;  // one a piece; npos where it is not cut
  for (const Piece& piece : pieces_) {
    const bool silent = piece.block.kind == Kind::Code || piece.block.kind == Kind::Image;
    const std::string_view text = silent ? std::string_view() : piece.block.text;
    const auto change = is_flowing(piece.block) ? language_change(text, kLeastPart) : std::nullopt;
    const bool title = change && title_part(text, Language::Chinese).has_value();
    changes.push_back(change && !title ? *change : std::string_view::npos);
    parts.push_back(text.substr(0, changes.back()));
    if (changes.back() != std::string_view::npos) parts.push_back(text.substr(changes.back()));
  }
  const ToldLanguages told = tell_languages(parts);
  cut_at_changes(changes, told);
  if (told.alternating) {
    note(Certainty::Look, 0, "Chinese and English take turns: each paragraph went to the write-up in its own language");
  }
}

void Drafter::cut_at_changes(const std::vector<std::size_t>& changes, const ToldLanguages& told) {
  Pieces out;
  std::size_t part = 0;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Piece piece = std::move(pieces_[i]);
    piece.language = told.of[part++];
    if (changes[i] == std::string_view::npos || told.of[part++] == piece.language) {
      out.push_back(std::move(piece));
      continue;
    }
    piece.recovered = true;
    Pieces halves = cut_piece(piece, {changes[i]});
    halves.back().language = told.of[part - 1];
    note(Certainty::Guessed, piece.block.line,
         fmt::format("both languages stand in one line; the {} begins at {}", name_of(told.of[part - 1]),
                     quoted_beginning(halves.back().block.text)));
    std::move(halves.begin(), halves.end(), std::back_inserter(out));
  }
  pieces_ = std::move(out);
}

std::vector<Language> Drafter::languages_here() const {
  std::vector<Language> languages;
  for (const Language language : {Language::Chinese, Language::English}) {
    const auto in_language = [&](const Piece& piece) { return piece.language == language; };
    if (std::any_of(pieces_.begin(), pieces_.end(), in_language)) languages.push_back(language);
  }
  return languages;
}

void Drafter::add_write_up(Language language, const Title& title) {
  note(title.certainty, title.line,
       fmt::format("the {} title is {}: \"{}\"", name_of(language), title.how, title.text));
  Pieces half;
  std::copy_if(pieces_.begin(), pieces_.end(), std::back_inserter(half),
               [&](const Piece& piece) { return piece.language == language; });
  note_long_paragraphs(half);
  recover_headings(half, draft_.findings);
  Guests guests = recover_guests(half);
  recover_lists(half, draft_.findings);
  note_lost_markup(half);
  WriteUpDraft write_up{tag_of(language), title.text, post_.guests.empty() ? guests.guests : post_.guests, {}};
  guests_.push_back({language, std::move(guests)});
  write_up.markdown = write_up_file(write_up, draft_.date, post_, half);
  if (half.empty())
    note(Certainty::Look, title.line,
         fmt::format("the {} half has a title and no text: it is held back as a draft", name_of(language)));
  draft_.write_ups.push_back(std::move(write_up));
}

/// English leaves no trace of its paragraphs in a single line.
void Drafter::note_long_paragraphs(const Pieces& half) {
  constexpr std::size_t kLong = 600;
  for (const Piece& piece : half) {
    const bool found = piece.recovered && piece.language == Language::English && cells(piece.block.text) > kLong;
    if (!found) continue;
    note(Certainty::Look, piece.block.line,
         fmt::format("no trace is left of the English paragraphs from {} on: part them by hand",
                     quoted_beginning(piece.block.text)));
  }
}

void Drafter::note_lost_markup(const Pieces& half) {
  const Piece* before = nullptr;
  for (const Piece& piece : half) {
    const bool noted = before != nullptr && before->markup_lost && before->block.line == piece.block.line;
    if (piece.markup_lost && !noted) {
      note(Certainty::Look, piece.block.line,
           fmt::format("links or emphasis reach over the place where {} was cut off; only the text was kept",
                       quoted_beginning(piece.block.text)));
    }
    before = &piece;
  }
}

void Drafter::note_languages(const std::vector<Language>& languages) {
  if (languages.empty()) {
    note(Certainty::Look, 0, "there is no text in the source");
  } else if (languages.size() == 1) {
    const Language missing = languages[0] == Language::Chinese ? Language::English : Language::Chinese;
    note(Certainty::Look, 0,
         fmt::format("the post is in {} only: the {} write-up is to be written", name_of(languages[0]),
                     name_of(missing)));
  }
}

void Drafter::note_guests() {
  if (!post_.guests.empty() || guests_.empty()) return;
  const auto has_section = [](const HalfGuests& half) { return half.guests.has_section; };
  if (std::none_of(guests_.begin(), guests_.end(), has_section)) {
    return note(Certainty::Look, 0, "there is no guests' section: write guests into the front matter");
  }
  for (const HalfGuests& half : guests_) {
    for (const archive::Guest& guest : half.guests.guests) {
      note(Certainty::Guessed, half.guests.line,
           fmt::format("the guest {}{}{}, from the guests' section", guest.name, guest.role.empty() ? "" : ", ",
                       guest.role));
    }
    if (!half.guests.guests.empty()) continue;
    const std::string name = name_of(half.language);
    std::string message = half.guests.has_section
                              ? "the guests' section of the " + name + " half introduces nobody by name"
                              : "the " + name + " half has no guests' section";
    message += ": write guests into its front matter";
    if (half.language == Language::English) message += names_in_pinyin();
    note(Certainty::Look, half.guests.line, std::move(message));
  }
}

/// `, perhaps Yu Zucheng, Liu Fei`: the guests of the Chinese half; empty when there are none.
std::string Drafter::names_in_pinyin() const {
  std::string names;
  for (const HalfGuests& half : guests_) {
    for (const archive::Guest& guest : half.guests.guests) {
      const std::string name = pinyin_name(guest.name);
      if (!name.empty()) names += (names.empty() ? ", perhaps " : ", ") + name;
    }
  }
  return names;
}

/// By line, and as the source has it within one long line.
void Drafter::list_asides() {
  std::stable_sort(asides_.begin(), asides_.end(), [](const Aside& a, const Aside& b) { return a.order < b.order; });
  draft_.left_out = post_.left_out;
  for (Aside& aside : asides_) draft_.left_out.push_back(std::move(aside.left_out));
  std::stable_sort(draft_.left_out.begin(), draft_.left_out.end(),
                   [](const LeftOut& a, const LeftOut& b) { return a.line < b.line; });
}

/// A name for the lesson's folder: of the English title where there is one; of a long one what stands after its last
/// colon or dash.
void Drafter::choose_folder() {
  constexpr std::size_t kLongestName = 48;
  const std::string title = draft_.write_ups.empty() ? post_.title : draft_.write_ups.back().title;
  std::string slug = language::slugify(title);
  for (const std::string_view joint : {": ", "：", "——", "—"}) {
    const std::size_t at = title.rfind(joint);
    if (slug.size() <= kLongestName || at == std::string::npos) continue;
    const std::string rest = language::slugify(title.substr(at + joint.size()));
    if (!rest.empty()) slug = rest;
  }
  if (slug.size() > kLongestName) {
    std::size_t end = slug.rfind('-', kLongestName);
    if (end == std::string::npos || end == 0) end = kLongestName;
    while (end > 0 && (static_cast<unsigned char>(slug[end]) & 0xC0U) == 0x80U) --end;
    slug.resize(end);
  }
  draft_.folder = slug.empty() ? "lesson" : slug;
}

}  // namespace

Draft make_draft(const Post& post) {
  return Drafter(post).draft();
}

}  // namespace lectern::importer
