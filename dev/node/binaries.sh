#!/usr/bin/env bash
# Builds the programs of the local node from source, once, and prints the directory that they are in.
# usage: binaries.sh [--where] node|kwok     --where: prints the directory without building anything
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../lib/common.sh
. "$here/../lib/common.sh"

where=no
[ "${1:-}" != --where ] || { where=yes; shift; }
what=${1:-node}

KUBERNETES=$(sed -n 's|.*k8s.io/kubernetes v|v|p' "$here/go.mod" | cut -d' ' -f1)
minor=${KUBERNETES#v1.}
minor=${minor%%.*}
version=k8s.io/component-base/version
case $what in
  node)
    module=$here
    packages="tool ./coredns ./pause"
    sources="go.mod go.sum coredns/main.go pause/main.go"
    # Without the version the API server calls itself v0.0.0, and clients do not use what it offers.
    flags="-s -w -X $version.gitVersion=$KUBERNETES -X $version.gitMajor=1 -X $version.gitMinor=$minor -X $version.gitTreeState=clean"
    title="building Kubernetes $KUBERNETES, Helm and CoreDNS from source" usual="9 min the first time, then never again"
    ;;
  kwok)
    module=$here/../kwok
    packages=tool
    sources="go.mod go.sum"
    flags="-s -w"
    title="building KWOK from source" usual="3 min the first time, then never again"
    ;;
  *) fail "usage: binaries.sh [--where] node|kwok" ;;
esac

cd "$module"
# shellcheck disable=SC2086 # a list of files
key=$({ echo "$packages $flags $(uname -m)"; cat $sources; } | sha256sum | cut -c1-12)
dir=$SOFIA_CACHE/$what/$key
if [ "$where" = no ] && [ ! -f "$dir/complete" ]; then
  have go || fail "Go is missing" "install Go 1.26 or newer, or an older Go that may fetch it (GOTOOLCHAIN=auto)"
  mkdir -p "$dir/bin"
  exec 8<"$dir" # two at once would only build the same twice
  flock 8
fi

# One line a minute, because ten silent minutes look like a hang.
progress() { # pid log
  local began=$SECONDS
  while sleep 5 && kill -0 "$1" 2>/dev/null; do
    [ $(((SECONDS - began) % 30)) -ge 5 ] ||
      say "    $(((SECONDS - began) / 60)) min $(((SECONDS - began) % 60)) s: $(grep -vc '^go: ' "$2" || true) packages compiled"
  done
}

build() {
  local log=$dir/build.log pid watcher rc=0
  # shellcheck disable=SC2086 # packages is a list
  CGO_ENABLED=0 go build -v -mod=readonly -trimpath -tags providerless -p "${SOFIA_BUILD_JOBS:-$(nproc)}" \
    -ldflags "$flags" -o "$dir/bin/" $packages >"$log" 2>&1 8<&- &
  pid=$!
  trap 'kill "$pid" 2>/dev/null' EXIT
  progress "$pid" "$log" >/dev/null 8<&- &
  watcher=$!
  wait "$pid" || rc=$?
  kill "$watcher" 2>/dev/null || true
  trap - EXIT
  if [ "$rc" -ne 0 ]; then
    grep -v '^[a-z0-9./_-]*$' "$log" | tail -n 20 >&2 || tail -n 20 "$log" >&2
    return "$rc"
  fi
  touch "$dir/complete"
}

[ "$where" = yes ] || [ -f "$dir/complete" ] || step "$title" "$usual" build
echo "$dir/bin"
