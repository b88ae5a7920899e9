#pragma once

#include "site/outline.h"
#include "site/template.h"

namespace lectern::site {

/// What the template `manifest` gets: the web app manifest of the site in `language`, for who keeps it among the apps.
Data manifest_data(const Outline& outline, const core::LanguageTag& language);

}  // namespace lectern::site
