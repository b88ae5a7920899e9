#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "cli/application.h"
#include "cli/reference/command.h"

namespace {

bool write(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) fmt::print(stderr, "cannot write {}\n", path.string());
  return static_cast<bool>(file);
}

}  // namespace

/// `make_reference FOLDER`: writes completions and the manual page there; runs when lectern is built.
int main(int argc, char** argv) {
  using namespace lectern::cli;
  if (argc != 2) {
    fmt::print(stderr, "usage: make_reference FOLDER\n");
    return 2;
  }
  int status = 0;
  const reference::Command application = reference::read_command(*make_application(status));
  const std::filesystem::path folder = argv[1];
  const bool written = write(folder / "lectern", reference::bash_completion(application)) &&
                       write(folder / "_lectern", reference::zsh_completion(application)) &&
                       write(folder / "lectern.fish", reference::fish_completion(application)) &&
                       write(folder / "lectern.1", reference::manual_page(application, LECTERN_VERSION));
  return written ? 0 : 1;
}
