#include "pipeline/write_ups.h"

#include <utility>

#include "site/urls.h"

namespace lectern::pipeline {
namespace {

/// Parses write-ups, and remembers what is needed to check the links between them once all are known.
class Parser {
 public:
  Parser(const archive::Archive& archive, core::Diagnostics& problems)
      : raw_html_(archive.site.raw_html), links_(archive), problems_(problems) {}

  markdown::Document parse(const archive::Course& course, const archive::Lesson& lesson,
                           const archive::WriteUp& write_up) {
    const markdown::Source source{write_up.source, write_up.body, write_up.language, raw_html_};
    const auto resolve = [&](const markdown::Link& link) {
      site::ResolvedLink resolved = links_.resolve(link, course, lesson, write_up, problems_);
      if (resolved.anchor) references_.push_back(*std::move(resolved.anchor));
      return std::move(resolved.href);
    };
    markdown::Document document = markdown::parse(source, resolve, problems_);
    auto& anchors = anchors_[site::lesson_url(write_up.language, course, lesson)];
    for (const markdown::Section& section : document.sections) anchors.insert(section.anchor);
    return document;
  }

  void check_links() { site::check_anchors(references_, anchors_, problems_); }

 private:
  bool raw_html_;
  site::LinkMap links_;
  core::Diagnostics& problems_;
  std::vector<site::AnchorReference> references_;
  site::PageAnchors anchors_;
};

}  // namespace

core::Result<void> for_each_write_up(const archive::Archive& archive, core::Diagnostics& problems,
                                     const Progress& progress, const UseWriteUp& use) {
  Parser parser(archive, problems);
  const std::size_t total = archive.write_up_count();
  std::size_t done = 0;
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const archive::WriteUp& write_up : lesson.write_ups) {
        progress("reading write-ups", ++done, total);
        const markdown::Document document = parser.parse(course, lesson, write_up);
        if (auto used = use(course, lesson, write_up, document); !used) return used;
      }
    }
  }
  parser.check_links();
  return {};
}

}  // namespace lectern::pipeline
