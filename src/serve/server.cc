#include "serve/server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>

#include "serve/connections.h"
#include "serve/host_check.h"
#include "serve/injection.h"
#include "serve/responder.h"

namespace lectern::serve {
namespace {

using namespace std::chrono_literals;

constexpr int kNextPorts = 20;
constexpr auto kLookForReader = 1s;  // how soon a stream notices that its page is gone
constexpr int kSilencesToPing = 10;  // so that nothing on the way takes the connection for dead
constexpr const char* kEventsPath = "/__lectern__/events";

void set_options(socket_t descriptor) {
  // Without SO_REUSEPORT, which httplib would set: two servers on one port would each get some of the requests.
  const int yes = 1;
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

/// Headers of every answer: nothing is kept, and no other site may use what is here.
void set_common_headers(httplib::Response& response) {
  response.set_header("Cache-Control", "no-store");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Accept-Ranges", "none");
}

void refuse(httplib::Response& response, int status, const std::string& why) {
  response.status = status;
  response.set_content(why + "\n", "text/plain; charset=utf-8");
}

/// The library would answer ranges also where the status says 200, and compress pages at its slowest setting: what asks
/// for that is taken out. It hands out its own request as const, though it is not.
void drop_extras(const httplib::Request& request) {
  auto& own = const_cast<httplib::Request&>(request);
  own.ranges.clear();
  own.headers.erase("Accept-Encoding");
}

httplib::ContentProvider provider_of(std::shared_ptr<const SiteFile> file) {
  return [file = std::move(file)](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
    std::array<char, 1U << 16U> buffer;
    const std::size_t count = file->read(offset, buffer.data(), std::min(length, buffer.size()));
    return count > 0 && sink.write(buffer.data(), count);
  };
}

void send(Reply reply, httplib::Response& response) {
  response.status = reply.status;
  for (const auto& [name, value] : reply.headers) response.set_header(name.c_str(), value);
  if (reply.file && reply.file->size() > 0) {
    const auto size = static_cast<std::size_t>(reply.file->size());
    response.set_content_provider(size, reply.type.c_str(), provider_of(reply.file));
  } else {
    response.set_content(std::move(reply.body), reply.type.c_str());
  }
}

bool write_text(httplib::DataSink& sink, const std::string& text) {
  return sink.write(text.data(), text.size());
}

/// One step of an event stream; false ends it.
bool send_next(Events::Stream& stream, int& silences, httplib::DataSink& sink) {
  const Events::Message message = stream.next(kLookForReader);
  switch (message.kind) {
    case Events::Message::Kind::State:
      silences = 0;
      return write_text(sink, fmt::format("retry: 500\nevent: state\ndata: {}\n\n", message.text));
    case Events::Message::Kind::Retired:
      write_text(sink, "event: retired\ndata:\n\n");
      sink.done();
      return true;
    case Events::Message::Kind::Closed:
      sink.done();
      return true;
    case Events::Message::Kind::Silence:
      break;
  }
  if (!sink.is_writable()) return false;
  if (++silences % kSilencesToPing != 0) return true;
  return write_text(sink, ": still here\n\n");
}

void send_events(Events& events, const httplib::Request& request, httplib::Response& response) {
  response.status = 200;
  if (request.method == "HEAD") return response.set_content("", "text/event-stream");
  std::shared_ptr<Events::Stream> stream = events.open(request.remote_addr);
  response.set_chunked_content_provider("text/event-stream",
                                        [stream, silences = 0](std::size_t, httplib::DataSink& sink) mutable {
                                          return send_next(*stream, silences, sink);
                                        });
}

core::Error cannot_listen(const ServerOptions& options, int cause) {
  const std::string why = cause == 0 ? "unknown host" : std::generic_category().message(cause);
  return {
      core::Error::Code::InvalidUsage, fmt::format("cannot listen on {} port {}: {}", options.host, options.port, why),
      cause == EACCES ? "choose a port above 1023 with --port" : "give one of this computer's addresses with --host"};
}

/// The port that was taken: the one asked for, one of the next, or any.
core::Result<int> bind_somewhere(httplib::Server& http, const ServerOptions& options) {
  errno = 0;
  if (options.port > 0 && http.bind_to_port(options.host.c_str(), options.port)) return options.port;
  if (options.port > 0 && errno != EADDRINUSE) return cannot_listen(options, errno);
  for (int port = options.port + 1; options.port > 0 && port <= std::min(options.port + kNextPorts, 65535); ++port) {
    if (http.bind_to_port(options.host.c_str(), port)) return port;
  }
  errno = 0;
  const int port = http.bind_to_any_port(options.host.c_str());
  if (port <= 0) return cannot_listen(options, errno);
  return port;
}

}  // namespace

struct Server::State {
  State(ServerOptions given, const Site& site, Events& all_events)
      : options(std::move(given)), events(all_events), responder(site, options.own_files) {}

  ServerOptions options;
  Events& events;
  Responder responder;
  httplib::Server http;
  int port = 0;
  std::thread thread;

  void set_up();
  void answer(const httplib::Request& request, httplib::Response& response);
};

void Server::State::set_up() {
  http.new_task_queue = [] { return new ConnectionThreads; };
  http.set_socket_options(set_options);
  http.set_tcp_nodelay(true);
  http.set_keep_alive_max_count(1000);
  http.set_keep_alive_timeout(2);
  http.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    answer(request, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  http.set_exception_handler([](const auto&, httplib::Response& response, std::exception_ptr) {
    refuse(response, 500, "the preview could not answer");
  });
}

void Server::State::answer(const httplib::Request& request, httplib::Response& response) {
  drop_extras(request);
  set_common_headers(response);
  if (request.get_header_value_count("Host") != 1 || !is_own_host(request.get_header_value("Host"), options.host)) {
    return refuse(
        response, 403,
        fmt::format("this is a preview of lectern; its address is http://{}:{}/", host_in_url(options.host), port));
  }
  if (request.method != "GET" && request.method != "HEAD") {
    response.set_header("Allow", "GET, HEAD");
    response.set_header("Connection", "close");  // a body that came along would be taken for the next request
    return refuse(response, 405, "only GET and HEAD");
  }
  if (request.target == kEventsPath) return send_events(events, request, response);
  send(responder.answer(request.target), response);
}

core::Result<Server> Server::bind(const ServerOptions& options, const Site& site, Events& events) {
  auto state = std::make_unique<State>(options, site, events);
  state->set_up();
  auto port = bind_somewhere(state->http, options);
  if (!port) return port.error();
  state->port = *port;
  return Server(std::move(state));
}

void Server::start() {
  state_->thread = std::thread([state = state_.get()] { state->http.listen_after_bind(); });
  while (!state_->http.is_running()) std::this_thread::sleep_for(1ms);
}

int Server::port() const {
  return state_->port;
}

std::string Server::url() const {
  const bool everywhere = state_->options.host == "0.0.0.0" || state_->options.host == "::";
  return fmt::format("http://{}:{}/", everywhere ? "127.0.0.1" : host_in_url(state_->options.host), state_->port);
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;

Server::~Server() {
  if (!state_) return;
  state_->events.close();
  if (!state_->thread.joinable()) return;
  state_->http.stop();
  state_->thread.join();
}

}  // namespace lectern::serve
