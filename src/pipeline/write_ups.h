#pragma once

#include <functional>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/result.h"
#include "markdown/document.h"
#include "pipeline/build.h"
#include "site/links.h"

namespace lectern::pipeline {

/// What the stages downstream do with a write-up that has been parsed. The document is lent for the call.
using UseWriteUp = std::function<core::Result<void>(const archive::Course&, const archive::Lesson&,
                                                    const archive::WriteUp&, const markdown::Document&)>;

/// Parses every write-up of `archive` in its order, hands each to `use`, and in the end checks the links between them.
/// Problems go to `problems`; stops at the first error of `use`.
core::Result<void> for_each_write_up(const archive::Archive& archive, core::Diagnostics& problems,
                                     const Progress& progress, const UseWriteUp& use);

}  // namespace lectern::pipeline
