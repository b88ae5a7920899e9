#pragma once

#include <string>

#include "site/page.h"
#include "site/taxonomy.h"

/// What pages say of themselves to search engines: JSON-LD in the words of schema.org, each a graph that also has the
/// way to the page (`BreadcrumbList`). It may stand inside a `<script>`.
namespace lectern::site {

/// A home page, and the page of the root: a `WebSite`.
std::string site_linked_data(const Outline& outline, const Page& page);

/// A `Course`; with `hasCourseInstance` when anything is known of its dates.
std::string course_linked_data(const Outline& outline, const Page& page, const archive::Course& course);

/// A lesson: a `LearningResource`, with its translations and guests (`Person`), and the `EducationEvent` that it was
/// when it has a date. `picture` is a URL or empty.
std::string lesson_linked_data(const Outline& outline, const Page& page, const LessonRef& ref,
                               const std::string& picture);

/// A guest's page: a `ProfilePage` of a `Person`.
std::string guest_linked_data(const Outline& outline, const Page& page, const TaxonomyEntry& guest);

/// A tag's page, and the lists of all guests and tags: a `CollectionPage`. `list_key` is the word that names the list
/// that the page belongs to, `list_url` its page.
std::string list_linked_data(const Outline& outline, const Page& page, const char* list_key,
                             const std::string& list_url);

}  // namespace lectern::site
