#pragma once

#include <filesystem>

#include "core/result.h"
#include "publish/tree_listing.h"

namespace lectern::publish {

/// Makes `twin`, which must not exist, a second tree of all that `listing` says of `tree`: every file a link to the one
/// there. Gives the listing of the twin. Uses all threads. Fails where a file cannot be linked; what is there by then
/// stays.
core::Result<TreeListing> make_twin(const std::filesystem::path& tree, const TreeListing& listing,
                                    const std::filesystem::path& twin);

}  // namespace lectern::publish
