#include "site/svg_size.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace lectern::site {
namespace {

using std::string_view;

constexpr string_view kSpaces = " \t\r\n";

void skip_spaces(string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpaces), text.size()));
}

/// Passes over what ends with `end`; false when nothing does.
bool skip_past(string_view& text, string_view end) {
  const std::size_t at = text.find(end);
  if (at == string_view::npos) return false;
  text.remove_prefix(at + end.size());
  return true;
}

/// A document type ends behind its declarations, if it has any.
bool skip_document_type(string_view& text) {
  const std::size_t at = text.find_first_of("[>");
  if (at == string_view::npos) return false;
  const bool declares = text[at] == '[';
  text.remove_prefix(at + 1);
  return !declares || (skip_past(text, "]") && skip_past(text, ">"));
}

/// Comes to the attributes of the root element; false when that is no `<svg>`.
bool enter_root(string_view& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (true) {
    skip_spaces(text);
    bool passed = false;
    if (text.starts_with("<?")) {
      passed = skip_past(text, "?>");
    } else if (text.starts_with("<!--")) {
      passed = skip_past(text, "-->");
    } else if (text.starts_with("<!DOCTYPE")) {
      passed = skip_document_type(text);
    }
    if (!passed) break;
  }
  constexpr string_view kRoot = "<svg";
  if (!text.starts_with(kRoot) || text.size() == kRoot.size()) return false;
  text.remove_prefix(kRoot.size());
  return kSpaces.find(text.front()) != string_view::npos || text.front() == '>' || text.front() == '/';
}

/// Takes an attribute from the beginning of `text`; an empty name where there is no more.
std::pair<string_view, string_view> next_attribute(string_view& text) {
  skip_spaces(text);
  const string_view name = text.substr(0, text.find_first_of("=/> \t\r\n"));
  text.remove_prefix(name.size());
  skip_spaces(text);
  if (name.empty() || !text.starts_with("=")) return {};
  text.remove_prefix(1);
  skip_spaces(text);
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return {};
  const std::size_t end = text.find(text.front(), 1);
  if (end == string_view::npos) return {};
  const string_view value = text.substr(1, end - 1);
  text.remove_prefix(end + 1);
  return {name, value};
}

/// A number at the beginning of `text`, which is taken from it; 0 for none, or none that a picture can have.
double take_number(string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n,"), text.size()));
  double out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc()) return 0;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return std::isfinite(out) && std::abs(out) < 1e6 ? out : 0;
}

/// In pixels; 0 for one that depends on its surroundings.
double length_of(string_view text) {
  constexpr std::array<std::pair<string_view, double>, 7> kUnits{
      {{"", 1}, {"px", 1}, {"in", 96}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"pt", 4.0 / 3}, {"pc", 16}}};
  const double value = take_number(text);
  text = text.substr(0, text.find_first_of(kSpaces));
  for (const auto& [unit, pixels] : kUnits) {
    if (text == unit) return std::max(value * pixels, 0.0);
  }
  return 0;
}

std::uint32_t rounded(double length) {
  return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(length)));
}

}  // namespace

std::optional<core::PixelSize> svg_size(string_view text) {
  if (!enter_root(text)) return std::nullopt;
  double width = 0, height = 0, box_width = 0, box_height = 0;
  while (true) {
    auto [name, value] = next_attribute(text);
    if (name.empty()) break;
    if (name == "width") width = length_of(value);
    if (name == "height") height = length_of(value);
    if (name != "viewBox") continue;
    take_number(value);
    take_number(value);
    box_width = take_number(value);
    box_height = take_number(value);
  }
  const bool boxed = box_width > 0 && box_height > 0;
  if (width <= 0 && height <= 0 && boxed) return core::PixelSize{rounded(box_width), rounded(box_height)};
  if (width <= 0 && boxed) width = height * box_width / box_height;
  if (height <= 0 && boxed) height = width * box_height / box_width;
  if (width <= 0 || height <= 0 || width > 1e6 || height > 1e6) return core::PixelSize{};
  return core::PixelSize{rounded(width), rounded(height)};
}

}  // namespace lectern::site
