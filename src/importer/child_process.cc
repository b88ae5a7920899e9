#include "importer/child_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "core/interruption.h"
#include "importer/descriptor.h"

namespace lectern::importer {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kErrorBytes = 64U << 10U;
constexpr int kTickMilliseconds = 100;

struct Pipe {
  Descriptor read;
  Descriptor write;
};

core::Result<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    return core::Error{core::Error::Code::Io, fmt::format("cannot make a pipe: {}", std::strerror(errno)), ""};
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Runs between fork and exec, where next to nothing is allowed; tells `failed` why when it comes back.
[[noreturn]] void become(char* const* arguments, const char* folder, const ChildLimits& limits, int output, int errors,
                         int failed) {
  setpgid(0, 0);
  const rlimit file{limits.output_bytes, limits.output_bytes};
  setrlimit(RLIMIT_FSIZE, &file);
  const rlimit core_file{0, 0};
  setrlimit(RLIMIT_CORE, &core_file);
  const int nothing = open("/dev/null", O_RDONLY);
  const bool ready = nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
                     dup2(errors, STDERR_FILENO) >= 0 && chdir(folder) == 0;
  if (ready) execvp(arguments[0], arguments);
  const int cause = errno;
  [[maybe_unused]] const ssize_t told = write(failed, &cause, sizeof cause);
  _exit(127);
}

/// A program that runs, and is ended and waited for when nobody wants it any more.
class Child {
 public:
  explicit Child(pid_t process) : process_(process) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (process_ <= 0) return;
    kill(-process_, SIGKILL);
    kill(process_, SIGKILL);  // before it has made a group of its own
    wait();
  }

  int wait() {
    int status = 0;
    while (waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t process_;
};

/// Reads what is there; closes at the end.
bool drain(Descriptor& pipe, std::string& out, std::size_t bound) {
  std::array<char, 65536> piece;
  const ssize_t count = read(pipe.get(), piece.data(), piece.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  if (count == 0) pipe.close();
  const std::size_t room = bound - std::min(bound, out.size());
  out.append(piece.data(), std::min(static_cast<std::size_t>(count), room));
  return true;
}

core::Result<void> gather(Descriptor& output, Descriptor& errors, const ChildLimits& limits, const std::string& program,
                          ChildOutput& out) {
  const Clock::time_point end = Clock::now() + limits.time;
  while (output || errors) {
    if (auto going = core::check_interruption(); !going) return going;
    std::array<pollfd, 2> waited{{{output.get(), POLLIN, 0}, {errors.get(), POLLIN, 0}}};
    poll(waited.data(), waited.size(), kTickMilliseconds);
    if (waited[0].revents != 0 && output) drain(output, out.output, limits.output_bytes + 1);
    if (waited[1].revents != 0 && errors) drain(errors, out.errors, kErrorBytes);
    if (out.output.size() > limits.output_bytes)
      return core::Error{core::Error::Code::Io, fmt::format("{} writes without end", program), ""};
    if (Clock::now() > end) {
      return core::Error{core::Error::Code::Io,
                         fmt::format("{} did not come to an end within {} seconds", program, limits.time.count()), ""};
    }
  }
  return {};
}

/// Why the program was not begun; 0 when it was.
int cause_of_failure(Descriptor& failed) {
  int cause = 0;
  ssize_t count = 0;
  while ((count = read(failed.get(), &cause, sizeof cause)) < 0 && errno == EINTR) continue;
  return count == sizeof cause ? cause : 0;
}

}  // namespace

core::Result<ChildOutput> run_program(const std::vector<std::string>& command, const std::filesystem::path& folder,
                                      const ChildLimits& limits) {
  auto output = make_pipe();
  auto errors = make_pipe();
  auto failed = make_pipe();
  for (const auto* made : {&output, &errors, &failed}) {
    if (!*made) return made->error();
  }
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  const pid_t process = fork();
  if (process == 0)
    become(arguments.data(), folder.c_str(), limits, output->write.get(), errors->write.get(), failed->write.get());
  if (process < 0)
    return core::Error{core::Error::Code::Io, fmt::format("cannot run {}: {}", command[0], std::strerror(errno)), ""};
  Child child(process);
  for (auto* made : {&output, &errors, &failed}) (*made)->write.close();
  if (const int cause = cause_of_failure(failed->read); cause != 0) {
    const auto code = cause == ENOENT ? core::Error::Code::NotFound : core::Error::Code::Io;
    return core::Error{code, fmt::format("cannot run {}: {}", command[0], std::strerror(cause)), ""};
  }
  ChildOutput out;
  if (auto gathered = gather(output->read, errors->read, limits, command[0], out); !gathered) return gathered.error();
  out.status = child.wait();
  return out;
}

}  // namespace lectern::importer
