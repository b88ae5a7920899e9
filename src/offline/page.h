#pragma once

#include <string>
#include <string_view>

namespace lectern::offline {

/// A page of the site as browsers show it from a disk, where a link must name a file, a script cannot be a module, and
/// nothing can be fetched. `html` is one of our pages; `root` is the way from it to the site's root, `../../` or `./`.
std::string page_from_disk(std::string_view html, std::string_view root);

/// `href` with the name of the file where it leads to a page of the site: `../#top` is `../index.html#top`. What names
/// a file already, a host, or a place on the same page stays.
std::string link_to_file(std::string_view href);

/// `bytes` as a script that hands them to `disk.js`.
std::string script_with(std::string_view bytes);

}  // namespace lectern::offline
