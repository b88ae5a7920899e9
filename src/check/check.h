#pragma once

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/source_file.h"
#include "markdown/document.h"

/// What is worth a second look in an archive before it is published, beyond what a build has to know. Functions of
/// their arguments, safe from several threads at once; none of them fails.
namespace lectern::check {

/// One write-up with its text. Borrowed.
struct Text {
  const archive::WriteUp& write_up;
  const core::SourceFile& source;  ///< the file of the write-up
  const markdown::Document& document;
};

/// What concerns one write-up.
void check_write_up(const Text& text, core::Diagnostics& problems);

/// What concerns two write-ups of one lesson in two languages. Says of each what the other lacks: call it once a pair.
void compare(const Text& first, const Text& second, core::Diagnostics& problems);

/// What concerns the archive as a whole and can be told without its texts: so these diagnostics quote no line.
void check_archive(const archive::Archive& archive, core::Diagnostics& problems);

}  // namespace lectern::check
