#include "serve/server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/fingerprint.h"
#include "serve/injection.h"
#include "support/temporary_folder.h"

using namespace lectern;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

/// A connection of a few bytes' own making: no client library tidies up what is sent.
class Connection {
 public:
  explicit Connection(int port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    const timeval patience{20, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Connection() { close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(const std::string& bytes) const {
    REQUIRE(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
  }
  /// Everything until `end` was read, or until the server closed.
  std::string read_until(const std::string& end) {
    char buffer[4096];
    while (read_.find(end) == std::string::npos) {
      const ssize_t count = recv(socket_, buffer, sizeof buffer, 0);
      if (count <= 0) break;
      read_.append(buffer, static_cast<std::size_t>(count));
    }
    return read_;
  }
  std::string read_all() { return read_until("\x01 never"); }
  void forget() { read_.clear(); }

 private:
  int socket_;
  std::string read_;
};

/// A small site, served.
struct Scene {
  TemporaryFolder place;
  fs::path folder = place.path() / "site";
  serve::Site site;
  serve::Events events;
  std::optional<serve::Server> server;

  explicit Scene(const std::string& host = "127.0.0.1") {
    write(folder / "index.html", "<body>root</body>");
    write(folder / "zh/风险/index.html", "<body>page</body>");
    write(folder / "404.html", "<body>lost</body>");
    write(folder / "assets/style.css", "p{}");
    write(folder / "empty.txt", "");
    write(folder / ".lectern", "hidden");
    write(place.path() / "secret.txt", "secret");
    write(place.path() / "own/reload.js", "// own");
    fs::create_symlink(place.path() / "secret.txt", folder / "leak.txt");
    fs::create_symlink(place.path(), folder / "leak");
    fs::create_symlink("index.html", folder / "same.html");
    auto bound = serve::Server::bind({host, 0, place.path() / "own"}, site, events);
    REQUIRE(bound.ok());
    server.emplace(*std::move(bound));
    server->start();
  }

  void show(const std::string& base_path = "/") { site.replace(folder, base_path); }

  std::string ask(const std::string& target, const std::string& method = "GET", const std::string& more = "") {
    return ask_raw(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + more + "\r\n");
  }
  std::string ask_raw(const std::string& request) const {
    Connection connection(server->port());
    connection.send(request);
    return connection.read_all();
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

bool has_status(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

std::string body_of(const std::string& answer) {
  return answer.substr(answer.find("\r\n\r\n") + 4);
}

}  // namespace

TEST_CASE("pages come with the script and the fingerprint of what they are without it") {
  Scene scene;
  scene.show();
  const std::string answer = scene.ask("/zh/%E9%A3%8E%E9%99%A9/");
  const std::string fingerprint = core::to_hex(core::fingerprint_of("<body>page</body>"));
  CHECK(has_status(answer, 200));
  CHECK(has(answer, "Content-Type: text/html; charset=utf-8\r\n"));
  CHECK(has(answer, "Cache-Control: no-store\r\n"));
  CHECK(has(answer, "X-Content-Type-Options: nosniff\r\n"));
  CHECK(has(answer, "ETag: \"" + fingerprint + "\"\r\n"));
  CHECK_FALSE(has(answer, "Access-Control"));
  CHECK(body_of(answer) == serve::with_reload_script("<body>page</body>", fingerprint));
}

TEST_CASE("other files come as they are, also when the browser could unpack them or asks for a part") {
  Scene scene;
  scene.show();
  const std::string answer = scene.ask("/assets/style.css", "GET", "Accept-Encoding: gzip, br\r\nRange: bytes=1-1\r\n");
  CHECK(has_status(answer, 200));
  CHECK(has(answer, "Content-Type: text/css; charset=utf-8\r\n"));
  CHECK_FALSE(has(answer, "Content-Encoding"));
  CHECK(body_of(answer) == "p{}");
  CHECK(body_of(scene.ask("/empty.txt")).empty());
  CHECK(has(body_of(scene.ask("/same.html")), "root"));
}

TEST_CASE("large files arrive whole") {
  Scene scene;
  std::string large;
  for (int i = 0; large.size() < 3'000'000; ++i) large += std::to_string(i);
  write(scene.folder / "video.mp4", large);
  scene.show();
  CHECK(body_of(scene.ask("/video.mp4")) == large);
}

TEST_CASE("HEAD gives the headers alone") {
  Scene scene;
  scene.show();
  const std::string answer = scene.ask("/", "HEAD");
  CHECK(has_status(answer, 200));
  CHECK(has(answer, "ETag: "));
  CHECK(body_of(answer).empty());
}

TEST_CASE("the address of a folder gets its slash") {
  Scene scene;
  scene.show();
  const std::string answer = scene.ask("/zh/%E9%A3%8E%E9%99%A9?q=a");
  CHECK(has_status(answer, 302));
  CHECK(has(answer, "Location: /zh/%E9%A3%8E%E9%99%A9/?q=a\r\n"));
}

TEST_CASE("what is not there gets the site's own page, which reloads when it comes") {
  Scene scene;
  scene.show();
  for (const char* target : {"/nowhere/", "/zh/", "/assets/style.css/", "/zh"}) {
    CAPTURE(std::string(target));
    const std::string answer = scene.ask(target);
    if (std::string(target) == "/zh") {
      CHECK(has_status(answer, 302));
      continue;
    }
    CHECK(has_status(answer, 404));
    CHECK(has(answer, "lost"));
    CHECK(has(answer, "reload.js"));
  }
}

TEST_CASE("no file outside the site is served") {
  Scene scene;
  scene.show();
  for (const char* target :
       {"/../secret.txt", "/zh/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt",
        "/leak.txt", "/leak/secret.txt", "/.lectern", "/%2electern", "//etc/passwd", "/etc/passwd",
        "/secret.txt%00.html", "/__lectern__/../secret.txt", "/__lectern__/..%2f..%2fsecret.txt",
        "/__lectern__/%2e%2e/secret.txt", "/__lectern__/", "/__lectern__"}) {
    CAPTURE(std::string(target));
    const std::string answer = scene.ask(target);
    CHECK(has_status(answer, 404));
    CHECK_FALSE(has(body_of(answer), "secret"));
    CHECK_FALSE(has(body_of(answer), "hidden"));
  }
}

TEST_CASE("requests that are no requests do no harm") {
  Scene scene;
  scene.show();
  const std::string host = "Host: 127.0.0.1\r\n";
  for (const std::string& request :
       {std::string("\r\n\r\n"), std::string("GET\r\n\r\n"), "GET / HTTP/9\r\n" + host + "\r\n",
        "GET http://evil.example/ HTTP/1.1\r\n" + host + "\r\n", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\n" + host + "Range: bytes=9-1,,x\r\nConnection: close\r\n\r\n",
        std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11)}) {
    Connection connection(scene.server->port());
    connection.send(request);
  }
  CHECK(has_status(scene.ask("/"), 200));
}

TEST_CASE("only reading is possible") {
  Scene scene;
  scene.show();
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
    const std::string answer = scene.ask("/", method, "Content-Length: 0\r\n");
    CHECK(has_status(answer, 405));
    CHECK(has(answer, "Allow: GET, HEAD\r\n"));
  }
}

TEST_CASE("a name that is not this computer's is refused") {
  Scene scene;
  scene.show();
  for (const char* headers :
       {"Host: evil.example\r\n", "Host: evil.example:8000\r\n", "", "Host: 127.0.0.1\r\nHost: evil.example\r\n"}) {
    CAPTURE(std::string(headers));
    const std::string answer = scene.ask_raw("GET / HTTP/1.1\r\n" + std::string(headers) + "Connection: close\r\n\r\n");
    CHECK(has_status(answer, 403));
    CHECK_FALSE(has(answer, "root"));
  }
}

TEST_CASE("before there is a site, every page says so and waits") {
  Scene scene;
  const std::string answer = scene.ask("/zh/");
  CHECK(has_status(answer, 503));
  CHECK(has(answer, "reload.js"));
  CHECK(has_status(scene.ask("/__lectern__/reload.js"), 200));
}

TEST_CASE("pages in memory win over the folder, and make folders") {
  Scene scene;
  scene.show();
  scene.site.overlay({{"index.html", "<body>new</body>"}, {"en/a/index.html", "<body>early</body>"}});
  CHECK(has(scene.ask("/"), "new"));
  CHECK(has(scene.ask("/en/a/"), "early"));
  CHECK(has(scene.ask("/en/a"), "Location: /en/a/\r\n"));
  scene.show();
  CHECK(has(scene.ask("/"), "root"));
  CHECK(has_status(scene.ask("/en/a/"), 404));
}

TEST_CASE("links that begin with the path of the site's address lead to its pages") {
  Scene scene;
  scene.show("/sub/courses/");
  CHECK(has(scene.ask("/sub/courses/assets/style.css"), "p{}"));
  CHECK(has(scene.ask("/sub/courses/"), "root"));
  CHECK(has_status(scene.ask("/sub/courses/.lectern"), 404));
  CHECK(has_status(scene.ask("/sub/"), 404));
  CHECK(has(scene.ask("/"), "root"));
}

TEST_CASE("a port that is taken is not shared: another one is found") {
  Scene scene;
  serve::Site site;
  serve::Events events;
  const auto other = serve::Server::bind({"127.0.0.1", scene.server->port(), {}}, site, events);
  REQUIRE(other.ok());
  CHECK(other->port() != scene.server->port());
}

TEST_CASE("a host that is not this computer's is an error in words") {
  serve::Site site;
  serve::Events events;
  const auto server = serve::Server::bind({"192.0.2.1", 0, {}}, site, events);
  REQUIRE_FALSE(server.ok());
  CHECK(has(server.error().message, "cannot listen on 192.0.2.1"));
  CHECK_FALSE(serve::Server::bind({"no such host", 8000, {}}, site, events).ok());
}

TEST_CASE("an open page is told the state, then each new one") {
  Scene scene;
  scene.events.tell("{\"first\":1}");
  Connection page(scene.server->port());
  page.send("GET /__lectern__/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(has(page.read_until("first"), "Content-Type: text/event-stream"));
  page.forget();
  scene.events.tell("{\"second\":2}");
  CHECK(has(page.read_until("second"), "event: state\ndata: {\"second\":2}"));
}

TEST_CASE("of many open pages the oldest are sent away, so that the others can load") {
  Scene scene;
  const std::string request = "GET /__lectern__/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
  Connection oldest(scene.server->port());
  oldest.send(request);
  oldest.read_until("event: state");
  std::vector<std::unique_ptr<Connection>> others;
  for (std::size_t i = 0; i < serve::Events::kMostPerClient; ++i) {
    others.push_back(std::make_unique<Connection>(scene.server->port()));
    others.back()->send(request);
    others.back()->read_until("event: state");
  }
  CHECK(has(oldest.read_until("retired"), "event: retired"));
  scene.events.tell("{\"later\":1}");
  for (const auto& other : others) CHECK(has(other->read_until("later"), "later"));
}

TEST_CASE("a server ends though pages are open") {
  Scene scene;
  Connection page(scene.server->port());
  page.send("GET /__lectern__/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  page.read_until("event: state");
  Connection idle(scene.server->port());
  scene.server.reset();
  CHECK_FALSE(has(page.read_all(), "never"));
}
