#include "web_index/passage_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/utf8.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

constexpr char kFieldEnd = '\x1f';
constexpr char kNameEnd = '\x1e';
constexpr std::string_view kNoAnchor = "-";  // no anchor is so short of words
constexpr std::size_t kFixedFields = 8;
constexpr std::size_t kFieldsPerSection = 3;

class FieldWriter {
 public:
  void add(std::string_view text) {
    if (fields_++ > 0) text_ += kFieldEnd;
    add_clean(text);
  }

  void add(const std::vector<std::string>& names) {
    add("");
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) text_ += kNameEnd;
      add_clean(names[i]);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  void add_clean(std::string_view text) {
    const auto begin = static_cast<std::ptrdiff_t>(text_.size());
    text_ += text;
    std::replace_if(
        text_.begin() + begin, text_.end(), [](char c) { return c == kFieldEnd || c == kNameEnd; }, ' ');
  }

  std::string text_;
  std::size_t fields_ = 0;
};

std::vector<std::string> split(std::string_view text, char end) {
  std::vector<std::string> out;
  for (;;) {
    const std::size_t at = text.find(end);
    out.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::string> names_of(const std::string& field) {
  return field.empty() ? std::vector<std::string>() : split(field, kNameEnd);
}

/// How many sections have a heading of their own, to which a link can lead.
std::size_t headings_in(const std::vector<core::CardSection>& sections) {
  return static_cast<std::size_t>(std::count_if(
      sections.begin(), sections.end(), [](const core::CardSection& section) { return !section.anchor.empty(); }));
}

/// Whether these are three decimal numbers with commas between them.
bool are_counts(const std::string& field) {
  const std::vector<std::string> numbers = split(field, ',');
  return numbers.size() == 3 && std::all_of(numbers.begin(), numbers.end(), [](const std::string& number) {
           return !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
         });
}

/// Characters between words, as far as a rule of one line can tell them.
bool is_gap(char32_t c) {
  if (c < 0x80) return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  constexpr std::pair<char32_t, char32_t> kGaps[] = {{0x2000, 0x206F}, {0x3000, 0x303F}, {0xFF00, 0xFF0F},
                                                     {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}};
  return std::any_of(std::begin(kGaps), std::end(kGaps),
                     [&](const auto& gap) { return gap.first <= c && c <= gap.second; });
}

/// The anchor that most headings with such a title have: its words with hyphens between them.
std::string implied_anchor(std::string_view title) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t begin = at;
    const char32_t c = core::next_code_point(title, at);
    if (is_gap(c)) {
      gap = !out.empty();
      continue;
    }
    if (std::exchange(gap, false)) out += '-';
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else {
      out += title.substr(begin, at - begin);
    }
  }
  return out;
}

std::string_view anchor_field(const core::CardSection& section) {
  if (section.anchor == implied_anchor(section.title)) return {};
  return section.anchor.empty() ? kNoAnchor : std::string_view(section.anchor);
}

std::string anchor_of(const std::string& field, const std::string& title) {
  if (field.empty()) return implied_anchor(title);
  return field == kNoAnchor ? std::string() : field;
}

/// The URL where the lesson's folder names tell it.
std::string usual_url(const core::Card& card) {
  return card.language + '/' + card.lesson + '/';
}

}  // namespace

std::vector<std::string> passage_texts(const core::Card& card, const std::vector<index::Passage>& cut) {
  const std::size_t headings = headings_in(card.sections);
  std::size_t before = 0;
  std::vector<std::string> out;
  for (const index::Passage& passage : cut) {
    const bool continues = passage.continues && headings_in({passage.sections.front()}) > 0;
    FieldWriter text;
    text.add(card.title);
    text.add(card.lesson);
    text.add(card.url == usual_url(card) ? std::string_view() : card.url);
    text.add(card.course_title);
    text.add(card.date);
    text.add(card.guests);
    text.add(card.tags);
    text.add(fmt::format("{},{},{}", cut.size(), headings, continues ? before - 1 : before));
    for (const core::CardSection& section : passage.sections) {
      text.add(section.title);
      text.add(anchor_field(section));
      text.add(section.text);
    }
    before += headings_in(passage.sections) - (continues ? 1 : 0);
    out.push_back(text.take());
  }
  return out;
}

core::Result<core::Card> parse_passage(std::string_view text, const core::LanguageTag& language,
                                       std::string_view name) {
  const std::vector<std::string> fields = split(text, kFieldEnd);
  if (fields.size() < kFixedFields || (fields.size() - kFixedFields) % kFieldsPerSection != 0 ||
      !are_counts(fields[kFixedFields - 1])) {
    return damaged(name, "is not a passage");
  }
  core::Card card;
  card.language = language;
  card.title = fields[0];
  card.lesson = fields[1];
  card.course = card.lesson.substr(0, card.lesson.find('/'));
  card.url = fields[2].empty() ? usual_url(card) : fields[2];
  card.course_title = fields[3];
  card.date = fields[4];
  card.guests = names_of(fields[5]);
  card.tags = names_of(fields[6]);
  for (std::size_t i = kFixedFields; i < fields.size(); i += kFieldsPerSection) {
    card.sections.push_back({fields[i], anchor_of(fields[i + 1], fields[i]), fields[i + 2]});
  }
  return card;
}

}  // namespace lectern::web_index
