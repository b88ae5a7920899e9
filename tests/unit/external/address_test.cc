#include "external/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <string>

namespace lectern::external {
namespace {

bool is_private(const std::string& text) {
  sockaddr_storage storage{};
  auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
  if (inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
  } else {
    REQUIRE(inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1);
    v6->sin6_family = AF_INET6;
  }
  return external::is_private(reinterpret_cast<const sockaddr&>(storage));
}

}  // namespace

TEST_CASE("addresses that only somebody inside can reach are private") {
  for (const char* address : {"0.0.0.0",         "10.1.2.3",       "100.64.0.1",      "127.0.0.1",   "127.255.0.1",
                              "169.254.169.254", "172.16.0.1",     "172.31.255.255",  "192.168.1.1", "192.0.2.1",
                              "198.18.0.1",      "224.0.0.1",      "255.255.255.255", "::",          "::1",
                              "fe80::1",         "fd00::1",        "fc00::1",         "ff02::1",     "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::",   "2001:db8::1", "2001::1"}) {
    CAPTURE(address);
    CHECK(is_private(std::string(address)));
  }
}

TEST_CASE("all others are public") {
  for (const char* address :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.128.0.1", "126.0.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1",
        "223.255.255.255", "2606:4700::1111", "2400:cb00::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"}) {
    CAPTURE(address);
    CHECK_FALSE(is_private(std::string(address)));
  }
}

TEST_CASE("what is neither IPv4 nor IPv6 counts as private") {
  sockaddr address{};
  address.sa_family = AF_UNIX;
  CHECK(external::is_private(address));
}

TEST_CASE("the host of an address is its authority in lower case") {
  CHECK(host_of("https://Example.ORG/Path?x#y") == "example.org");
  CHECK(host_of("http://example.org:8080") == "example.org:8080");
  CHECK(host_of("http://[::1]:80/") == "[::1]:80");
  CHECK(host_of("http://example.org?x=/") == "example.org");
  CHECK(host_of("nonsense").empty());
}

TEST_CASE("an address is sent in ASCII and without its fragment") {
  CHECK(as_sent("https://example.org/社区?问=a b#节") == "https://example.org/%E7%A4%BE%E5%8C%BA?%E9%97%AE=a%20b");
  CHECK(as_sent("https://example.org/%E7%A4%BE") == "https://example.org/%E7%A4%BE");
  CHECK(as_sent("https://example.org/a\nb") == "https://example.org/a%0Ab");
  CHECK_FALSE(as_sent("https://例子.中国/").has_value());
}

}  // namespace lectern::external
