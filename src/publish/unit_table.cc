#include "publish/unit_table.h"

namespace lectern::publish {

UnitTable::UnitTable(const TreeListing* live, const TreeListing* staged) {
  const std::size_t size = (live ? live->units.size() : 0) + (staged ? staged->units.size() / 8 : 0);
  units_.reserve(size + size / 4);
  if (live != nullptr) {
    for (const ListedUnit& unit : live->units) units_[unit.path].live = &unit;
  }
  if (staged != nullptr) {
    for (const ListedUnit& unit : staged->units) units_[unit.path].staged = &unit;
  }
}

Unit* UnitTable::find(std::string_view path) {
  const auto found = units_.find(path);
  return found == units_.end() ? nullptr : &found->second;
}

Unit& UnitTable::at(std::string_view path) {
  if (Unit* unit = find(path)) return *unit;
  return units_[paths_.emplace_back(path)];
}

}  // namespace lectern::publish
