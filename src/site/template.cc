#include "site/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <exception>
#include <kainjow/mustache.hpp>

#include "site/markup.h"

namespace lectern::site {
namespace mustache = kainjow::mustache;

struct Data::Impl {
  mustache::data value{mustache::data::type::object};
};

Data::Data() : impl_(std::make_unique<Impl>()) {}
Data::Data(Data&&) noexcept = default;
Data& Data::operator=(Data&&) noexcept = default;
Data::~Data() = default;

Data& Data::text(const std::string& name, const std::string& value) {
  impl_->value[name] = value.empty() ? mustache::data(false) : mustache::data(value);
  return *this;
}

Data& Data::flag(const std::string& name, bool value) {
  impl_->value[name] = mustache::data(value);
  return *this;
}

Data& Data::object(const std::string& name, Data value) {
  impl_->value[name] = std::move(value.impl_->value);
  return *this;
}

Data& Data::list(const std::string& name, std::vector<Data> values) {
  mustache::data list(mustache::data::type::list);
  for (const Data& value : values) list.push_back(value.impl_->value);
  impl_->value[name] = std::move(list);
  return flag("has_" + name, !values.empty());
}

Data& Data::count(std::size_t value) {
  return text("count", std::to_string(value)).flag("one", value == 1);
}

/// Whether `data`, or something in it where it is a list, has what `path` names.
bool has_path(const mustache::data& data, std::string_view path) {
  if (data.is_list()) {
    const mustache::list& items = data.list_value();
    return std::any_of(items.begin(), items.end(), [&](const mustache::data& item) { return has_path(item, path); });
  }
  const std::size_t dot = std::min(path.find('.'), path.size());
  const mustache::data* named = data.get(std::string(path.substr(0, dot)));
  return named != nullptr && (dot == path.size() || has_path(*named, path.substr(dot + 1)));
}

bool Data::has(std::string_view path) const {
  return has_path(impl_->value, path);
}

std::optional<SyntaxFault> syntax_fault(const std::string& text) {
  std::string message;
  try {
    const mustache::mustache parsed(text);
    if (parsed.is_valid()) return std::nullopt;
    message = parsed.error_message();
  } catch (const std::exception& fault) {  // the parser trips over some cut-off tags
    return SyntaxFault{"this is not Mustache", text.size()};
  }
  // The library says '… at 123'.
  const std::size_t space = message.rfind(" at ");
  if (space == std::string::npos) return SyntaxFault{message, 0};
  std::size_t offset = 0;
  std::from_chars(message.data() + space + 4, message.data() + message.size(), offset);
  return SyntaxFault{message.substr(0, space), offset};
}

/// All that the library asks of a stream.
struct Sink {
  std::string text;
  Sink& operator<<(const std::string& more) {
    text += more;
    return *this;
  }
};

struct Template::Impl {
  // Rendering is not const in the library, though it changes a template only to note faults of partials and lambdas.
  // We have neither: partials are expanded before parsing, and Data makes no lambdas.
  mutable mustache::mustache parsed;
};

Template::Template(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

core::Result<Template> Template::parse(std::string_view name, const std::string& text) {
  if (const std::optional<SyntaxFault> fault = syntax_fault(text)) {
    return core::Error{core::Error::Code::ArchiveProblems,
                       fmt::format("the template {} does not parse: {}", name, fault->message), "mend the theme"};
  }
  auto impl = std::make_unique<Impl>(Impl{mustache::mustache(text)});
  impl->parsed.set_custom_escape([](const std::string& value) { return escape_markup(value); });
  return Template(std::move(impl));
}

std::string Template::render(std::initializer_list<const Data*> layers) const {
  mustache::context<std::string> context;
  for (const Data* layer : layers) context.push(&layer->impl_->value);
  Sink sink;
  impl_->parsed.render(context, sink);
  return std::move(sink.text);
}

}  // namespace lectern::site
