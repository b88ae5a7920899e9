#include "history/git.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <utility>

extern char** environ;

namespace lectern::history {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::minutes kPatience{2};
constexpr std::size_t kMaxOutput = 256U << 20U, kMaxComplaint = 4096;

/// A pipe whose ends close when they are done with.
class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool is_open() const { return ends_[0] >= 0; }
  int reading() const { return ends_[0]; }
  int writing() const { return ends_[1]; }
  void close_writing() { close_end(1); }

 private:
  void close_end(std::size_t which) {
    if (ends_[which] >= 0) close(ends_[which]);
    ends_[which] = -1;
  }
  std::array<int, 2> ends_{};
};

/// Ours, without what would point git elsewhere or let it ask, and in English.
std::vector<std::string> git_environment() {
  std::vector<std::string> out = {"GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C", "GIT_PAGER=cat"};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    constexpr std::array<std::string_view, 4> kOwn = {"GIT_", "LC_", "LANGUAGE=", "LANG="};
    bool own = false;
    for (const std::string_view prefix : kOwn) own = own || text.substr(0, prefix.size()) == prefix;
    if (!own) out.emplace_back(text);
  }
  return out;
}

std::vector<char*> pointers_of(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// Nothing started gives -1.
pid_t start(std::vector<std::string> words, const Pipe& output, const Pipe& complaint) {
  std::vector<std::string> environment = git_environment();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.writing(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, complaint.writing(), STDERR_FILENO);
  pid_t child = -1;
  const int failed =
      posix_spawnp(&child, "git", &actions, nullptr, pointers_of(words).data(), pointers_of(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? child : -1;
}

/// Adds what is there to read. False at the end.
bool read_some(int descriptor, std::string& out) {
  std::array<char, 65536> buffer;
  const ssize_t got = read(descriptor, buffer.data(), buffer.size());
  if (got < 0) return errno == EINTR;
  out.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0;
}

/// Reads both until both end. False when that takes too long, or one says too much.
bool read_both(const Pipe& output, const Pipe& complaint, GitAnswer& answer) {
  const auto end = Clock::now() + kPatience;
  std::array<pollfd, 2> ends{{{output.reading(), POLLIN, 0}, {complaint.reading(), POLLIN, 0}}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return false;
    const int ready = poll(ends.data(), ends.size(), static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    if (ends[0].revents != 0 && !read_some(ends[0].fd, answer.output)) ends[0].fd = -1;
    if (ends[1].revents != 0 && !read_some(ends[1].fd, answer.complaint)) ends[1].fd = -1;
    if (answer.output.size() > kMaxOutput) return false;
    if (answer.complaint.size() > kMaxComplaint) answer.complaint.resize(kMaxComplaint);
  }
  return true;
}

/// Its status when it ended by itself, else -1.
int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

GitAnswer ask_git(const std::filesystem::path& folder, const std::vector<std::string>& arguments) {
  constexpr int kNoProgram = 127;
  GitAnswer answer;
  Pipe output, complaint;
  if (!output.is_open() || !complaint.is_open()) {
    answer.started = true;
    answer.complaint = std::strerror(errno);
    return answer;
  }
  std::vector<std::string> words = {"git",
                                    "-C",
                                    folder.string(),
                                    "-c",
                                    "core.fsmonitor=false",
                                    "-c",
                                    "core.hooksPath=/dev/null",
                                    "-c",
                                    "log.showSignature=false"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const pid_t child = start(std::move(words), output, complaint);
  if (child < 0) return answer;
  output.close_writing();
  complaint.close_writing();
  answer.timed_out = !read_both(output, complaint, answer);
  if (answer.timed_out) kill(child, SIGKILL);
  const int status = wait_for(child);
  answer.started = status != kNoProgram;
  answer.succeeded = status == 0 && !answer.timed_out;
  return answer;
}

}  // namespace lectern::history
