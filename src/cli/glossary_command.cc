#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/share_folder.h"
#include "cli/terminal.h"
#include "pipeline/learned_pairs.h"

namespace lectern::cli {
namespace {

struct Options {
  std::string archive = "archive";
  std::size_t limit = 50;
  bool doubtful = false;
};

/// A term as YAML: in quotes where it could be taken for something else.
std::string quoted(const std::string& term) {
  std::string out = "\"";
  for (const char c : term) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  const bool letters = term.find_first_of(":#-?,[]{}&*!|>'\"%@`\\ .+~0123456789") == std::string::npos;
  const bool word = term == "yes" || term == "no" || term == "on" || term == "off" || term == "true" ||
                    term == "false" || term == "null" || term == "y" || term == "n";
  return letters && !word ? term : out + '"';
}

void print(const pipeline::LearnedPair& pair) {
  fmt::print("- {}: {}\n  {}: {}\n", pair.written_language, quoted(pair.written), pair.asked_language,
             quoted(pair.asked));
}

int suggest(const Options& options) {
  ProgressBar bar;
  const auto pairs = pipeline::learned_pairs(
      clean(options.archive), share_folder(),
      [&](const char* stage, std::size_t done, std::size_t total) { bar.show(stage, done, total); });
  bar.clear();
  if (!pairs) {
    print_error(pairs.error());
    return status_of(pairs.error());
  }
  std::size_t left = options.limit;
  for (const pipeline::LearnedPair& pair : *pairs) {
    if (pair.sure == options.doubtful || left == 0) continue;
    print(pair);
    --left;
  }
  if (left == options.limit) {
    fmt::print(stderr, "nothing to suggest: {}\n",
               pairs->empty() ? "too few lessons have two languages to learn from"
                              : "all that was learned is of the other kind");
  }
  return kDone;
}

constexpr const char* kFooter =
    "Prints entries as glossary.yml has them, the surest first, without terms that it has already. Keep those that are "
    "right: lectern glossary suggest >> archive/glossary.yml, then remove the others. Those of --doubtful are used by "
    "the search all the same; correct them where they are wrong, and the glossary's word counts.";

}  // namespace

void add_glossary(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("glossary", "Keep terms that stand for each other");
  command->require_subcommand(1);
  auto* suggestion = command->add_subcommand("suggest", "Print entries that the archive's own lessons suggest");
  suggestion->footer(kFooter);
  auto options = std::make_shared<Options>();
  suggestion->add_option("ARCHIVE", options->archive, "The folder with the courses")
      ->type_name("DIR")
      ->capture_default_str();
  suggestion->add_option("--limit", options->limit, "At most so many entries")
      ->type_name("NUMBER")
      ->capture_default_str();
  suggestion->add_flag("--doubtful", options->doubtful, "Those that want a look, instead of the sure ones");
  suggestion->callback([options, &status] { status = suggest(*options); });
}

}  // namespace lectern::cli
