#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/folder_name.h"
#include "core/date.h"

namespace lectern::archive {

/// Puts lessons, or courses, in the order in which they are shown: by date, those of one date by folder name in natural
/// order. One without a date goes with its neighbours: it counts as of the date of the nearest one before it by folder
/// name, and before all dates where there is none. `date_of` and `name_of` are called with a `const T&`; names differ.
template <typename T, typename DateOf, typename NameOf>
void put_in_order(std::vector<T>& items, const DateOf& date_of, const NameOf& name_of) {
  std::sort(items.begin(), items.end(), [&](const T& a, const T& b) { return natural_less(name_of(a), name_of(b)); });
  std::vector<std::pair<std::optional<core::Date>, T>> dated;
  dated.reserve(items.size());
  std::optional<core::Date> last;
  for (T& item : items) {
    if (std::optional<core::Date> own = date_of(std::as_const(item))) last = own;
    dated.emplace_back(last, std::move(item));
  }
  std::stable_sort(dated.begin(), dated.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(dated.begin(), dated.end(), items.begin(), [](auto& entry) { return std::move(entry.second); });
}

}  // namespace lectern::archive
