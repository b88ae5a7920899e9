#include "serve/watched_names.h"

#include <algorithm>
#include <array>

namespace lectern::serve {

bool is_passing_name(std::string_view name) {
  constexpr std::array<std::string_view, 8> kEndings = {"~",    ".swp",         ".swo",         ".swx",
                                                        ".bak", "___jb_tmp___", "___jb_old___", ".kate-swp"};
  if (name.empty() || name.front() == '.') return true;
  if (name.size() > 1 && name.front() == '#' && name.back() == '#') return true;
  if (name == "4913") return true;  // vim makes it to try whether it may
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return name.ends_with(e); });
}

}  // namespace lectern::serve
