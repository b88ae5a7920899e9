#include "pipeline/check_stage.h"

#include <cstddef>
#include <iterator>
#include <mutex>
#include <string>
#include <utility>

#include "archive/web_address.h"
#include "check/check.h"
#include "core/parallel.h"

namespace lectern::pipeline {
namespace {

struct CheckedLesson {
  std::vector<WriteUpFacts> facts;  ///< of its write-ups
  core::Diagnostics problems;       ///< beyond these
  std::vector<external::Link> links;
};

void add_link(const std::string& url, const core::SourceFile& source, core::SourceRange range, CheckedLesson& out) {
  if (!archive::is_web_address(url)) return;
  out.links.push_back(
      {url, source.path, range, core::excerpt_of(core::line_of(source.text, range.line), range.column)});
}

/// Pictures on other hosts are not shown, so that it does not matter whether they are there.
void add_links(const archive::WriteUp& write_up, const ParsedWriteUp& parsed, CheckedLesson& out) {
  for (const auto* attachments : {&write_up.videos, &write_up.slides}) {
    for (const archive::Attachment& attachment : *attachments)
      add_link(attachment.target, parsed.source, attachment.range, out);
  }
  for (const markdown::Link& link : parsed.document.links) {
    if (!link.image) add_link(link.destination, parsed.source, link.range, out);
  }
}

check::Text text_of(const archive::WriteUp& write_up, const ParsedWriteUp& parsed) {
  return {write_up, parsed.source, parsed.document};
}

/// `places[first]` and the following are the write-ups of one lesson.
core::Result<CheckedLesson> check_lesson(const std::vector<WriteUpPlace>& places, std::size_t first,
                                         const WriteUpParser& parser) {
  const std::vector<archive::WriteUp>& write_ups = places[first].lesson.write_ups;
  CheckedLesson out;
  std::vector<ParsedWriteUp> parsed;
  for (std::size_t i = 0; i < write_ups.size(); ++i) {
    auto one = parser.parse(places[first + i]);
    if (!one) return one.error();
    check::check_write_up(text_of(write_ups[i], *one), out.problems);
    for (std::size_t other = 0; other < i; ++other) {
      check::compare(text_of(write_ups[other], parsed[other]), text_of(write_ups[i], *one), out.problems);
    }
    add_links(write_ups[i], *one, out);
    out.facts.push_back(std::move(one->facts));
    parsed.push_back(*std::move(one));
  }
  return out;
}

/// Where the write-ups of each lesson begin among all places.
std::vector<std::size_t> beginnings(const std::vector<WriteUpPlace>& places) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < places.size(); i += places[i].lesson.write_ups.size()) out.push_back(i);
  return out;
}

}  // namespace

core::Result<CheckedTexts> check_texts(const archive::Archive& archive, const WriteUpParser& parser,
                                       const Progress& progress) {
  const std::vector<WriteUpPlace> places = places_of(archive);
  const std::vector<std::size_t> first = beginnings(places);
  std::vector<CheckedLesson> lessons(first.size());
  std::size_t done = 0;
  std::mutex mutex;  // guards `done`, and lets one thread at a time tell of progress
  const auto read = core::for_each_in_parallel(first.size(), [&](std::size_t i) -> core::Result<void> {
    auto lesson = check_lesson(places, first[i], parser);
    if (!lesson) return lesson.error();
    lessons[i] = *std::move(lesson);
    const std::lock_guard lock(mutex);
    progress("reading write-ups", done += lessons[i].facts.size(), places.size());
    return {};
  });
  if (!read) return read.error();
  CheckedTexts out;
  std::vector<WriteUpFacts> facts;
  for (CheckedLesson& lesson : lessons) {
    std::move(lesson.facts.begin(), lesson.facts.end(), std::back_inserter(facts));
    std::move(lesson.links.begin(), lesson.links.end(), std::back_inserter(out.links));
    out.problems.append(std::move(lesson.problems));
  }
  out.problems.append(problems_of(places, facts));
  return out;
}

}  // namespace lectern::pipeline
