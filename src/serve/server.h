#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/result.h"
#include "serve/events.h"
#include "serve/site.h"

namespace lectern::serve {

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8000;                  ///< 0 for any free one
  std::filesystem::path own_files;  ///< the folder with `reload.js`
};

/// Serves a site over HTTP, and events to the pages that are open. From `bind` on connections are taken; they are
/// answered from `start` on.
class Server {
 public:
  /// Takes `options.port`, or a free one near it when something listens there already; see `port`. Fails when the host
  /// is not one of this computer's addresses, or when it may not listen there. `site` and `events` must outlive it.
  static core::Result<Server> bind(const ServerOptions& options, const Site& site, Events& events);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) = delete;
  /// Ends: closes `events`, and waits for the requests that are being answered.
  ~Server();

  void start();
  int port() const;
  /// `http://127.0.0.1:8000/`. Where the server listens on every address, that of this computer.
  std::string url() const;

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::serve
