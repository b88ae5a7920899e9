#include "pipeline/program.h"

#include <link.h>
#include <sys/stat.h>

namespace lectern::pipeline {
namespace {

/// A library, or the program itself, which has no name here. The kernel's own has no file.
int add_object(dl_phdr_info* object, std::size_t, void* out) {
  const char* file = object->dlpi_name == nullptr || *object->dlpi_name == '\0' ? "/proc/self/exe" : object->dlpi_name;
  struct stat status {};
  auto& all = *static_cast<core::Fingerprinter*>(out);
  all.add(object->dlpi_name == nullptr ? "" : object->dlpi_name);
  if (stat(file, &status) != 0) return 0;
  all.add(static_cast<std::uint64_t>(status.st_ino))
      .add(static_cast<std::uint64_t>(status.st_size))
      .add(static_cast<std::uint64_t>(status.st_mtim.tv_sec))
      .add(static_cast<std::uint64_t>(status.st_mtim.tv_nsec));
  return 0;
}

}  // namespace

core::Fingerprint program_fingerprint() {
  core::Fingerprinter out;
  dl_iterate_phdr(add_object, &out);
  return out.finish();
}

}  // namespace lectern::pipeline
