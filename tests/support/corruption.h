#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>

/// Calls `use` with every proper prefix of `bytes`.
inline void for_each_truncation(const std::string& bytes, const std::function<void(const std::string&)>& use) {
  for (std::size_t size = 0; size < bytes.size(); ++size) use(bytes.substr(0, size));
}

/// Calls `use` with `count` copies of `bytes` in which one bit, or one of a few neighbouring bytes, differs. The same
/// ones in every run.
inline void for_each_flip(const std::string& bytes, int count, const std::function<void(const std::string&)>& use) {
  std::minstd_rand random(static_cast<std::uint32_t>(bytes.size()));
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (int i = 0; i < count; ++i) {
    std::string copy = bytes;
    char& byte = copy[below(copy.size())];
    byte = static_cast<char>(i % 2 == 0 ? byte ^ (1 << below(8)) : below(256));
    if (copy != bytes) use(copy);
  }
}
