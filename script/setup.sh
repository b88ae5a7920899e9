# Sourced by the commands beside it: what a machine needs before lectern can be built. Safe to run again and again.

lectern_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lectern_build=${LECTERN_BUILD_DIR:-$lectern_root/build}

say() { printf '%s\n' "$*"; }
fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 3
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "installing packages needs root and there is no sudo: run as root: $*"
  fi
}

is_installed() {
  case $1 in
    # Any recent Node.js will do, wherever it came from.
    nodejs) command -v node >/dev/null && [ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ] && return ;;
    npm) command -v npm >/dev/null && return ;;
  esac
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_packages KIND…: the packages of these kinds in packages.txt that are not there yet.
install_packages() {
  command -v apt-get >/dev/null ||
    fail "this script installs Debian packages; on another system install what script/packages.txt lists, and use cmake"
  local kind name missing=()
  while read -r kind name; do
    case " $* " in
      *" $kind "*) is_installed "$name" || missing+=("$name") ;;
    esac
  done < <(grep -v '^#' "$lectern_root/script/packages.txt")
  [ ${#missing[@]} = 0 ] && return
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  if ! as_root apt-get update -qq -o APT::Update::Error-Mode=any ||
    ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}"; then
    fail "the packages could not be installed (offline?). Connect, or install them another way: ${missing[*]}"
  fi
}

# build TARGET… -- CMAKE-OPTION…: configures and builds; cmake redoes only what changed.
build() {
  local targets=()
  while [ "$1" != -- ]; do
    targets+=("$1")
    shift
  done
  shift
  cmake -S "$lectern_root" -B "$lectern_build" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@" >"$lectern_build.log" 2>&1 || {
    cat "$lectern_build.log" >&2
    fail "cmake could not configure the build"
  }
  rm -f "$lectern_build.log"
  cmake --build "$lectern_build" --target "${targets[@]}"
}
