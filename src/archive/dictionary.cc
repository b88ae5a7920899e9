#include "archive/dictionary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "archive/plain_text.h"
#include "archive/problem.h"
#include "core/utf8.h"

namespace lectern::archive {
namespace {

constexpr std::size_t kMaxLineBytes = 16384;
constexpr std::size_t kMaxDefinitions = 16;  ///< of an entry; a word has few main senses
constexpr std::size_t kMostWords = 3;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What begins a definition that tells of the word, and does not translate it.
constexpr std::array<std::string_view, 12> kRemarks = {
    "variant of", "old variant of", "erhua variant of", "surname",  "abbr.",   "CL:",
    "see ",       "see also",       "also written",     "also pr.", "used in", "used to"};

constexpr std::array<std::string_view, 5> kArticles = {"to ", "a ", "an ", "the ", "be "};

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

/// `text` up to `end`, which is taken off it too; nothing, and `text` as it was, where it has none.
std::optional<std::string_view> take_until(std::string_view& text, std::string_view end) {
  const std::size_t found = text.find(end);
  if (found == std::string_view::npos) return std::nullopt;
  const std::string_view out = text.substr(0, found);
  text.remove_prefix(found + end.size());
  return out;
}

/// Without what stands in brackets of any kind; one that is not closed goes to the end.
std::string without_brackets(std::string_view text) {
  std::string out;
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (depth == 0) out += c;
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
  }
  return out;
}

std::string_view without_articles(std::string_view text) {
  for (std::size_t i = 0; i < kArticles.size();) {
    const bool has = begins_with(text, kArticles[i]);
    if (has) text.remove_prefix(kArticles[i].size());
    i = has ? 0 : i + 1;
  }
  return text;
}

/// Words apart by one space, without articles; empty when they are too many.
std::string short_form(std::string_view text) {
  const std::string tidied = tidy(text);
  std::string out;
  std::size_t words = 0;
  for (std::string_view rest = without_articles(tidied); !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    if (word.empty()) continue;
    if (++words > kMostWords) return {};
    out += (out.empty() ? "" : " ") + std::string(word);
  }
  return out;
}

bool is_plain(std::string_view line) {
  return line.size() <= kMaxLineBytes && !core::first_invalid_utf8(line) && !first_control(line);
}

/// Nothing for a line that is no entry.
std::optional<DictionaryEntry> read_entry(std::string_view line) {
  if (!is_plain(line)) return std::nullopt;
  const auto traditional = take_until(line, " ");
  const auto simplified = take_until(line, " [");
  const auto reading = take_until(line, "] /");
  const bool ended = !line.empty() && line.back() == '/';
  if (!traditional || !simplified || !reading || !ended || traditional->empty() || simplified->empty() ||
      simplified->find_first_of(" /[]") != std::string_view::npos) {
    return std::nullopt;
  }
  DictionaryEntry out{std::string(*simplified), {}};
  while (const auto definition = take_until(line, "/")) {
    for (std::string& each : short_definitions(*definition)) {
      if (out.definitions.size() == kMaxDefinitions) return out;
      if (std::find(out.definitions.begin(), out.definitions.end(), each) == out.definitions.end()) {
        out.definitions.push_back(std::move(each));
      }
    }
  }
  return out;
}

/// As it can be shown.
std::string shown_line(std::string_view line) {
  std::string out;
  for (line = line.substr(0, 200); !line.empty();) {
    const std::size_t good = core::first_invalid_utf8(line).value_or(line.size());
    out += line.substr(0, good);
    line.remove_prefix(good);
    if (line.empty()) break;
    core::append_utf8(out, U'\uFFFD');
    line.remove_prefix(1);
  }
  return out;
}

/// Lines that are no entries: the first, and how many.
class Faults {
 public:
  void add(std::uint32_t number, std::string_view line) {
    if (count_++ == 0) first_ = number, line_ = shown_line(line);
  }

  void report(const std::string& shown_path, core::Diagnostics& problems) const {
    if (count_ == 0) return;
    std::string message = "this line is no entry of a dictionary";
    if (count_ > 1) message += fmt::format(", and {} more are none", count_ - 1);
    problems.add({problem::kDictionaryLine.severity, problem::kDictionaryLine.code, shown_path,
                  core::SourceRange{first_, 0, 0}, std::move(message),
                  "an entry is written 土壤 土壤 [tu3 rang3] /soil/, in UTF-8; what is not is left out",
                  core::excerpt_of(line_, 0)});
  }

 private:
  std::size_t count_ = 0;
  std::uint32_t first_ = 0;
  std::string line_;
};

}  // namespace

std::vector<std::string> short_definitions(std::string_view definition) {
  std::vector<std::string> out;
  const std::string plain = without_brackets(definition);
  for (std::string_view rest = plain; !rest.empty();) {
    const std::string_view one = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    std::string text = short_form(one);
    const bool remark =
        std::any_of(kRemarks.begin(), kRemarks.end(), [&](std::string_view each) { return begins_with(text, each); });
    if (!text.empty() && !remark) out.push_back(std::move(text));
  }
  return out;
}

Dictionary read_dictionary(std::string bytes, const std::string& shown_path, core::Diagnostics& problems) {
  Dictionary out;
  out.content = core::fingerprint_of(bytes);
  std::string_view rest = bytes;
  if (begins_with(rest, kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  Faults faults;
  std::size_t definitions = 0;
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    auto entry = read_entry(line);
    if (entry && entry->definitions.empty()) continue;
    if (!entry) {
      faults.add(number, line);
      continue;
    }
    definitions += entry->definitions.size();
    if (out.entries.size() == kMaxDictionaryEntries || definitions > kMaxDictionaryDefinitions) {
      report(problems, problem::kFileTooLarge, shown_path,
             fmt::format("the dictionary has more than {} entries or {} definitions", kMaxDictionaryEntries,
                         kMaxDictionaryDefinitions),
             "remove those that no lesson needs");
      break;
    }
    out.entries.push_back(*std::move(entry));
  }
  faults.report(shown_path, problems);
  return out;
}

}  // namespace lectern::archive
