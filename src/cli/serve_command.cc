#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/report.h"
#include "cli/share_folder.h"
#include "cli/stop_signals.h"
#include "cli/terminal.h"
#include "cli/web_browser.h"
#include "pipeline/build.h"
#include "pipeline/cache_folder.h"
#include "pipeline/session.h"
#include "serve/host_check.h"
#include "serve/preview.h"
#include "serve/server.h"
#include "serve/watcher.h"

namespace lectern::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kRetry{2000};

struct Options {
  std::string archive = "archive";
  std::string host = "127.0.0.1";
  int port = 8000;
  bool open = false;
};

/// `/courses/` of `https://example.org/courses/`.
std::string path_of_url(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = scheme == std::string::npos ? scheme : url.find('/', scheme + 3);
  return path == std::string::npos ? "/" : url.substr(path);
}

/// Rebuilds into `folder`. The pages of write-ups that were saved are shown before all that depends on them.
serve::Rebuild rebuilds(const Options& options, const fs::path& folder) {
  pipeline::BuildOptions build{options.archive, folder, share_folder()};
  build.service_worker = false;  // what browsers keep would outlive the preview
  const auto session = std::make_shared<pipeline::Session>(std::move(build));
  return
      [session, folder](const serve::Changes& changes, const serve::Publish& publish) -> core::Result<serve::Outcome> {
        auto glimpse = changes.everything ? std::nullopt : session->glimpse(changes.paths);
        if (glimpse) publish(std::move(glimpse->pages), glimpse->problems);
        auto report = session->build([](auto&&...) {});
        if (!report) return report.error();
        serve::Outcome outcome{std::nullopt, path_of_url(report->base_url), std::move(report->problems)};
        if (!report->stopped) outcome.folder = folder;
        return outcome;
      };
}

/// `archive/a/01/index.zh.md`; `3 files`.
std::string describe(const serve::Changes& changes) {
  if (changes.everything) return "everything";
  if (changes.paths.size() != 1) return count_of(changes.paths.size(), "file");
  return printable(clean(changes.paths.begin()->string()));
}

/// Says what rebuilds came to. What stands is not said again with every save.
class Log {
 public:
  /// The problems, when they are not those of the last time; then true.
  bool tell(const serve::RebuildReport& report) {
    std::string all;
    for (const core::Diagnostic& problem : report.problems.all()) all += core::format_diagnostic(problem);
    if (report.error) all = report.error->message;
    if (all == last_) return false;
    last_ = std::move(all);
    print_diagnostics(report.problems);
    if (report.error) print_error(*report.error);
    return true;
  }

  void tell(const serve::Changes& changes, const serve::RebuildReport& report) {
    if (!tell(report) && report.error) return;  // tried again, in vain
    fmt::print("{}: {} in {} ms, {}\n", describe(changes), report.shown ? "shown" : "not shown", report.took.count(),
               report.error ? "failed" : count_problems(report.problems));
    std::fflush(stdout);
  }

 private:
  std::string last_;
};

void announce(const Options& options, const serve::Server& server) {
  if (options.port != 0 && server.port() != options.port) {
    fmt::print(stderr, "port {} is taken; this is {}\n", options.port, server.port());
  }
  if (!serve::is_loopback(options.host)) {
    fmt::print(stderr, "warning: whoever can reach this computer at {} can read the archive\n", options.host);
  }
  fmt::print("Serving {} at {} — Ctrl-C ends it\n", options.archive, server.url());
  std::fflush(stdout);
  if (options.open && !open_in_browser(server.url())) {
    fmt::print(stderr, "there is no xdg-open: open the address yourself\n");
  }
}

int fail(const core::Error& error) {
  print_error(error);
  return status_of(error);
}

/// Until somebody stops it. What failed (a full disk, another build that was writing) is tried again, also when nothing
/// changes: it may work by then.
void keep_up_to_date(serve::Preview& preview, serve::Watcher& watcher, Log& log) {
  std::optional<std::chrono::milliseconds> patience;
  while (auto changes = watcher.next(patience)) {
    if (patience) changes->everything = true;  // those of the failed rebuild, too
    const serve::RebuildReport report = preview.update(*changes);
    if (report.error && report.error->code == core::Error::Code::Interrupted) return;
    log.tell(*changes, report);
    patience = report.error ? std::optional(kRetry) : std::nullopt;
  }
}

/// Gives the exit status of a failure; a signal ends the process.
int serve_until_stopped(const Options& options, const fs::path& folder, serve::Watcher& watcher,
                        const StopSignals& signals) {
  serve::Preview preview(rebuilds(options, folder));
  auto server =
      serve::Server::bind({options.host, options.port, share_folder() / "serve"}, preview.site(), preview.events());
  if (!server) return fail(server.error());
  Log log;
  const serve::RebuildReport first = preview.update({{}, true});
  if (first.error) return fail(*first.error);
  log.tell(first);
  server->start();
  announce(options, *server);
  keep_up_to_date(preview, watcher, log);
  std::_Exit(signals.status());  // nothing depends on the connections that idle, and they may for seconds
}

int run(const Options& options) {
  auto cache = pipeline::cache_folder(options.archive);
  if (!cache) return fail(cache.error());
  serve::Watcher watcher({{options.archive, share_folder() / "themes"}, {}}, [](const std::string& reason) {
    fmt::print(stderr, "{}: looking for changes every second instead\n", reason);
  });
  StopSignals signals([&] { watcher.stop(); });
  try {
    return serve_until_stopped(options, *cache / "preview", watcher, signals);
  } catch (const std::system_error&) {
    return kOperationFailed;  // nobody reads what is printed any more; as a server we are not told by SIGPIPE
  }
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
  auto* command = app.add_subcommand("serve", "Show an archive's site on this computer, and keep it up to date");
  auto options = std::make_shared<Options>();
  command->add_option("ARCHIVE", options->archive, "The folder with the courses")
      ->type_name("DIR")
      ->capture_default_str();
  command->add_option("--port", options->port, "Where to listen; the next free one when it is taken, 0 for any")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command
      ->add_option("--host", options->host, "The address to listen on; others can read along when it is not loopback")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command->add_flag("--open", options->open, "Open the site in the browser");
  command->callback([options, &status] { status = run(*options); });
}

}  // namespace lectern::cli
