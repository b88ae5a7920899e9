#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/fingerprint.h"
#include "core/memory.h"
#include "core/result.h"
#include "core/source_file.h"
#include "markdown/document.h"
#include "pipeline/picture_sizes.h"
#include "site/links.h"

namespace lectern::pipeline {

/// A write-up with what it belongs to. Borrowed from the archive.
struct WriteUpPlace {
  const archive::Course& course;
  const archive::Lesson& lesson;
  const archive::WriteUp& write_up;
};

/// Every write-up of an archive, in its order.
std::vector<WriteUpPlace> places_of(const archive::Archive& archive);

/// What the site around it has to know of a write-up's body.
struct WriteUpFacts {
  core::Fingerprint document;        ///< of all that the parsed body depends on
  core::Diagnostics problems;        ///< of the body, and of the front matter's videos and slides
  std::vector<std::string> anchors;  ///< of its sections
  std::vector<site::AnchorReference> references;
  std::string description;  ///< as `site::PageFacts` has it
};

struct ParsedWriteUp {
  core::SourceFile source;
  markdown::Document document;
  WriteUpFacts facts;
};

/// Parses write-ups, and remembers their facts from one build to the next. Borrows what it is made of. Safe from
/// several threads at once.
class WriteUpParser {
 public:
  WriteUpParser(const core::FileSystem& files, const archive::Archive& archive, const site::LinkMap& links,
                const PictureSizes& pictures, core::Memory& memory)
      : files_(files), archive_(archive), links_(links), pictures_(pictures), memory_(memory) {}

  /// Without opening its file; nothing when it has to be parsed.
  std::optional<WriteUpFacts> remember(const WriteUpPlace& place) const;
  core::Result<ParsedWriteUp> parse(const WriteUpPlace& place) const;

 private:
  core::Fingerprint key_of(const WriteUpPlace& place, bool linked) const;
  core::PixelSize size_of(const markdown::Link& link, const site::ResolvedLink& resolved,
                          const core::SourceFile& source, core::Diagnostics& problems) const;
  bool follow_attachments(const WriteUpPlace& place, const core::SourceFile& source, core::Diagnostics& problems) const;

  const core::FileSystem& files_;
  const archive::Archive& archive_;
  const site::LinkMap& links_;
  const PictureSizes& pictures_;
  core::Memory& memory_;
};

/// What the archive as a whole says of its write-ups, in their order: the problems of each, then those of the links
/// between them.
core::Diagnostics problems_of(const std::vector<WriteUpPlace>& places, const std::vector<WriteUpFacts>& facts);

}  // namespace lectern::pipeline
