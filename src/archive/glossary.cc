#include "archive/glossary.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "archive/problem.h"
#include "archive/source_text.h"
#include "archive/yaml_reader.h"
#include "language/analysis.h"

namespace lectern::archive {
namespace {

/// What a search makes of a term: equal for terms that nobody could tell apart by searching.
std::string searched_form(std::string_view term) {
  std::string out;
  for (const language::Token& token : language::analyze(term)) out += token.term + ' ';
  return out;
}

class GlossaryReader {
 public:
  explicit GlossaryReader(const YamlReader& reader) : reader_(reader) {}

  void read(const YamlNode& node) {
    if (YamlReader::is_blank(node)) return;
    if (node.kind != YamlNode::Kind::Map) return reader_.wrong_type(node, "terms by language, as in zh: 物联网");
    GlossaryEntry entry;
    faulty_ = false;
    for (const YamlNode& terms : node.values) read_terms(terms, entry);
    if (entry.terms.size() > 1) return entries_.push_back(std::move(entry));
    if (faulty_) return;
    reader_.report(problem::kGlossaryEntryAlone, node.range, "this entry has one term, which stands for no other",
                   "give its counterpart in another language, or a variant, as in en: [Internet of Things, IoT]");
  }

  std::vector<GlossaryEntry> take() { return std::move(entries_); }

 private:
  void read_terms(const YamlNode& node, GlossaryEntry& entry) {
    const auto language = reader_.languages().find(node.key);
    if (!language) {
      faulty_ = true;
      return reader_.report(problem::kLangUnknown, node.key_range, fmt::format("unknown language \"{}\"", node.key),
                            reader_.languages().hint(node.key));
    }
    if (node.kind == YamlNode::Kind::Null) return report_empty(node);
    for (const YamlNode* item : YamlReader::items(node)) {
      if (YamlReader::is_blank(*item)) {
        report_empty(*item);
      } else if (auto term = reader_.text(*item)) {
        add(*item, *language, *std::move(term), entry);
      }
    }
  }

  void add(const YamlNode& node, const core::LanguageTag& language, std::string term, GlossaryEntry& entry) {
    const std::string form = searched_form(term);
    if (form.empty()) return report_empty(node);
    const auto [first, fresh] = lines_.emplace(form, node.range.line);
    if (fresh) return entry.terms.push_back({language, std::move(term)});
    faulty_ = true;
    reader_.report(
        problem::kGlossaryTermTwice, node.range, fmt::format("\"{}\" stands in the glossary already", term),
        fmt::format("it is in line {}; keep one, and put all that it stands for into one entry", first->second));
  }

  void report_empty(const YamlNode& node) {
    faulty_ = true;
    reader_.report(problem::kGlossaryTermEmpty, node.range, "a term without a letter or a digit",
                   "write the term as people look for it, or remove this one");
  }

  const YamlReader& reader_;
  std::map<std::string, std::uint32_t> lines_;  ///< of each term
  std::vector<GlossaryEntry> entries_;
  bool faulty_ = false;  ///< something of the entry was left out, and was told
};

}  // namespace

std::vector<GlossaryEntry> read_glossary(const core::SourceFile& source, const Languages& languages,
                                         core::Diagnostics& problems) {
  const auto root = parse_yaml(source, {1, line_count(source.text)}, problems, {kMaxGlossaryBytes, kMaxGlossaryNodes});
  if (!root) return {};
  const YamlReader reader(source, languages, problems);
  if (root->kind != YamlNode::Kind::List && root->kind != YamlNode::Kind::Null) {
    reader.wrong_type(*root, "a list of entries, as in - zh: 物联网");
    return {};
  }
  GlossaryReader out(reader);
  for (const YamlNode& entry : root->values) out.read(entry);
  return out.take();
}

}  // namespace lectern::archive
