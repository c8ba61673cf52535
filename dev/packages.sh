#!/usr/bin/env bash
# Installs the Debian packages that are missing, and no others. usage: packages.sh [group | package]…
# Groups: base (building at all), tests (what unit tests talk to), node (the local Kubernetes node), images (building
# images). Nothing named: all groups.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"

base="make git ca-certificates curl jq openssl procps util-linux"
node="containerd runc containernetworking-plugins etcd-server iptables nftables iproute2 kmod"
images=$(tr '\n' ' ' <"$ROOT/images/packages.txt")

tests=$(cat "$ROOT"/wire/packages.txt "$ROOT"/calendar/packages.txt "$ROOT"/calendar/page/packages.txt "$ROOT"/agent/packages.txt "$ROOT"/e2e/packages.txt | tr '\n' ' ')
# The page is built with Node, whoever's it is.
if ! have node || ! have npm; then base+=" nodejs npm"; fi

[ $# -gt 0 ] || set -- base tests node images
wanted=()
for name in "$@"; do
  case $name in
    base) read -ra group <<<"$base" ;;
    node) read -ra group <<<"$node $base" ;;
    tests) read -ra group <<<"$tests $base" ;;
    images) read -ra group <<<"$images $base" ;;
    *) group=("$name") ;;
  esac
  wanted+=("${group[@]}")
done

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

have dpkg-query || fail "this is not a Debian machine: $* cannot be installed here" \
  "install what these packages hold by other means: ${wanted[*]}"
missing=()
for name in "${wanted[@]}"; do installed "$name" || missing+=("$name"); done
[ ${#missing[@]} -gt 0 ] || exit 0
mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)
[ "$(id -u)" = 0 ] || fail "these Debian packages are missing: ${missing[*]}" "install them: sudo apt-get install ${missing[*]}"

# Some packages start their service on installation. The local node runs its own etcd and containerd, on its own ports and
# paths, and nobody asked for a second one.
install_missing() {
  local policy=/usr/sbin/policy-rc.d log
  log=$(mktemp)
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -q && apt-get install -y -q --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null || {
    tail -n 20 "$log" >&2
    fail "apt-get could not install ${missing[*]}"
  }
  rm -f "$log"
}

step "installing Debian packages: ${missing[*]}" "30 s" install_missing
