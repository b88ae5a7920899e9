#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/build.h"

namespace lectern::pipeline {

/// What a build told, so that one that finds nothing to do can tell it again.
std::string encode_report(const BuildReport& report);
/// Nothing when `bytes` are no report.
std::optional<BuildReport> decode_report(std::string_view bytes);

}  // namespace lectern::pipeline
