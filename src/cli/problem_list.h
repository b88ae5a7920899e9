#pragma once

#include <string>

#include "core/diagnostic.h"
#include "pipeline/check.h"

/// What `lectern check` found, for other programs. The handbook describes the forms; they stay as they are.
namespace lectern::cli {

/// One JSON document with all problems.
std::string problems_json(const std::string& archive, const pipeline::CheckReport& report);

/// One JSON document with all lessons.
std::string lessons_json(const std::string& archive, const pipeline::CheckReport& report);

/// An annotation of a GitHub workflow, with its line end:
///
///     ::warning file=archive/a/01/index.en.md,line=3,col=1,endColumn=6,title=unknown-key::unknown key "guest" …
std::string github_annotation(const core::Diagnostic& problem);

}  // namespace lectern::cli
