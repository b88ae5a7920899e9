#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::site {

/// `text` as a JSON string. It may stand inside a `<script>`: no '<', '>' or '&' appears in it as itself.
std::string json_text(std::string_view text);

/// A JSON array of what is JSON already.
std::string json_list(const std::vector<std::string>& values);

/// A JSON object of texts, which may stand inside a `<script>` likewise.
std::string json_for_script(const std::map<std::string, std::string, std::less<>>& entries);

/// A JSON object, written in the order in which it is filled.
class JsonObject {
 public:
  /// What is empty is left out, as `json`.
  JsonObject& text(std::string_view key, std::string_view value);
  /// `value` is JSON already.
  JsonObject& json(std::string_view key, std::string_view value);
  std::string str() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

}  // namespace lectern::site
