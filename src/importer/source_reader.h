#pragma once

#include <string>

#include "core/result.h"
#include "importer/picture_shelf.h"
#include "importer/source_kind.h"

namespace lectern::importer {

/// One source as it was read.
struct Source {
  std::string shown;  ///< as messages name it: the path as it was given
  SourceKind kind = SourceKind::Text;
  SourcePost content;
};

/// What a source may be at most, in bytes: a text as much as a write-up, a page or a document with its pictures more.
inline constexpr std::size_t kMaxSourceTextBytes = 16U << 20U;
inline constexpr std::size_t kMaxSourceBytes = 64U << 20U;

/// Reads the file `path`, or standard input for `-`, whatever its kind.
core::Result<Source> read_source(const std::string& path);

}  // namespace lectern::importer
