#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/fingerprint.h"

namespace lectern::core {

/// What earlier builds made, by the fingerprint of all that it was made of: the same makings give the same bytes, so
/// whoever finds them need not make them. Whatever comes out may be damaged, and is read as foreign bytes are. Safe
/// from several threads at once.
class Memory {
 public:
  virtual ~Memory() = default;

  /// Lent for the lifetime of the memory.
  virtual std::optional<std::string_view> find(const Fingerprint& key) const = 0;
  /// Keeps the first value of a key; others are equal.
  virtual void put(const Fingerprint& key, std::string value) = 0;
};

/// Remembers nothing.
class NoMemory : public Memory {
 public:
  std::optional<std::string_view> find(const Fingerprint&) const override { return std::nullopt; }
  void put(const Fingerprint&, std::string) override {}
};

}  // namespace lectern::core
