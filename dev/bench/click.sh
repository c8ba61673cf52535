#!/usr/bin/env bash
# From the click on "Mit Sofia sprechen" to connected media, in a real browser: the packaged calendar, a real LiveKit and a
# real coturn, over TCP through the relay. usage: click.sh        FIGURES: where they are written.
set -euo pipefail

# shellcheck source=../lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=lib.sh
. "$ROOT/dev/bench/lib.sh"
: "${FIGURES:?}"
cd "$ROOT"

dev/packages.sh tests
dev/livekit.sh >/dev/null
said=$(mktemp)
trap 'rm -f -- "$said"' EXIT
dev/mvn.sh -pl wire,calendar verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=CallIT \
  -Dcalendar.included=bench -Dcalendar.excluded= >"$said" || { tail -n 40 "$said" >&2; fail "the calls did not work"; }
sed -n 's/.*from click to connected: \([0-9]*\) ms.*/\1/p' "$said" | while read -r ms; do figure click "$ms"; done
