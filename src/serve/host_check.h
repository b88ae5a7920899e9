#pragma once

#include <string>
#include <string_view>

namespace lectern::serve {

/// Whether only this computer can connect to what listens on `host`: `localhost`, `127.…`, `::1`.
bool is_loopback(std::string_view host);

/// Whether a request with this `Host` header was meant for the preview. Another page's script can make its own name
/// lead to 127.0.0.1 (DNS rebinding) and would then read the preview as if it were its own site; the browser still says
/// that name here. Names of this computer itself pass, whatever the port; so does `listening_on`, what `--host` said,
/// and when that is not loopback every literal address, for these need no DNS.
bool is_own_host(std::string_view header, std::string_view listening_on);

/// `[::1]` of `::1`: an address as it stands in a URL.
std::string host_in_url(std::string_view host);

}  // namespace lectern::serve
