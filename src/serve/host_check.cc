#include "serve/host_check.h"

#include <arpa/inet.h>

#include <algorithm>

namespace lectern::serve {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_ipv4(const std::string& host) {
  in_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1;
}

bool is_ipv6(const std::string& host) {
  in6_addr address{};
  return inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The host of `host:port` and of `[address]:port`, in small letters; empty when it is neither.
std::string host_of(std::string_view header) {
  if (header.starts_with('[')) {
    const std::size_t end = header.find(']');
    if (end == std::string_view::npos) return {};
    const std::string_view port = header.substr(end + 1);
    if (!port.empty() && (port.front() != ':' || !is_digits(port.substr(1)))) return {};
    return lower(header.substr(1, end - 1));
  }
  const std::size_t colon = header.find(':');
  if (colon != std::string_view::npos && !is_digits(header.substr(colon + 1))) return {};
  return lower(header.substr(0, colon));
}

}  // namespace

bool is_loopback(std::string_view host) {
  const std::string name = lower(host);
  if (name == "localhost" || name.ends_with(".localhost") || name == "::1") return true;
  return is_ipv4(name) && name.starts_with("127.");
}

bool is_own_host(std::string_view header, std::string_view listening_on) {
  const std::string host = host_of(header);
  if (host.empty()) return false;
  if (is_loopback(host) || host == lower(listening_on)) return true;
  return !is_loopback(listening_on) && (is_ipv4(host) || is_ipv6(host));
}

std::string host_in_url(std::string_view host) {
  return host.find(':') == std::string_view::npos ? std::string(host) : '[' + std::string(host) + ']';
}

}  // namespace lectern::serve
