// Feeds bytes as the target and the Host header of a request: what is accepted must be a plain way down.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "serve/host_check.h"
#include "serve/request_path.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  lectern::serve::is_own_host(bytes, "127.0.0.1");
  lectern::serve::is_own_host(bytes, "::");
  const auto asked = lectern::serve::parse_target(bytes);
  if (!asked) return 0;
  const std::string_view path = asked->path;
  const bool plain = !path.starts_with('/') && !path.starts_with('.') && path.find("//") == path.npos &&
                     path.find("/.") == path.npos && path.find('\\') == path.npos && path.find('\0') == path.npos;
  if (!plain) std::abort();
  return 0;
}
