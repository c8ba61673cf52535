#!/usr/bin/env bash
# Prints the path of a LiveKit server for tests; builds it into the cache if it is not there yet. It is the version, and the
# compilation, of the image: what is built here first need not be compiled there.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=../images/versions.env
. "$ROOT/images/versions.env"

work=
trap '[ -z "$work" ] || rm -rf -- "$work"' EXIT

binary=$SOFIA_CACHE/livekit/$LIVEKIT_VERSION/livekit-server

build() {
  work=$(mktemp -d "$SOFIA_CACHE/livekit/work.XXXXXX")
  CGO_ENABLED=0 GOBIN=$work go install -trimpath -ldflags "-s -w" \
    "github.com/livekit/livekit-server/cmd/server@$LIVEKIT_VERSION" >&2
  mkdir -p "$(dirname -- "$binary")"
  # In one step: another build may have been faster, and its tests may run it.
  mv -f -- "$work/server" "$binary"
}

if [ ! -x "$binary" ]; then
  have go || fail "Go is missing" "Debian: sudo apt-get install golang, or a newer one from go.dev"
  mkdir -p "$SOFIA_CACHE/livekit"
  step "compiling LiveKit $LIVEKIT_VERSION for the tests" "5 min the first time, 15 s with a warm Go cache" build
fi
echo "$binary"
