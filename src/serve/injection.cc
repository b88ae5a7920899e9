#include "serve/injection.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern::serve {
namespace {

constexpr std::string_view kBodyEnd = "</body";

bool is_letter_of(char a, char b) {
  return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
}

/// Where the last `</body` stands, in any case of letters; the end when there is none.
std::size_t end_of_body(std::string_view page) {
  const auto found = std::find_end(page.begin(), page.end(), kBodyEnd.begin(), kBodyEnd.end(), is_letter_of);
  return static_cast<std::size_t>(found - page.begin());
}

}  // namespace

std::string with_reload_script(std::string_view page, std::string_view fingerprint) {
  const std::size_t at = end_of_body(page);
  return fmt::format("{}<script type=\"module\" src=\"/{}reload.js?page={}\"></script>{}", page.substr(0, at),
                     kOwnFolder, fingerprint, page.substr(at));
}

}  // namespace lectern::serve
