#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern::serve {

/// What a request asks for, as a plain way down from the site's root.
struct RequestPath {
  std::string path;   ///< decoded: `zh/iaccr-2021/`, `assets/style.css`; empty for the root
  std::string raw;    ///< as the browser wrote it, without the query: `/zh/iaccr-2021/`
  std::string query;  ///< `?q=…`, or empty
};

/// Reads the target of a request line. Nothing for what cannot name a file of a site: a way that leads up or through
/// hidden files, encoded slashes, backslashes, control characters, empty parts, bad escapes, bytes that are not UTF-8.
std::optional<RequestPath> parse_target(std::string_view target);

}  // namespace lectern::serve
