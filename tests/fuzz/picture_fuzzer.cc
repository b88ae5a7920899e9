// Feeds bytes as a picture of each kind of name: reading must end, and a damaged one has no size.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "site/picture_size.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = [&](std::uint64_t offset, std::size_t count) {
    return offset > bytes.size() ? std::string() : std::string(bytes.substr(offset, count));
  };
  for (const char* name : {"a.png", "a.svg", "a.txt"}) {
    const lectern::site::PictureReading reading = lectern::site::read_picture(name, read);
    const bool sized = reading.size.width > 0;
    if (sized != (reading.size.height > 0) || (reading.damaged && sized)) std::abort();
  }
  return 0;
}
