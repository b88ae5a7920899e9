#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::site {

/// Where an author's link points, taken apart; nothing is looked up.
struct Destination {
  enum class Kind {
    External,  ///< has a scheme (`https:`, `mailto:`) or names a host (`//host/`)
    Rooted,    ///< begins with '/'
    Local,     ///< a path relative to the write-up's folder, or only a fragment
  };

  Kind kind = Kind::Local;
  std::string path;    ///< percent-decoded; empty for `#section`; unset when External
  std::string suffix;  ///< query and fragment as written: `?page=2#t=30`
  std::string anchor;  ///< the fragment, percent-decoded; empty when there is none
};

Destination parse_destination(std::string_view written);

/// The parts of `path` as seen from `folder`, '.' and '..' followed: `{a, 02-x, index.md}` for `../02-x/index.md` in
/// `{a, 01-y}`. Nothing when it climbs out of the archive.
std::optional<std::vector<std::string>> follow(std::vector<std::string> folder, std::string_view path);

}  // namespace lectern::site
