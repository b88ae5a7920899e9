#include "archive/yaml_node.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "archive/problem.h"
#include "archive/source_text.h"
#include "core/utf8.h"

namespace lectern::archive {
namespace {

using Kind = YamlNode::Kind;

/// Leaves the parser; caught in `parse_yaml`.
struct Rejection {
  const Problem& kind;
  core::SourceRange range;
  std::string message;
  std::string hint;
};

/// The offset after the quote that closes the one at `begin`; npos when none does.
std::size_t end_of_quoted(std::string_view yaml, std::size_t begin) {
  const char quote = yaml[begin];
  for (std::size_t i = begin + 1; i < yaml.size(); ++i) {
    if (quote == '"' && yaml[i] == '\\') {
      ++i;
    } else if (yaml[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < yaml.size() && yaml[i + 1] == quote;
      if (!doubled) return i + 1;
      ++i;
    }
  }
  return std::string_view::npos;
}

/// Builds the tree from the library's events. The library's own tree would resolve aliases and lose duplicate keys.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const core::SourceFile& source, std::string_view yaml, std::uint32_t first_line, std::size_t most_nodes,
              core::Diagnostics& problems)
      : source_(source), yaml_(yaml), cursor_(yaml, first_line), most_nodes_(most_nodes), problems_(problems) {}

  YamlNode take() { return std::move(root_); }
  core::SourceRange range_at(const YAML::Mark& mark) { return cursor_.range(offset_of(mark), offset_of(mark) + 1); }
  /// Where the innermost list or map begins that has not ended yet.
  core::SourceRange range_of_open() const { return open_.empty() ? core::SourceRange{} : open_.back().node.range; }

  /// A second document begins where somebody wrote `---`, and where the library gives up on the indentation.
  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    if (yaml_.substr(offset_of(mark), 3) == "---")
      throw Rejection{problem::kYamlUnsupported, range_at(mark), "a second YAML document begins here",
                      "keep one; a line --- stands only before the first key"};
    throw Rejection{problem::kYamlInvalid, range_at(mark), "this line does not belong to what stands above it",
                    "check the spaces at the beginning of the lines: keys of one level begin in one column"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(node(Kind::Null, range_at(mark))); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { reject_reference(mark); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { reject_reference(mark); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    check_tag(mark, tag);
    YamlNode scalar = node(Kind::Text, scalar_range(mark, value));
    scalar.text = value;
    scalar.quoted = tag == "!";
    add(std::move(scalar));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(mark, tag, Kind::List);
  }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(mark, tag, Kind::Map);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

 private:
  /// A list or map whose end has not come yet.
  struct Open {
    YamlNode node;
    std::optional<YamlNode> key;  ///< of the value that comes next
    std::map<std::string, std::uint32_t> lines_of_keys;
  };

  std::size_t offset_of(const YAML::Mark& mark) const {
    return std::min(yaml_.size(), static_cast<std::size_t>(std::max(mark.pos, 0)));
  }

  YamlNode node(Kind kind, core::SourceRange range) {
    if (++nodes_ > most_nodes_)
      throw Rejection{problem::kYamlTooLarge, range, fmt::format("there are more than {} values", most_nodes_), {}};
    YamlNode out;
    out.kind = kind;
    out.range = range;
    return out;
  }

  core::SourceRange scalar_range(const YAML::Mark& mark, const std::string& value) {
    const std::size_t begin = offset_of(mark);
    const char first = begin < yaml_.size() ? yaml_[begin] : ' ';
    if (first != '"' && first != '\'') {
      const bool on_one_line = yaml_.substr(begin, value.size()) == value;
      return cursor_.range(begin, on_one_line ? begin + value.size() : begin + 1);
    }
    const std::size_t end = end_of_quoted(yaml_, begin);
    // The library takes the end of the text for the missing quote, and with it every key on the way.
    if (end == std::string_view::npos)
      throw Rejection{problem::kYamlInvalid, cursor_.range(begin, begin + 1), "this quote is never closed",
                      fmt::format("close the text with {}", first)};
    return cursor_.range(begin, end);
  }

  /// `?` and `!` are what the library calls plain and quoted text; a `!` that was written means a tag, too.
  void check_tag(const YAML::Mark& mark, const std::string& tag) {
    const bool written = offset_of(mark) < yaml_.size() && yaml_[offset_of(mark)] == '!';
    if (!written && (tag.empty() || tag == "?" || tag == "!")) return;
    throw Rejection{problem::kYamlUnsupported, range_at(mark), "YAML tags have no meaning here",
                    "put a value that begins with ! in quotes"};
  }

  [[noreturn]] void reject_reference(const YAML::Mark& mark) {
    throw Rejection{problem::kYamlUnsupported, range_at(mark), "YAML anchors and aliases are not allowed",
                    "put a value that begins with & or * in quotes"};
  }

  void open(const YAML::Mark& mark, const std::string& tag, Kind kind) {
    check_tag(mark, tag);
    YamlNode opened = node(kind, range_at(mark));
    if (open_.size() == kMaxYamlDepth)
      throw Rejection{
          problem::kYamlUnsupported, opened.range, fmt::format("nested more than {} deep", kMaxYamlDepth), {}};
    open_.push_back({std::move(opened), std::nullopt, {}});
  }

  void close() {
    YamlNode closed = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(closed));
  }

  void add(YamlNode value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Open& parent = open_.back(); parent.node.kind == Kind::List) {
      parent.node.values.push_back(std::move(value));
    } else if (!parent.key) {
      if (value.kind != Kind::Text) throw Rejection{problem::kYamlUnsupported, value.range, "a key must be a text", {}};
      parent.key = std::move(value);
    } else {
      add_entry(parent, std::move(value));
    }
  }

