#include "cli/share_folder.h"

namespace lectern::cli {

std::filesystem::path share_folder() {
  std::error_code ignored;  // then the path is wrong, and whoever opens the theme names it
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return program.parent_path().parent_path() / "share/lectern";
}

}  // namespace lectern::cli
