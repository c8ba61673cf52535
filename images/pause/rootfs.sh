#!/usr/bin/env bash
# The sandbox image's root file system: one static program. usage: rootfs.sh inputs | rootfs.sh build <context>
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/rootfs.sh"

build() {
  mkdir -p "$1/rootfs"
  need gcc "gcc libc6-dev"
  step "pause: compiling" "1 s" gcc -static -Os -s -Wall -Wextra -o "$1/rootfs/pause" "$IMAGES_DIR/pause/pause.c"
  find "$1/rootfs" -depth -exec touch -d "@$IMAGES_EPOCH" {} +
  echo 1 >"$1/version"
}

case ${1:-} in
  inputs) uname -m ;;
  build) build "$2" ;;
  *) fail "usage: rootfs.sh inputs | rootfs.sh build <context>" ;;
esac
