#pragma once

#include <string_view>

#include "site/outline.h"
#include "site/template.h"

namespace lectern::site {

/// What the template of the service worker gets. `offline_page` is the page that the worker shows without a network;
/// empty on a site that has no worker: browsers that still have one are then told to let it go.
Data worker_data(const Outline& outline, std::string_view offline_page);

}  // namespace lectern::site
