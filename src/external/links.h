#pragma once

#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/source_position.h"
#include "external/visit.h"

namespace lectern::external {

/// A link of a write-up to another host, and where it stands; as `core::Diagnostic` has it.
struct Link {
  std::string url;
  std::string file;
  core::SourceRange range;
  core::Excerpt source_line;
};

/// The addresses of links, each once, sorted.
std::vector<std::string> addresses_of(const std::vector<Link>& links);

/// Says of each link what came of asking for it, unless all is well:
///   `external-missing` (Warning): the host says that there is no such page;
///   `external-unreachable` (Warning): nobody answers, or the host is at a loss;
///   `external-refused` (Note): the host answers, but not to programs;
///   `external-moved` (Note): the page has another address now, for good;
///   `external-unasked` (Note): nobody was asked.
void report(const std::vector<Link>& links, const Answers& answers, core::Diagnostics& problems);

}  // namespace lectern::external
