#pragma once

#include <CLI/CLI.hpp>

/// Each command owns its file: options, help and what it does. `add_…` puts the command into `app`; when it was called,
/// its exit status is in `status` after parsing.
namespace lectern::cli {

void add_build(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_glossary(CLI::App& app, int& status);
void add_import(CLI::App& app, int& status);
void add_new(CLI::App& app, int& status);
void add_search(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_theme(CLI::App& app, int& status);

}  // namespace lectern::cli
