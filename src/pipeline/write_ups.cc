// A body's facts depend on the file, on where its page stands and on the settings, and, where it has links into the
// archive, on what else the archive has. Those with such links are remembered under a key that stands for all of the
// archive's places, the others under one that does not: a new lesson changes nothing for most write-ups.

#include "pipeline/write_ups.h"

#include <set>
#include <utility>

#include "archive/source_text.h"
#include "core/codec.h"
#include "core/diagnostic_codec.h"
#include "site/description.h"
#include "site/urls.h"

namespace lectern::pipeline {
namespace {

/// Without the fingerprint, which leads here.
template <typename Coder, typename Value>
void code_facts(Coder& coder, Value& facts) {
  core::code_diagnostics(coder, facts.problems);
  coder.list(facts.anchors, [&](auto& anchor) { coder.text(anchor); });
  coder.list(facts.references, [&](auto& reference) {
    coder.text(reference.page_url);
    coder.text(reference.anchor);
    coder.text(reference.file);
    core::code_range(coder, reference.range);
    core::code_excerpt(coder, reference.source_line);
  });
  coder.text(facts.description);
}

std::string url_of(const WriteUpPlace& place) {
  return site::lesson_url(place.write_up.language, place.course, place.lesson);
}

}  // namespace

std::vector<WriteUpPlace> places_of(const archive::Archive& archive) {
  std::vector<WriteUpPlace> out;
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const archive::WriteUp& write_up : lesson.write_ups) out.push_back({course, lesson, write_up});
    }
  }
  return out;
}

core::Fingerprint WriteUpParser::key_of(const WriteUpPlace& place, bool linked) const {
  core::Fingerprinter out;
  out.add(linked ? "linked" : "alone").add(place.write_up.source.path).add(place.write_up.source.content);
  out.add(place.write_up.body.first).add(place.write_up.body.last).add(place.write_up.language);
  out.add(archive_.site.raw_html).add(url_of(place));
  if (linked) out.add(links_.fingerprint()).add(pictures_.fingerprint());
  return out.finish();
}

std::optional<WriteUpFacts> WriteUpParser::remember(const WriteUpPlace& place) const {
  for (const bool linked : {false, true}) {
    WriteUpFacts facts;
    facts.document = key_of(place, linked);
    const auto bytes = memory_.find(facts.document);
    if (!bytes) continue;
    core::Decoder decoder(*bytes);
    code_facts(decoder, facts);
    if (decoder.succeeded()) return facts;
  }
  return std::nullopt;
}

core::Result<ParsedWriteUp> WriteUpParser::parse(const WriteUpPlace& place) const {
  const auto& [course, lesson, write_up] = place;
  auto source = archive::read_again(files_, archive_.root, write_up.source);
  if (!source) return source.error();
  ParsedWriteUp out;
  bool linked = follow_attachments(place, *source, out.facts.problems);
  const auto resolve = [&](const markdown::Link& link) {
    site::ResolvedLink resolved =
        links_.resolve(link, place.course, place.lesson, place.write_up, *source, out.facts.problems);
    linked = linked || resolved.in_archive;
    const core::PixelSize size = size_of(link, resolved, *source, out.facts.problems);
    if (resolved.anchor) out.facts.references.push_back(*std::move(resolved.anchor));
    return markdown::LinkTarget(std::move(resolved.href), size);
  };
  out.document =
      markdown::parse({*source, write_up.body, write_up.language, archive_.site.raw_html}, resolve, out.facts.problems);
  for (const markdown::Section& section : out.document.sections) out.facts.anchors.push_back(section.anchor);
  out.facts.description = site::facts_of(write_up, out.document).description;
  out.facts.document = key_of(place, linked);
  core::Encoder encoder;
  code_facts(encoder, out.facts);
  memory_.put(out.facts.document, encoder.take());
  out.source = *std::move(source);
  return out;
}

/// Of the picture that a link shows; reports one that is damaged.
core::PixelSize WriteUpParser::size_of(const markdown::Link& link, const site::ResolvedLink& resolved,
                                       const core::SourceFile& source, core::Diagnostics& problems) const {
  if (!link.image || resolved.asset == nullptr) return {};
  const site::PictureReading reading = pictures_.of(*resolved.asset);
  if (reading.damaged) {
    problems.add(core::Severity::Warning, "image-damaged", source, link.range,
                 "the picture " + link.destination + " cannot be read: it is damaged, or of another kind than its name",
                 "open it in a picture viewer, and export it again as PNG, JPEG, GIF, WebP or SVG");
  }
  return reading.size;
}

/// Whether one of them leads into the archive.
bool WriteUpParser::follow_attachments(const WriteUpPlace& place, const core::SourceFile& source,
                                       core::Diagnostics& problems) const {
  const auto& [course, lesson, write_up] = place;
  links_.check_attachments(course, lesson, write_up, source, problems);
  bool linked = false;
  for (const auto* attachments : {&write_up.videos, &write_up.slides}) {
    for (const archive::Attachment& attachment : *attachments)
      linked = linked || links_.resolve(attachment, course, lesson, write_up).in_archive;
  }
  return linked;
}

core::Diagnostics problems_of(const std::vector<WriteUpPlace>& places, const std::vector<WriteUpFacts>& facts) {
  core::Diagnostics out;
  std::vector<site::AnchorReference> references;
  std::set<std::string, std::less<>> asked;  // the pages whose anchors matter
  for (const WriteUpFacts& one : facts) {
    out.append(one.problems);
    for (const site::AnchorReference& reference : one.references) {
      references.push_back(reference);
      asked.insert(reference.page_url);
    }
  }
  site::PageAnchors anchors;
  for (std::size_t i = 0; i < places.size() && !asked.empty(); ++i) {
    if (const std::string url = url_of(places[i]); asked.contains(url)) {
      anchors[url].insert(facts[i].anchors.begin(), facts[i].anchors.end());
    }
  }
  site::check_anchors(references, anchors, out);
  return out;
}

}  // namespace lectern::pipeline
