#include "external/address.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace lectern::external {
namespace {

std::string_view authority_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

struct Network {
  std::uint32_t begin;
  int bits;
};

/// Those that IANA lists as not globally reachable, and multicast.
constexpr std::array<Network, 15> kPrivateNetworks = {{{0x00000000, 8},
                                                       {0x0A000000, 8},
                                                       {0x64400000, 10},
                                                       {0x7F000000, 8},
                                                       {0xA9FE0000, 16},
                                                       {0xAC100000, 12},
                                                       {0xC0000000, 24},
                                                       {0xC0000200, 24},
                                                       {0xC0586300, 24},
                                                       {0xC0A80000, 16},
                                                       {0xC6120000, 15},
                                                       {0xC6336400, 24},
                                                       {0xCB007100, 24},
                                                       {0xE0000000, 4},
                                                       {0xF0000000, 4}}};

bool is_private_v4(std::uint32_t address) {
  return std::any_of(kPrivateNetworks.begin(), kPrivateNetworks.end(),
                     [&](const Network& network) { return ((address ^ network.begin) >> (32 - network.bits)) == 0; });
}

std::uint32_t number_of(const std::uint8_t* bytes) {
  return std::uint32_t{bytes[0]} << 24U | std::uint32_t{bytes[1]} << 16U | std::uint32_t{bytes[2]} << 8U | bytes[3];
}

/// Public are 2000::/3 without what is for documentation, and what stands for a public IPv4 address.
bool is_private_v6(const std::uint8_t* bytes) {
  constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  constexpr std::array<std::uint8_t, 12> kTranslated = {0, 0x64, 0xFF, 0x9B};
  for (const auto& prefix : {kMapped, kTranslated}) {
    if (std::equal(prefix.begin(), prefix.end(), bytes)) return is_private_v4(number_of(bytes + prefix.size()));
  }
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_private_v4(number_of(bytes + 2));  // 6to4
  const bool documentation = number_of(bytes) == 0x20010DB8;
  const bool tunnel = number_of(bytes) == 0x20010000;  // Teredo
  return (bytes[0] & 0xE0U) != 0x20 || documentation || tunnel;
}

}  // namespace

std::string host_of(std::string_view url) {
  std::string out(authority_of(url));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::optional<std::string> as_sent(std::string_view url) {
  const std::string_view authority = authority_of(url);
  if (std::any_of(authority.begin(), authority.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7E; }))
    return std::nullopt;
  std::string out;
  for (const char c : url.substr(0, url.find('#'))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

bool is_private(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, &address, sizeof v4);
    return is_private_v4(ntohl(v4.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return true;
  sockaddr_in6 v6;
  std::memcpy(&v6, &address, sizeof v6);
  return is_private_v6(v6.sin6_addr.s6_addr);
}

}  // namespace lectern::external