  void add_entry(Open& parent, YamlNode value) {
    value.key = std::move(parent.key->text);
    value.key_range = parent.key->range;
    parent.key.reset();
    if (value.kind == Kind::Null) value.range = value.key_range;  // the library's mark is that of the next token
    const auto [first, fresh] = parent.lines_of_keys.emplace(value.key, value.key_range.line);
    if (fresh) {
      parent.node.values.push_back(std::move(value));
    } else {
      report(problems_, problem::kKeyTwice, source_, value.key_range, fmt::format("\"{}\" is given twice", value.key),
             fmt::format("it stands in line {} already; keep one of them", first->second));
    }
  }

  const core::SourceFile& source_;
  std::string_view yaml_;
  PositionCursor cursor_;
  std::size_t most_nodes_;
  core::Diagnostics& problems_;
  std::vector<Open> open_;
  YamlNode root_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
};

/// Where a line says `key：` with the colon of Chinese keyboards. YAML reads on into the next line and complains there.
/// Only at the left edge: further in, such a colon is most often a part of some text.
std::optional<core::SourceRange> full_width_colon(const core::SourceFile& source, std::uint32_t number) {
  const std::string_view line = number > 0 ? core::line_of(source.text, number) : std::string_view();
  const std::size_t colon = line.find("：");
  if (colon == std::string_view::npos || colon == 0 || line.substr(0, colon).find_first_of(" :#\"'") < colon)
    return std::nullopt;
  const auto column = static_cast<std::uint32_t>(core::code_point_count(line.substr(0, colon)) + 1);
  return core::SourceRange{number, column, column + 1};
}

/// The first of the keys written so in the lines up to `number`, which is where YAML gave up.
std::optional<core::SourceRange> first_full_width_colon(const core::SourceFile& source, std::uint32_t number) {
  std::optional<core::SourceRange> first = full_width_colon(source, number);
  for (std::uint32_t line = number - 1; const auto earlier = full_width_colon(source, line); --line) first = earlier;
  return first;
}

/// What people usually mean by a line that is no YAML.
std::string hint_for(const core::SourceFile& source, std::uint32_t number) {
  const std::string_view line = core::line_of(source.text, number);
  if (line.find('\t') == 0) return "indent with spaces; YAML does not allow tabs";
  const std::size_t colon = line.find(": ");
  if (colon != std::string_view::npos && line.find(": ", colon + 1) != std::string_view::npos)
    return "put a value that has \": \" in it in quotes";
  if (line.find(' ') == 0)
    return "check the spaces at the beginning of the line: keys of one level begin in one column";
  return "put a value with special characters in quotes";
}

Rejection rejection_of(const YAML::Exception& fault, TreeBuilder& builder, const core::SourceFile& source) {
  const core::SourceRange range = builder.range_at(fault.mark);
  if (fault.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR)
    return {problem::kYamlUnsupported, range, "YAML anchors and aliases are not allowed",
            "put a value that begins with & or * in quotes"};
  if (fault.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW || fault.msg == YAML::ErrorMsg::END_OF_MAP_FLOW)
    return {problem::kYamlInvalid, builder.range_of_open(), "this bracket is never closed",
            "close it; put a text that begins with [ or { in quotes"};
  if (const auto colon = first_full_width_colon(source, range.line)) {
    return {problem::kYamlInvalid, *colon, "this colon does not end a key",
            "the colon after a key is an ASCII colon and a space, not \"：\""};
  }
  const std::string what = fault.msg == YAML::ErrorMsg::MAP_VALUE ? "no value can begin here" : fault.msg;
  return {problem::kYamlInvalid, range, "this is not valid YAML: " + what, hint_for(source, range.line)};
}

std::string_view text_of(std::string_view text, core::LineRange lines) {
  std::size_t begin = 0;
  for (std::uint32_t line = 1; line < lines.first && begin < text.size(); ++line) begin = text.find('\n', begin) + 1;
  std::size_t end = begin;
  for (std::uint32_t line = lines.first; line <= lines.last && end < text.size(); ++line) {
    const std::size_t line_end = text.find('\n', end);
    end = line_end == std::string_view::npos ? text.size() : line_end + 1;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view wanted) const {
  for (const YamlNode& value : values) {
    if (value.key == wanted) return &value;
  }
  return nullptr;
}

std::optional<YamlNode> parse_yaml(const core::SourceFile& source, core::LineRange lines, core::Diagnostics& problems,
                                   const YamlBounds& bounds) {
  const std::string_view yaml = text_of(source.text, lines);
  if (yaml.size() > bounds.bytes) {
    report(problems, problem::kYamlTooLarge, source, {lines.first, 0, 0},
           fmt::format("the YAML that begins here is larger than {} KiB", bounds.bytes >> 10U));
    return std::nullopt;
  }
  TreeBuilder builder(source, yaml, lines.first, bounds.nodes, problems);
  const auto reject = [&](const Rejection& rejection) {
    report(problems, rejection.kind, source, rejection.range, rejection.message, rejection.hint);
    return std::nullopt;
  };
  try {
    std::istringstream input{std::string(yaml)};
    YAML::Parser parser(input);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
  } catch (const Rejection& rejection) {
    return reject(rejection);
  } catch (const YAML::Exception& fault) {
    return reject(rejection_of(fault, builder, source));
  }
}

}  // namespace lectern::archive
