#include "site/template_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/suggestion.h"
#include "core/utf8.h"
#include "site/template.h"

namespace lectern::site {
namespace {

constexpr std::string_view kWordsPrefix = "words.";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

TemplateTag make_tag(std::string_view text, std::size_t begin, std::size_t end, bool triple) {
  const std::size_t braces = triple ? 3 : 2;
  TemplateTag tag{triple ? '{' : char{0}, trimmed(text.substr(begin + braces, end - begin - 2 * braces)), begin, end};
  if (!triple && !tag.name.empty() && std::string_view("#^/>&!=").find(tag.name.front()) != std::string_view::npos) {
    tag.sigil = tag.name.front();
    tag.name = trimmed(tag.name.substr(1));
  }
  return tag;
}

/// A tag alone on its line takes the line with it: widens `begin` and `end` over it.
void widen_to_line(std::string_view text, std::size_t& begin, std::size_t& end) {
  const std::size_t line = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;  // npos + 1 is 0
  const std::size_t next = std::min(text.find('\n', end), text.size());
  if (!trimmed(text.substr(line, begin - line)).empty() || !trimmed(text.substr(end, next - end)).empty()) return;
  begin = line;
  end = std::min(next + 1, text.size());
}

class Expander {
 public:
  Expander(const TemplateSources& templates, const Words& words, const core::LanguageTag& language)
      : templates_(templates), words_(words), language_(language) {}

  std::string expand(std::string_view name) {
    const auto found = templates_.find(name);
    if (found == templates_.end() || std::find(open_.begin(), open_.end(), name) != open_.end()) return {};
    open_.push_back(name);
    std::string out = expand_text(found->second.text);
    open_.pop_back();
    return out;
  }

 private:
  std::string expand_text(std::string_view text) {
    std::string out;
    std::size_t copied = 0;
    for (const TemplateTag& tag : tags_of(text)) {
      std::size_t begin = tag.begin, end = tag.end;
      if (is_structure(tag)) widen_to_line(text, begin, end);
      out += text.substr(copied, begin - copied);
      append(out, text, tag, end == tag.end);
      copied = end;
    }
    out += text.substr(copied);
    return out;
  }

  /// Sections, partials and comments: what may have a line of its own.
  static bool is_structure(const TemplateTag& tag) {
    return tag.sigil != 0 && std::string_view("#^/>!").find(tag.sigil) != std::string_view::npos;
  }

  void append(std::string& out, std::string_view text, const TemplateTag& tag, bool within_line) {
    if (tag.sigil == '>') {
      out += expand(tag.name);
      if (within_line && !out.empty() && out.back() == '\n') out.pop_back();  // the end of the partial's last line
    } else if (!word_key(tag).empty()) {
      out += words_.as_template(language_, word_key(tag));
    } else if (tag.sigil != '!') {
      out += text.substr(tag.begin, tag.end - tag.begin);
    }
  }

  const TemplateSources& templates_;
  const Words& words_;
  const core::LanguageTag& language_;
  std::vector<std::string_view> open_;
};

core::SourceRange range_at(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(0, std::min(begin, text.size()));
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::string_view on_line = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
  const auto column = static_cast<std::uint32_t>(core::code_point_count(on_line) + 1);
  const std::string_view marked = text.substr(before.size(), end - std::min(begin, end));
  return {line, column, column + static_cast<std::uint32_t>(core::code_point_count(marked))};
}

class Checker {
 public:
  Checker(const TemplateSources& templates, const Words& words, core::Diagnostics& problems)
      : templates_(templates), words_(words), problems_(problems), word_keys_(words.keys()) {
    for (const auto& [name, source] : templates) names_.push_back(name);
  }

  void check(const std::string& name, const core::SourceFile& source) {
    if (const std::optional<SyntaxFault> fault = syntax_fault(source.text)) {
      report(source, fault->offset, fault->offset, "template-syntax", fault->message, "");
      return;
    }
    for (const TemplateTag& tag : tags_of(source.text)) check_tag(name, source, tag);
  }

