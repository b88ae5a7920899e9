#pragma once

#include <cstddef>
#include <functional>

#include "core/result.h"

namespace lectern::core {

/// How many threads work at once: the processors that this process may use, which `taskset` and containers limit.
std::size_t thread_count();

/// Calls `work(i)` for each i below `count`, on up to `thread_count()` threads, in about ascending order, and waits for
/// all. After a failure no new calls begin; of several failures the one with the smallest i is given, which is the one
/// that a single thread would have met, since all calls before it are made. Once the process is asked to end
/// (core/interruption.h) that is a failure, too. `work` must be safe to call at once.
Result<void> for_each_in_parallel(std::size_t count, const std::function<Result<void>(std::size_t)>& work);

}  // namespace lectern::core
