#pragma once

#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace lectern::external {

/// The host of an http or https address, lower case, with its port where one is given: who is to be spared.
std::string host_of(std::string_view url);

/// The address as it is sent: without its fragment, blanks and bytes beyond ASCII as %XX. Nothing where the host's name
/// is not in ASCII.
std::optional<std::string> as_sent(std::string_view url);

/// Whether an address of the network is this computer's, of a private network, or of nobody's in particular: what only
/// somebody inside can reach. Anything but IPv4 and IPv6 counts as that.
bool is_private(const sockaddr& address);

}  // namespace lectern::external
