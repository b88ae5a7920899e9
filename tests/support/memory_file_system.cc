#include "support/memory_file_system.h"

#include <deque>
#include <utility>

namespace lectern::test {

namespace fs = std::filesystem;
using core::DirectoryEntry;
using core::Error;

struct MemoryFileSystem::Node {
  enum class Kind { Folder, File, Link, Socket, Unreadable };
  Kind kind = Kind::Folder;
  std::string bytes;   // of a file
  std::string target;  // of a link
  std::uintmax_t size = 0;
  std::map<std::string, Node> children;
};

namespace {

constexpr int kMostLinks = 40;  // in one path, as Linux has it

}  // namespace

MemoryFileSystem::MemoryFileSystem() : root_(std::make_unique<Node>()) {}
MemoryFileSystem::MemoryFileSystem(MemoryFileSystem&&) noexcept = default;
MemoryFileSystem& MemoryFileSystem::operator=(MemoryFileSystem&&) noexcept = default;
MemoryFileSystem::~MemoryFileSystem() = default;

MemoryFileSystem::Node& MemoryFileSystem::make(const std::string& path) {
  Node* node = root_.get();
  for (const fs::path& part : fs::path(path).relative_path()) node = &node->children[part.string()];
  return *node;
}

void MemoryFileSystem::add_file(const std::string& path, std::string bytes) {
  Node& node = make(path);
  node.kind = Node::Kind::File;
  node.size = bytes.size();
  node.bytes = std::move(bytes);
}

void MemoryFileSystem::add_folder(const std::string& path) {
  make(path).kind = Node::Kind::Folder;
}

void MemoryFileSystem::add_link(const std::string& path, const std::string& target) {
  Node& node = make(path);
  node.kind = Node::Kind::Link;
  node.target = target;
}

void MemoryFileSystem::add_socket(const std::string& path) {
  make(path).kind = Node::Kind::Socket;
}

void MemoryFileSystem::add_unreadable(const std::string& path) {
  make(path).kind = Node::Kind::Unreadable;
}

void MemoryFileSystem::add_file_of_size(const std::string& path, std::uintmax_t bytes) {
  add_file(path, {});
  make(path).size = bytes;
}

core::Result<MemoryFileSystem::Found> MemoryFileSystem::find(const fs::path& path) const {
  const fs::path wanted = path.relative_path();
  std::deque<std::string> rest;
  for (const fs::path& part : wanted) rest.push_back(part.string());
  std::vector<std::pair<std::string, const Node*>> way;
  int links = 0;
  while (!rest.empty()) {
    const std::string part = std::move(rest.front());
    rest.pop_front();
    if (part.empty() || part == ".") continue;
    if (part == "..") {
      if (!way.empty()) way.pop_back();
      continue;
    }
    const Node& here = way.empty() ? *root_ : *way.back().second;
    const auto child = here.children.find(part);
    if (child == here.children.end()) return Error{Error::Code::NotFound, "cannot open " + path.string(), ""};
    if (child->second.kind != Node::Kind::Link) {
      way.emplace_back(part, &child->second);
      continue;
    }
    if (++links > kMostLinks) return Error{Error::Code::Io, "too many symbolic links in " + path.string(), ""};
    const fs::path target = child->second.target;
    if (target.is_absolute()) way.clear();
    std::deque<std::string> detour;
    for (const fs::path& step : target.relative_path()) detour.push_back(step.string());
    rest.insert(rest.begin(), detour.begin(), detour.end());
  }
  fs::path real = "/";
  for (const auto& [name, node] : way) real /= name;
  return Found{real, way.empty() ? root_.get() : way.back().second};
}

core::Result<std::string> MemoryFileSystem::read(const fs::path& path) const {
  const auto found = find(path);
  if (!found) return found.error();
  if (found->node->kind != Node::Kind::File)
    return Error{Error::Code::Io, "cannot read " + path.string() + ": Permission denied", "check its permissions"};
  const std::lock_guard lock(*mutex_);
  reads_.push_back(path.generic_string());
  return found->node->bytes;
}

core::DirectoryEntry MemoryFileSystem::describe(const std::string& name, const Node& node,
                                                const fs::path& folder) const {
  DirectoryEntry out{name, DirectoryEntry::Kind::Other, 0, node.kind == Node::Kind::Link};
  const Node* what = &node;
  if (node.kind == Node::Kind::Link) {
    const auto found = find(folder / name);
    if (!found) return out;
    what = found->node;
  }
  if (what->kind == Node::Kind::Folder) out.kind = DirectoryEntry::Kind::Directory;
  if (what->kind == Node::Kind::File || what->kind == Node::Kind::Unreadable) out.kind = DirectoryEntry::Kind::File;
  out.bytes = what->size;
  return out;
}

core::Result<std::vector<DirectoryEntry>> MemoryFileSystem::list(const fs::path& folder) const {
  const auto found = find(folder);
  if (!found) return found.error();
  if (found->node->kind != Node::Kind::Folder)
    return Error{Error::Code::Io, "cannot list " + folder.string() + ": Not a directory", ""};
  std::vector<DirectoryEntry> out;
  for (const auto& [name, node] : found->node->children) out.push_back(describe(name, node, found->path));
  return out;
}

core::Result<fs::path> MemoryFileSystem::canonical(const fs::path& path) const {
  const auto found = find(path);
  if (!found) return found.error();
  return found->path;
}

}  // namespace lectern::test
