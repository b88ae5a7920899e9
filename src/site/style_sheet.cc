#include "site/style_sheet.h"

#include <algorithm>

namespace lectern::site {
namespace {

using std::string_view;

constexpr string_view kSpaces = " \t\r\n\f";
constexpr string_view kHexDigits = "0123456789abcdefABCDEF";

bool is_one_of(string_view set, char c) {
  return set.find(c) != string_view::npos;
}

/// Where the first of `set` stands, from `at` on; the end when there is none.
std::size_t find_one_of(string_view text, string_view set, std::size_t at) {
  return std::min(text.find_first_of(set, at), text.size());
}

class Compactor {
 public:
  explicit Compactor(string_view css) : css_(css) {}

  std::string run() {
    while (at_ < css_.size()) {
      if (is_one_of(kSpaces, css_[at_])) {
        gap_ = " ";
        ++at_;
      } else if (css_.substr(at_, 2) == "/*") {
        if (gap_.empty()) gap_ = "/**/";  // it parts what would be one word without it
        const std::size_t end = css_.find("*/", at_ + 2);
        at_ = end == string_view::npos ? css_.size() : end + 2;
      } else {
        copy(std::min(end_of_piece(), css_.size()));
      }
    }
    return std::move(out_);
  }

 private:
  /// Past what must be copied in one, from `at_`.
  std::size_t end_of_piece() const {
    if (is_one_of("\"'", css_[at_])) return end_of_string();
    if (css_[at_] == '\\') return std::max(at_ + 2, end_of_escape());
    const bool is_url = css_.substr(at_, 4) == "url(" && find_one_of(css_, "\"'", at_) > find_one_of(css_, ")", at_);
    return is_url ? find_one_of(css_, ")", at_) : at_ + 1;
  }

  /// Past the closing quote; an unclosed string ends with its line.
  std::size_t end_of_string() const {
    const char stops[] = {css_[at_], '\\', '\n'};
    std::size_t end = at_ + 1;
    while ((end = find_one_of(css_, {stops, 3}, end)) < css_.size() && css_[end] == '\\') end += 2;
    return end + 1;
  }

  /// The space behind an escaped number belongs to it.
  std::size_t end_of_escape() const {
    const std::size_t digits = std::min(css_.find_first_not_of(kHexDigits, at_ + 1), css_.size());
    return std::min(css_.find_first_not_of(kSpaces, digits), css_.size());
  }

  void copy(std::size_t end) {
    const bool before_sign = is_one_of("{}", css_[at_]) || (css_[at_] == ';' && !out_.empty() && out_.back() != ':');
    if (!after_sign_ && !before_sign) out_ += gap_;  // `--empty: ;` is not the same without its space
    gap_ = {};
    out_ += css_.substr(at_, end - at_);
    after_sign_ = end == at_ + 1 && is_one_of("{};", css_[at_]);
    at_ = end;
  }

  string_view css_;
  std::size_t at_ = 0;
  bool after_sign_ = true;  ///< where spaces say nothing
  string_view gap_;         ///< what stands for the spaces and comments since the last piece
  std::string out_;
};

}  // namespace

std::string without_layout(string_view css) {
  return Compactor(css).run();
}

}  // namespace lectern::site
