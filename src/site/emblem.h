#pragma once

#include "site/asset_set.h"

namespace lectern::site {

/// Adds the pictures that some readers of pages do not take as SVG, drawn like `icon.svg` of the default theme: the
/// card of a shared link, `share.png` (1200 × 630), and the icon on a phone's home screen, `touch-icon.png`
/// (180 × 180). A theme that brings a file of the name has its own.
void add_emblems(AssetSet::Files& assets);

}  // namespace lectern::site
