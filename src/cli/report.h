#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/diagnostic.h"
#include "pipeline/build.h"

namespace lectern::cli {

/// `1 page`, `2 pages`.
std::string count_of(std::size_t number, std::string_view noun);
/// `2 errors, 1 warning`; `no problems`; with what site.yml silences, `1 warning, 2 silenced by site.yml`.
std::string count_problems(const core::Diagnostics& problems, std::size_t silenced = 0);
/// `3 lessons in 1 course, 5 write-ups (zh 3, en 2)`.
std::string describe_archive(const pipeline::BuildReport& report);

}  // namespace lectern::cli
