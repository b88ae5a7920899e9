// An index and a web index of given cards, and the answers of the index: what tests of the browser client compare with.
//
//     index_tool build FOLDER < cards      one card a line, JSON, or {"rendering": {"term", "confidence", "words"}};
//                                          makes FOLDER/database and FOLDER/web. A card may have
//                                          "implied": [{"term", "level", "strong", "place"}], the place a passage's
//                                          number, or 0 for the facts, or left out
//     index_tool search FOLDER < queries   one {"text", "limit", "language", "implied"} a line; answers each with a
//     line
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

#include "index/builder.h"
#include "index/index.h"
#include "index/speller.h"
#include "support/folder_sink.h"
#include "web_index/exporter.h"

namespace {

using namespace lectern;
using nlohmann::json;

core::Card read_card(const json& in) {
  core::Card card;
  card.lesson = in.at("lesson");
  card.language = in.at("language");
  card.url = in.at("url");
  card.title = in.at("title");
  card.course = in.at("course");
  card.course_title = in.at("courseTitle");
  card.date = in.at("date");
  card.guests = in.at("guests");
  card.tags = in.at("tags");
  for (const json& section : in.at("sections")) {
    card.sections.push_back({section.at("title"), section.at("anchor"), section.at("text")});
  }
  return card;
}

std::vector<index::ImpliedTerm> read_implied(const json& in) {
  std::vector<index::ImpliedTerm> out;
  for (const json& term : in.value("implied", json::array())) {
    const auto place = term.contains("place") ? index::in_passage(term["place"]) : index::Places{0};
    out.push_back({term.at("term"), term.at("level"), term.at("strong"), place});
  }
  return out;
}

json describe(const std::optional<index::Correction>& correction) {
  if (!correction) return nullptr;
  json parts = json::array();
  for (const index::SnippetPart& part : correction->parts)
    parts.push_back({{"text", part.text}, {"marked", part.marked}});
  return parts;
}

json describe(const index::SearchResult& result) {
  json hits = json::array();
  for (const index::Hit& hit : result.hits) {
    json sections = json::array();
    for (const core::CardSection& section : hit.sections) {
      sections.push_back({{"title", section.title}, {"anchor", section.anchor}, {"text", section.text}});
    }
    json via = json::array();
    for (const index::Via& each : hit.via) {
      via.push_back(each.language.empty() ? json{{"asked", each.asked}, {"words", each.words}}
                                          : json{{"language", each.language}});
    }
    hits.push_back({{"lesson", hit.card.lesson},
                    {"language", hit.card.language},
                    {"url", hit.card.url},
                    {"score", hit.score},
                    {"complete", hit.complete},
                    {"through", hit.through},
                    {"via", std::move(via)},
                    {"renderingTerms", hit.rendering_terms},
                    {"sections", std::move(sections)}});
  }
  return {{"completeCount", result.complete_count}, {"throughCount", result.through_count}, {"hits", std::move(hits)}};
}

core::Result<void> build(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  auto builder = index::Builder::create(folder / "database");
  if (!builder) return builder.error();
  auto part = builder->part(0);
  if (!part) return part.error();
  std::vector<index::Rendering> renderings;
  for (std::string line; std::getline(std::cin, line);) {
    const json in = json::parse(line);
    if (in.contains("rendering")) {
      const json& rendering = in["rendering"];
      renderings.push_back({rendering.at("term"), rendering.at("confidence"), rendering.at("words")});
    } else if (auto added = part->add(read_card(in), read_implied(in), 0); !added) {
      return added;
    }
  }
  if (auto finished = part->finish(); !finished) return finished;
  if (auto finished = builder->finish(renderings); !finished) return finished;
  auto database = index::Index::open(folder / "database");
  if (!database) return database.error();
  FolderSink sink(folder);
  if (auto exported = web_index::export_to(*database, sink, "web"); !exported) return exported.error();
  return {};
}

core::Result<void> search(const std::filesystem::path& folder) {
  auto database = index::Index::open(folder / "database");
  if (!database) return database.error();
  index::Speller speller(*database);
  for (std::string line; std::getline(std::cin, line);) {
    const json query = json::parse(line);
    const std::string text = query.at("text");
    const index::SearchOptions options{query.value("limit", std::size_t{10}), query.value("language", ""),
                                       query.value("implied", false)};
    auto result = database->search(index::parse_query(text), options);
    if (!result) return result.error();
    auto correction = speller.correct(text);
    if (!correction) return correction.error();
    json answer = describe(*result);
    answer["correction"] = describe(*correction);
    std::cout << answer.dump() << '\n';
  }
  return {};
}

}  // namespace

int main(int count, char** arguments) {
  const std::string command = count == 3 ? arguments[1] : "";
  if (command != "build" && command != "search") {
    std::cerr << "usage: index_tool build|search FOLDER\n";
    return 2;
  }
  const auto done = command == "build" ? build(arguments[2]) : search(arguments[2]);
  if (done) return 0;
  std::cerr << done.error().message << '\n';
  return 1;
}
