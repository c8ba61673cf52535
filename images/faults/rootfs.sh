#!/usr/bin/env bash
# Another image's root file system with a program in front of its server that makes it misbehave on demand: for tests only.
# usage: rootfs.sh inputs <image> | rootfs.sh build <image> <path of the server> <context>
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/rootfs.sh"
here=$IMAGES_DIR/faults

compile() {
  need go "golang, or a newer one from go.dev"
  (cd "$here" && CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o "$1" .)
}

build() {
  local image=$1 server=$2 root=$3/rootfs
  bash "$IMAGES_DIR/$image/rootfs.sh" build "$3"
  step "faulty_$image: the program in front of ${server##*/}" "5 s" compile "$root/usr/bin/faults"
  mv "$root$server" "$root$server.real"
  ln -s /usr/bin/faults "$root$server"
  seal "$root"
}

case ${1:-} in
  inputs)
    (cd "$IMAGES_DIR" && find faults "$2" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
    bash "$IMAGES_DIR/$2/rootfs.sh" inputs
    ;;
  build) build "$2" "$3" "$4" ;;
  *) fail "usage: rootfs.sh inputs <image> | rootfs.sh build <image> <path of the server> <context>" ;;
esac
