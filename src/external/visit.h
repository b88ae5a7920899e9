#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"

namespace lectern::external {

struct VisitBounds {
  std::chrono::milliseconds each{15'000};  ///< for one question and its answer, connecting included
  std::chrono::milliseconds total{300'000};
  std::size_t at_once = 16;
  std::size_t at_once_each_host = 2;
  int redirects = 5;
  bool private_hosts = false;  ///< ask this computer and private networks, too
};

/// What came of asking for one address.
struct Answer {
  enum class Kind {
    Answered,  ///< `status` says how
    Failed,    ///< nobody answered, or nonsense; `failure` says why
    Unasked,   ///< on purpose, or for want of time; likewise
  };
  Kind kind = Kind::Unasked;
  int status = 0;                                  ///< of HTTP, after redirects
  std::string failure = "there was no time left";  ///< in a few words, the same each time
  std::string moved_to;  ///< where permanent redirects lead, as long as no other comes between; empty without them
};

using Answers = std::map<std::string, Answer>;  ///< by address, as it was given

/// Asks for each http and https address: for its head, and for the whole where that is refused, of which nothing is
/// read but the beginning. Redirects are followed. Hosts that only somebody inside can reach are not asked, whatever
/// name leads there; where the environment names a proxy, that is the proxy's care. `done` is told how many are done
/// with. Fails only when the library cannot be used or the process is asked to end.
core::Result<Answers> visit(const std::vector<std::string>& urls, const VisitBounds& bounds,
                            const std::function<void(std::size_t)>& done);

}  // namespace lectern::external
