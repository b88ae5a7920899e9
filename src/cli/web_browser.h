#pragma once

#include <string>

namespace lectern::cli {

/// Opens a URL in the person's browser, through xdg-open and without a shell. False when there is no such program; what
/// becomes of it afterwards is not waited for.
bool open_in_browser(const std::string& url);

}  // namespace lectern::cli
