#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/terminal.h"
#include "core/file_system.h"
#include "index/index.h"
#include "index/query.h"
#include "index/schema.h"
#include "index/snippet.h"
#include "index/speller.h"
#include "pipeline/cache_folder.h"

namespace lectern::cli {
namespace {

constexpr std::size_t kSnippetCells = 150;

struct Options {
  std::vector<std::string> words;
  std::string archive = "archive";
  std::string batch;
  std::string language;
  std::size_t limit = 10;
  bool json = false;
  bool exact = false;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// The best section of a hit, or nothing when only the title or the guests match.
const core::CardSection* best_section(const index::Hit& hit) {
  return hit.sections.empty() ? nullptr : &hit.sections.front();
}

/// To the grain that scores are compared with, so that no digits are shown that mean nothing.
double rounded(double score) {
  const double per_unit = std::round(1 / index::kScoreGrain);
  return std::round(score * per_unit) / per_unit;
}

nlohmann::ordered_json json_of(const index::Via& via) {
  if (!via.language.empty()) return {{"language", via.language}};
  return {{"asked", via.asked}, {"words", via.words}};
}

void print_line(const nlohmann::ordered_json& line) {
  fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void print_json(const std::string& text, const index::SearchResult& result,
                const std::optional<index::Correction>& correction) {
  if (correction && result.hits.empty()) {
    nlohmann::ordered_json line;
    line["query"] = text;
    line["did_you_mean"] = correction->text();
    print_line(line);
  }
  std::size_t rank = 0;
  for (const index::Hit& hit : result.hits) {
    const core::CardSection* section = best_section(hit);
    nlohmann::ordered_json line;
    line["query"] = text;
    line["rank"] = ++rank;
    line["score"] = rounded(hit.score);
    line["lesson"] = hit.card.lesson;
    line["lang"] = hit.card.language;
    line["url"] = hit.card.url;
    line["title"] = hit.card.title;
    line["section"] = section == nullptr ? "" : section->anchor;
    line["complete"] = hit.complete;
    line["through"] = hit.through;
    line["via"] = nlohmann::ordered_json::array();
    for (const index::Via& via : hit.via) line["via"].push_back(json_of(via));
    if (correction) line["did_you_mean"] = correction->text();
    print_line(line);
  }
}

std::string marked(const std::vector<index::SnippetPart>& parts, bool color) {
  std::string out;
  for (const index::SnippetPart& part : parts) {
    const std::string text = printable(part.text);
    if (!part.marked) {
      out += text;
    } else {
      out += color ? fmt::format("\x1b[1;33m{}\x1b[0m", text) : fmt::format("**{}**", text);
    }
  }
  return out;
}

/// What led to the hit, as 'via 土壤 · soil'.
std::string text_of(const std::vector<index::Via>& via) {
  std::string out;
  for (const index::Via& each : via) {
    out += out.empty() ? "via " : "; ";
    const std::string words = each.words.empty() ? "pinyin" : fmt::format("{}", fmt::join(each.words, ", "));
    out += each.language.empty() ? fmt::format("{} · {}", words, each.asked) : each.language;
  }
  return printable(out);
}

void print_hit(std::size_t rank, const index::Hit& hit, const index::Query& query, bool color) {
  const core::Card& card = hit.card;
  const auto mark = [&](const std::string& text) {
    return marked(index::mark_matches(text, query, hit.rendering_terms), color);
  };
  fmt::print("{:2}. {}  [{}]\n", rank, mark(card.title), card.language);
  fmt::print("    {}{}{}\n", printable(card.course_title), card.date.empty() ? "" : " · ", card.date);
  const core::CardSection* section = best_section(hit);
  const bool deep = section != nullptr && !section->anchor.empty();
  fmt::print("    {}{}{}\n", printable(card.url), deep ? "#" : "", deep ? printable(section->anchor) : "");
  if (!hit.via.empty()) fmt::print("    {}\n", text_of(hit.via));
  if (section == nullptr) return;
  const std::string heading = section->title.empty() ? "" : mark(section->title) + ": ";
  const auto snippet = index::make_snippet(section->text, query, kSnippetCells, hit.rendering_terms);
  fmt::print("    {}{}\n", heading, marked(snippet, color));
}

void print_text(const std::string& text, const index::Query& query, const index::SearchResult& result,
                const std::optional<index::Correction>& correction) {
  if (result.hits.empty()) fmt::print("No lesson matches {}\n", printable(text));
  const bool color = colors_on_output();
  if (correction) fmt::print("Did you mean {}?\n", marked(correction->parts, color));
  std::size_t rank = 0;
  bool all = true;
  for (const index::Hit& hit : result.hits) {
    const bool has_all = hit.complete || hit.through;
    if (all && !has_all) fmt::print("{}These match some of the words:\n", rank > 0 ? "\n" : "");
    all = has_all;
    print_hit(++rank, hit, query, color);
  }
}

core::Result<void> answer(const index::Index& index, index::Speller& speller, const std::string& text,
                          const Options& options) {
  const index::Query query = index::parse_query(text);
  auto result = index.search(query, {options.limit, options.language, !options.exact});
  if (!result) return result.error();
  auto correction = speller.correct(text);
  if (!correction) return correction.error();
  if (options.json) {
    print_json(text, *result, *correction);
  } else {
    print_text(text, query, *result, *correction);
  }
  return {};
}

core::Result<void> answer_lines(const index::Index& index, std::istream& lines, const Options& options) {
  index::Speller speller(index);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (auto answered = answer(index, speller, clean(line), options); !answered) return answered;
  }
  return {};
}

core::Result<void> answer_batch(const index::Index& index, const Options& options) {
  if (options.batch == "-") return answer_lines(index, std::cin, options);
  std::ifstream file(options.batch);
  if (!file) return core::io_error("read", options.batch, std::make_error_code(std::errc::no_such_file_or_directory));
  return answer_lines(index, file, options);
}

core::Result<void> search(const Options& options) {
  if (options.words.empty() == options.batch.empty()) {
    return core::Error{core::Error::Code::InvalidUsage, "give either words to search for or --batch FILE",
                       "lectern search 疫情防控"};
  }
  const auto folder = pipeline::index_folder(options.archive);
  if (!folder) return folder.error();
  auto index = index::Index::open(*folder);
  if (!index && index.error().code == core::Error::Code::NotFound) {
    return core::Error{core::Error::Code::NotFound, fmt::format("{} has not been built yet", options.archive),
                       fmt::format("lectern build {}", options.archive)};
  }
  if (!index) return index.error();
  if (!options.batch.empty()) return answer_batch(*index, options);
  index::Speller speller(*index);
  return answer(*index, speller, clean(joined(options.words)), options);
}

int run(const Options& options) {
  const auto done = search(options);
  if (done) return kDone;
  print_error(done.error());
  return status_of(done.error());
}

constexpr const char* kFooter =
    "Words, \"a phrase\", -without, a OR b, and fields: guest: tag: title: course: lang: date:2021-03..2021-06.\n"
    "Write -- before words that begin with a dash: lectern search -- 社区 -疫苗";

}  // namespace

void add_search(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("search", "Search an archive's last build as its search page does");
  auto options = std::make_shared<Options>();
  command->add_option("WORDS", options->words, "What to search for");
  command->add_option("--archive", options->archive, "The archive whose last build is searched")
      ->type_name("DIR")
      ->capture_default_str();
  command->add_option("--lang", options->language, "Only write-ups in this language")->type_name("TAG");
  command->add_option("--limit", options->limit, "At most so many lessons")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10000}))
      ->capture_default_str();
  command->add_flag("--exact", options->exact,
                    "Only by the words themselves: not through the other language, a glossary or pinyin");
  command->add_flag("--json", options->json, "One JSON object a line, a hit each");
  command->add_option("--batch", options->batch, "Answer each line of a file ('-': standard input)")->type_name("FILE");
  command->footer(kFooter);
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace lectern::cli
