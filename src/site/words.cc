#include "site/words.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "core/utf8.h"
#include "site/markup.h"

namespace lectern::site {
namespace {

constexpr int kMaxDepth = 8;

core::SourceRange range_of(const YAML::Mark& mark) {
  if (mark.line < 0) return {};
  return {static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1, 0};
}

/// Puts the texts of a nested map into `words` under keys joined by dots.
class WordsReader {
 public:
  WordsReader(Words& words, const core::LanguageTag& language, const core::SourceFile& file,
              core::Diagnostics& problems)
      : words_(words), language_(language), file_(file), problems_(problems) {}

  void read(const YAML::Node& node, const std::string& prefix, int depth) {
    if (!node.IsMap() || depth > kMaxDepth) {
      problems_.add(core::Severity::Error, "theme-words", file_, range_of(node.Mark()),
                    "words are texts under keys, or keys under keys", "write  search: {placeholder: …}");
      return;
    }
    for (const auto& entry : node) {
      const std::string key = prefix + entry.first.Scalar();
      if (entry.second.IsScalar()) {
        words_.set(language_, key, entry.second.Scalar());
      } else {
        read(entry.second, key + ".", depth + 1);
      }
    }
  }

 private:
  Words& words_;
  const core::LanguageTag& language_;
  const core::SourceFile& file_;
  core::Diagnostics& problems_;
};

bool is_placeholder_name(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

/// `{count}` becomes `{{count}}`; any other brace is a character like others and must not look like a tag.
std::string with_variables(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i] == '}' ? "&#125;" : std::string(1, text[i]);
      continue;
    }
    const std::size_t close = text.find('}', i);
    const std::string_view name = close == std::string_view::npos ? "" : text.substr(i + 1, close - i - 1);
    if (is_placeholder_name(name)) {
      out += fmt::format("{{{{{}}}}}", name);
      i = close;
    } else {
      out += "&#123;";
    }
  }
  return out;
}

std::string without_form(std::string_view key) {
  for (const std::string_view form : {".one", ".other"}) {
    if (key.size() > form.size() && key.substr(key.size() - form.size()) == form)
      return std::string(key.substr(0, key.size() - form.size()));
  }
  return std::string(key);
}

std::string form_of(std::string_view key, const char* form) {
  return fmt::format("{}.{}", key, form);
}

}  // namespace

void Words::set(const core::LanguageTag& language, std::string key, std::string text) {
  by_language_[language][std::move(key)] = std::move(text);
}

void Words::read(const core::LanguageTag& language, const core::SourceFile& file, core::Diagnostics& problems) {
  try {
    const YAML::Node root = YAML::Load(file.text);
    if (!root.IsNull()) WordsReader(*this, language, file, problems).read(root, "", 0);
  } catch (const YAML::Exception& fault) {
    problems.add(core::Severity::Error, "theme-words", file, range_of(fault.mark), "this is not YAML: " + fault.msg);
  }
}

const Words::Entries* Words::entries(std::string_view language) const {
  const auto found = by_language_.find(language);
  return found == by_language_.end() ? nullptr : &found->second;
}

const Words::Entries* Words::entries_with(const core::LanguageTag& language, std::string_view key) const {
  for (const std::string_view tag :
       {std::string_view(language), core::primary_subtag(language), std::string_view("en")}) {
    const Entries* there = entries(tag);
    if (there != nullptr && (there->count(key) > 0 || there->count(form_of(key, "other")) > 0)) return there;
  }
  return nullptr;
}

const std::string* Words::find(const core::LanguageTag& language, std::string_view key) const {
  const Entries* there = entries_with(language, key);
  if (there == nullptr) return nullptr;
  const auto found = there->find(key);
  return found == there->end() ? nullptr : &found->second;
}

std::string Words::as_template(const core::LanguageTag& language, std::string_view key) const {
  const Entries* there = entries_with(language, key);
  if (there == nullptr) return {};
  const auto text = [&](const std::string& exact) {
    const auto found = there->find(exact);
    return found == there->end() ? std::string() : with_variables(escape_markup(found->second));
  };
  if (there->count(key) > 0) return text(std::string(key));
  if (there->count(form_of(key, "one")) == 0) return text(form_of(key, "other"));
  return fmt::format("{{{{#one}}}}{}{{{{/one}}}}{{{{^one}}}}{}{{{{/one}}}}", text(form_of(key, "one")),
                     text(form_of(key, "other")));
}

bool Words::has(const core::LanguageTag& language, std::string_view key) const {
  return entries_with(language, key) != nullptr;
}

std::vector<std::string> Words::keys() const {
  std::vector<std::string> out;
  for (const auto& [language, entries] : by_language_) {
    for (const auto& [key, text] : entries) out.push_back(without_form(key));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Words::Entries Words::below(const core::LanguageTag& language, std::string_view prefix) const {
  Entries out;
  for (const std::string_view tag :
       {std::string_view("en"), core::primary_subtag(language), std::string_view(language)}) {
    const Entries* there = entries(tag);
    if (there == nullptr) continue;
    for (auto entry = there->lower_bound(prefix); entry != there->end(); ++entry) {
      if (std::string_view(entry->first).substr(0, prefix.size()) != prefix) break;
      out[entry->first.substr(prefix.size())] = entry->second;
    }
  }
  return out;
}

}  // namespace lectern::site
