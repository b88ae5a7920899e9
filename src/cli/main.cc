#include "cli/application.h"

int main(int argc, char** argv) {
  return lectern::cli::run_application(argc, argv);
}
