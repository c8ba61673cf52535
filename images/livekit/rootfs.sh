#!/usr/bin/env bash
# LiveKit's root file system. usage: rootfs.sh inputs | rootfs.sh build <context>
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/debian.sh"
. "$IMAGES_DIR/lib/rootfs.sh"
MODULE=github.com/livekit/livekit-server

compile() {
  need go "golang, or a newer one from go.dev"
  CGO_ENABLED=0 GOBIN=$WORK/bin go install -trimpath -ldflags "-s -w" "$MODULE/cmd/server@$LIVEKIT_VERSION" >&2
}

licence() { # of LiveKit and of every module that is linked into it
  local module version dir
  go version -m "$WORK/bin/server" | awk '$1 == "mod" || $1 == "dep" {d = $2 " " $3} $1 == "=>" {d = $2 " " $3} $1 ~ /^(mod|dep|=>|build)$/ {if ($1 != "build") l[++n] = d} END {for (i = 1; i <= n; i++) print l[i]}' |
    sort -u | while read -r module version; do
    dir=$(go env GOMODCACHE)/$(sed -E 's/([A-Z])/!\L\1/g' <<<"$module")@$version
    [ -d "$dir" ] || continue
    find "$dir" -maxdepth 1 -type f -iname 'licen[sc]e*' | head -n1 | while read -r file; do
      printf '\n==== %s %s ====\n\n' "$module" "$version"; cat "$file"
    done
  done
}

build() {
  local context=$1 root=$1/rootfs
  step "livekit: compiling $LIVEKIT_VERSION" "5 min the first time, 15 s with a warm Go cache" compile
  step "livekit: certificate authorities" "8 s" debian_unpack "$JRE_SUITE" "$WORK/packages" ca-certificates
  skeleton "$root"
  ca_bundle "$WORK/packages" "$root"
  cp "$WORK/bin/server" "$root/livekit-server"
  mkdir -p "$root/usr/share/doc/livekit-server"
  licence >"$root/usr/share/doc/livekit-server/copyright"
  local version; version=$("$root/livekit-server" --version | awk '{print $NF}')
  [ "v$version" = "$LIVEKIT_VERSION" ] || fail "LiveKit calls itself $version, but $LIVEKIT_VERSION was asked for"
  seal "$root"
  echo "$version" >"$context/version"
}

case ${1:-} in
  inputs) echo "$MODULE $LIVEKIT_VERSION $JRE_SUITE" ;;
  build) build "$2" ;;
  *) fail "usage: rootfs.sh inputs | rootfs.sh build <context>" ;;
esac