  void check_reached(const std::vector<std::string>& pages) {
    std::set<std::string, std::less<>> reached;
    for (const std::string& page : pages) reach(page, reached);
    const std::vector<std::string_view> candidates(pages.begin(), pages.end());
    for (const auto& [name, source] : templates_) {
      if (reached.count(name) > 0) continue;
      const std::string nearest = core::nearest(name, candidates);
      problems_.add(
          core::Severity::Warning, "template-unused", source, {}, "no page uses this template",
          nearest.empty() ? "themes/README.md names the templates" : fmt::format("did you mean {}.mustache?", nearest));
    }
  }

 private:
  void report(const core::SourceFile& source, std::size_t begin, std::size_t end, const char* code, std::string message,
              std::string hint) {
    problems_.add(core::Severity::Error, code, source, range_at(source.text, begin, end), std::move(message),
                  std::move(hint));
  }

  void check_tag(const std::string& name, const core::SourceFile& source, const TemplateTag& tag) {
    if (tag.sigil == '=') {
      report(source, tag.begin, tag.end, "template-syntax", "other delimiters than {{ }} cannot be set",
             "write the tags with braces");
    } else if (tag.sigil == '>') {
      check_partial(name, source, tag);
    } else if (const std::string_view key = word_key(tag); !key.empty() && !words_.has("en", key) && !known(key)) {
      report(source, tag.begin, tag.end, "word-missing", fmt::format("there is no word {}", key),
             did_you_mean(core::nearest(key, std::vector<std::string_view>(word_keys_.begin(), word_keys_.end()))));
    }
  }

  void check_partial(const std::string& name, const core::SourceFile& source, const TemplateTag& tag) {
    if (templates_.find(tag.name) == templates_.end()) {
      report(source, tag.begin, tag.end, "template-partial", fmt::format("there is no template {}.mustache", tag.name),
             did_you_mean(core::nearest(tag.name, names_)));
      return;
    }
    std::set<std::string, std::less<>> below;
    reach(tag.name, below);
    if (below.count(name) > 0) {
      report(source, tag.begin, tag.end, "template-partial", "this template would stand inside itself",
             "take the tag out of one of the two");
    }
  }

  void reach(std::string_view name, std::set<std::string, std::less<>>& reached) const {
    const auto found = templates_.find(name);
    if (found == templates_.end() || !reached.emplace(name).second) return;
    for (const TemplateTag& tag : tags_of(found->second.text)) {
      if (tag.sigil == '>') reach(tag.name, reached);
    }
  }

  bool known(std::string_view key) const { return std::binary_search(word_keys_.begin(), word_keys_.end(), key); }

  static std::string did_you_mean(const std::string& nearest) {
    return nearest.empty() ? std::string() : fmt::format("did you mean {}?", nearest);
  }

  const TemplateSources& templates_;
  const Words& words_;
  core::Diagnostics& problems_;
  std::vector<std::string> word_keys_;
  std::vector<std::string_view> names_;
};

}  // namespace

std::vector<TemplateTag> tags_of(std::string_view text) {
  std::vector<TemplateTag> out;
  for (std::size_t begin = text.find("{{"); begin != std::string_view::npos;) {
    const bool triple = text.substr(begin + 2, 1) == "{";
    const std::string_view closing = triple ? "}}}" : "}}";
    const std::size_t close = text.find(closing, begin + closing.size());
    if (close == std::string_view::npos) break;
    const std::size_t end = close + closing.size();
    out.push_back(make_tag(text, begin, end, triple));
    begin = text.find("{{", end);
  }
  return out;
}

std::string_view word_key(const TemplateTag& tag) {
  const bool variable = tag.sigil == 0 || tag.sigil == '{' || tag.sigil == '&';
  if (!variable || tag.name.substr(0, kWordsPrefix.size()) != kWordsPrefix) return {};
  return tag.name.substr(kWordsPrefix.size());
}

std::string expand(const TemplateSources& templates, std::string_view name, const Words& words,
                   const core::LanguageTag& language) {
  return Expander(templates, words, language).expand(name);
}

void check_templates(const TemplateSources& templates, const Words& words, const std::vector<std::string>& pages,
                     core::Diagnostics& problems) {
  Checker checker(templates, words, problems);
  for (const auto& [name, source] : templates) checker.check(name, source);
  checker.check_reached(pages);
}

}  // namespace lectern::site
