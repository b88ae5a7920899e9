#include "language/simplified_forms.h"

#include <algorithm>

#include "language/analysis.h"

namespace lectern::language {
namespace {

// Written while building by table/make_simplified_forms.cc; ascending.
constexpr std::pair<char32_t, char32_t> kForms[] = {
#include "language/simplified_forms.inc"
};

}  // namespace

std::span<const std::pair<char32_t, char32_t>> simplified_forms() {
  return kForms;
}

char32_t simplified(char32_t code_point) {
  if (code_point < kForms[0].first) return code_point;
  const auto* found = std::lower_bound(std::begin(kForms), std::end(kForms), code_point,
                                       [](const auto& form, char32_t c) { return form.first < c; });
  return found != std::end(kForms) && found->first == code_point ? found->second : code_point;
}

}  // namespace lectern::language
