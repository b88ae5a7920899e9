#include "scaffold/template_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace lectern::scaffold {
namespace {

constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Values that YAML readers take for something else than a text.
bool is_word_of_yaml(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool is_plain_yaml(std::string_view text) {
  constexpr std::string_view kPlain = " -_.()/0123456789";
  return !text.empty() && is_letter(text.front()) && text.back() != ' ' && !is_word_of_yaml(text) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter(c) || kPlain.find(c) != std::string_view::npos; });
}

std::string for_double_quotes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// Whether what stands before and after a place on its line makes it the whole of a value: `title: {{title}}`.
bool is_whole_value(std::string_view before, std::string_view after) {
  while (ends_with(before, " ")) before.remove_suffix(1);
  const std::size_t rest = after.find_first_not_of(" \r");
  return (ends_with(before, ":") || ends_with(before, "-")) && (rest == std::string_view::npos || after[rest] == '#');
}

class Filler {
 public:
  Filler(const core::SourceFile& source, const Values& values) : source_(source), values_(values) {}

  core::Result<std::string> fill() {
    std::string_view rest = source_.text;
    yaml_ = !ends_with(source_.path, ".md");
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      ++line_;
      if (auto filled = fill_line(rest.substr(0, end)); !filled) return filled.error();
      rest.remove_prefix(end);
    }
    return std::move(out_);
  }

 private:
  core::Result<void> fill_line(std::string_view line) {
    look_for_front_matter(line);
    for (std::size_t begin = 0;;) {
      const std::size_t open = line.find(kOpen, begin);
      out_ += line.substr(begin, open - begin);
      if (open == std::string_view::npos) return {};
      const std::size_t close = line.find(kClose, open);
      if (close == std::string_view::npos) return failure("a place that begins with {{ does not end with }}");
      const std::string_view name = line.substr(open + kOpen.size(), close - open - kOpen.size());
      begin = close + kClose.size();
      const auto value = value_of(name, line.substr(0, open), line.substr(begin, line.find('\n') - begin));
      if (!value) return failure(fmt::format("nothing is known of {{{{{}}}}}", name));
      out_ += *value;
    }
  }

  /// `---` on the first line opens it, the next one closes it.
  void look_for_front_matter(std::string_view line) {
    if (!ends_with(source_.path, ".md")) return;
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line == "---") yaml_ = line_ == 1;
  }

  std::optional<std::string> value_of(std::string_view name, std::string_view before, std::string_view after) const {
    if (name == "date") return values_.date;
    if (name == "number") return std::to_string(values_.number);
    if (name == "title") return title(before, after);
    return std::nullopt;
  }

  std::string title(std::string_view before, std::string_view after) const {
    const std::string& first = values_.titles.front().second;
    if (!yaml_) return first;
    if (!is_whole_value(before, after)) return for_double_quotes(first);
    if (values_.titles.size() == 1) return yaml_scalar(first);
    std::string out;
    for (const auto& [language, text] : values_.titles) {
      out += fmt::format("{}{}: {}", out.empty() ? "{" : ", ", language, yaml_scalar(text));
    }
    return out + "}";
  }

  core::Error failure(std::string message) const {
    return {core::Error::Code::ArchiveProblems, fmt::format("{}:{}: {}", source_.path, line_, message),
            "a template has {{title}}, {{date}} and {{number}}"};
  }

  const core::SourceFile& source_;
  const Values& values_;
  std::string out_;
  bool yaml_ = false;
  std::size_t line_ = 0;
};

}  // namespace

std::string yaml_scalar(std::string_view text) {
  return is_plain_yaml(text) ? std::string(text) : '"' + for_double_quotes(text) + '"';
}

core::Result<std::string> fill_template(const core::SourceFile& source, const Values& values) {
  return Filler(source, values).fill();
}

}  // namespace lectern::scaffold
