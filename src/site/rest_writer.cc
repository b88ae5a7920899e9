#include "site/rest_writer.h"

#include <fmt/format.h>

#include "core/date.h"
#include "core/parallel.h"
#include "site/feed.h"
#include "site/lesson_data.h"
#include "site/sitemap.h"
#include "site/urls.h"
#include "site/web_manifest.h"
#include "site/worker.h"

namespace lectern::site {
namespace {

/// Every page that search engines should know, in the site's order.
Sitemap list_pages(const Outline& outline) {
  Sitemap out(outline.site());
  const auto add_in_all = [&](const core::LanguageTag& language, const auto& url_in) {
    out.add(page_in_all_languages(outline, language, url_in), "");
  };
  Page welcome;
  welcome.url = root_url();
  for (const core::LanguageTag& language : outline.site().languages)
    welcome.translations.push_back({language, home_url(language)});
  out.add(welcome, "");
  for (const core::LanguageTag& language : outline.site().languages) {
    add_in_all(language, home_url);
    for (const archive::Course& course : outline.archive.courses) {
      add_in_all(language, [&](const core::LanguageTag& other) { return course_url(other, course); });
      for (const archive::Lesson& lesson : course.lessons) {
        const archive::WriteUp* write_up = lesson.in(language);
        if (write_up == nullptr) continue;
        const LessonRef ref{&course, &lesson, write_up};
        const std::optional<core::Date> date = date_of(ref);
        out.add(lesson_page_of(outline, ref), date ? core::iso_day(*date) : "");
      }
    }
    add_in_all(language, guests_url);
    for (const TaxonomyEntry& guest : outline.guests.in(language)) out.add(guest_page_of(outline, language, guest), "");
    add_in_all(language, tags_url);
    for (const TaxonomyEntry& tag : outline.tags.in(language)) out.add(tag_page_of(outline, language, tag), "");
    add_in_all(language, search_url);
  }
  return out;
}

/// How many pages `list_pages` lists.
std::size_t page_count(const Outline& outline) {
  constexpr std::size_t kAlways = 4;  // home, guests, tags, search
  std::size_t count = 1 + outline.archive.write_up_count();
  for (const core::LanguageTag& language : outline.site().languages) {
    count += kAlways + outline.archive.courses.size() + outline.guests.in(language).size() +
             outline.tags.in(language).size();
  }
  return count;
}

}  // namespace

std::string render(const Outline& outline, const TemplateSet& templates, const Page& page, const char* template_name,
                   const Data& data) {
  const Data around = page_data(outline, page);
  return templates.get(template_name, page.language).render({&around, &data});
}

core::Result<void> RestWriter::write(const std::string& manifest) {
  const core::LanguageTag& first = outline_.default_language();
  add_page(
      file_of(root_url()), [&] { return keys_.plain(first); }, [&] { return overview_.welcome(); });
  add_page(
      "404.html", [&] { return keys_.plain(first); }, [&] { return overview_.not_found(); });
  add_worker();
  for (const core::LanguageTag& language : outline_.site().languages) {
    add_overviews(language, manifest);
    add_missing_pages(language);
  }
  auto done = core::for_each_in_parallel(tasks_.size(), [&](std::size_t i) { return run(tasks_[i]); });
  if (done) done = write_sitemap();
  return done ? write_assets() : done;
}

void RestWriter::add_worker() {
  const core::LanguageTag& language = outline_.default_language();
  const auto key = [&, language] { return keys_.plain(language); };
  const auto offline_page = [this] {
    const FilledPage filled = overview_.offline();
    return render(outline_, templates_, filled.page, filled.template_name, filled.data);
  };
  if (outline_.site().service_worker) add(offline_url(), key, offline_page);
  add(worker_url(), key, [this, language, offline_page] {
    const Data data = worker_data(outline_, outline_.site().service_worker ? offline_page() : "");
    return templates_.get("service-worker", language).render({&data});
  });
}

void RestWriter::add(const std::string& file, std::function<core::Fingerprint()> key,
                     std::function<std::string()> make) {
  tasks_.push_back({file, std::move(key), std::move(make)});
}

void RestWriter::add_page(const std::string& file, std::function<core::Fingerprint()> key,
                          std::function<FilledPage()> fill) {
  add(file, std::move(key), [this, fill = std::move(fill)] {
    const FilledPage filled = fill();
    return render(outline_, templates_, filled.page, filled.template_name, filled.data);
  });
}

void RestWriter::add_overviews(const core::LanguageTag& language, const std::string& manifest) {
  const auto page = [&](const std::string& url, auto key, auto fill) {
    add_page(file_of(url), std::move(key), std::move(fill));
  };
  page(
      home_url(language), [&] { return keys_.home(language, items_); }, [&] { return overview_.home(language); });
  for (const archive::Course& course : outline_.archive.courses) {
    page(
        course_url(language, course), [&] { return keys_.course(language, course, items_); },
        [&] { return overview_.course(language, course); });
  }
  page(
      guests_url(language), [&] { return keys_.entries(language, outline_.guests.in(language)); },
      [&] { return overview_.guests(language); });
  for (const TaxonomyEntry& guest : outline_.guests.in(language)) {
    page(
        guest.url, [&] { return keys_.entry(language, guest, items_); },
        [&] { return overview_.guest(language, guest); });
  }
  page(
      tags_url(language), [&] { return keys_.entries(language, outline_.tags.in(language)); },
      [&] { return overview_.tags(language); });
  for (const TaxonomyEntry& tag : outline_.tags.in(language)) {
    page(
        tag.url, [&] { return keys_.entry(language, tag, items_); }, [&] { return overview_.tag(language, tag); });
  }
  page(
      search_url(language), [&] { return keys_.search(language, manifest); },
      [&] { return overview_.search(language, manifest); });
  add(
      feed_url(language), [&] { return keys_.feed(language, items_); },
      [&] {
        const Data data = feed_data(outline_, language, facts_);
        return templates_.get("feed", language).render({&data});
      });
  add(
      manifest_url(language), [&] { return keys_.plain(language); },
      [&] {
        const Data data = manifest_data(outline_, language);
        return templates_.get("manifest", language).render({&data});
      });
}

void RestWriter::add_missing_pages(const core::LanguageTag& language) {
  for (const archive::Course& course : outline_.archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      if (lesson.in(language) != nullptr) continue;
      add(
          file_of(lesson_url(language, course, lesson)), [&] { return keys_.missing(course, lesson, language); },
          [&] {
            const Page page = missing_page_of(outline_, course, lesson, language);
            return render(outline_, templates_, page, "missing", missing_data(outline_, page, course, lesson));
          });
    }
  }
}

