#pragma once

#include <filesystem>

namespace lectern::cli {

/// The folder with the program's themes and browser client: `../share/lectern` beside the folder of the program itself,
/// in the build tree as when installed.
std::filesystem::path share_folder();

}  // namespace lectern::cli