core::Result<void> RestWriter::run(const Task& task) const {
  const auto kept = keeper_.keep(task.file, task.key());
  if (!kept) return kept.error();
  return *kept ? core::Result<void>() : sink_.write(task.file, task.make());
}

core::Result<void> RestWriter::write_sitemap() {
  const core::LanguageTag& language = outline_.default_language();
  const core::Fingerprint key = keys_.sitemap();
  const std::size_t count = (page_count(outline_) + Sitemap::kMaxEntries - 1) / Sitemap::kMaxEntries;
  std::vector<std::string> names;
  for (std::size_t i = 1; count > 1 && i <= count; ++i) names.push_back(fmt::format("sitemap-{}.xml", i));
  std::vector<Data> files;  // made when one of them is needed
  const auto write = [&](const std::string& name, std::size_t number) {
    return run({name, [&] { return key; },
                [&] {
                  if (files.empty()) files = list_pages(outline_).files();
                  return templates_.get("sitemap", language).render({&files[number]});
                }});
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (auto written = write(names[i], i); !written) return written;
  }
  auto written = names.empty() ? write("sitemap.xml", 0)
                               : run({"sitemap.xml", [&] { return key; },
                                      [&] {
                                        const Data index = sitemap_index_data(outline_.site(), names);
                                        return templates_.get("sitemap-index", language).render({&index});
                                      }});
  if (!written) return written;
  return run({"robots.txt", [&] { return keys_.plain(language); },
              [&] {
                const Data robots = robots_data(outline_.site());
                return templates_.get("robots", language).render({&robots});
              }});
}

core::Result<void> RestWriter::write_assets() {
  for (const AssetSet* set : {&outline_.theme, &outline_.client}) {
    const auto kept = keeper_.keep(set->folder(), core::fingerprint_of(set->folder()));
    if (!kept) return kept.error();
    if (*kept) continue;
    if (auto written = set->write(sink_); !written) return written;
  }
  for (const archive::Course& course : outline_.archive.courses) {
    for (const archive::Asset& asset : course.assets) {
      if (auto copied = copy(asset_url(course, asset.path), asset); !copied) return copied;
    }
    for (const archive::Lesson& lesson : course.lessons) {
      for (const archive::Asset& asset : lesson.assets) {
        if (auto copied = copy(asset_url(course, lesson, asset.path), asset); !copied) return copied;
      }
    }
  }
  return {};
}

core::Result<void> RestWriter::copy(const std::string& file, const archive::Asset& asset) {
  // Without a stamp nobody can tell whether it is the same still.
  const auto key = asset.stamp == 0 ? core::Fingerprint() : core::Fingerprinter().add(asset.stamp).finish();
  const auto kept = keeper_.keep(file, key);
  if (!kept) return kept.error();
  return *kept ? core::Result<void>() : sink_.copy(file, asset.source);
}

}  // namespace lectern::site
