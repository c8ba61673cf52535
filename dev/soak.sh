#!/usr/bin/env bash
# What takes its time. What `make soak` runs: ten minutes at rest, half an hour with every processor busy and ten
# deployments, a thousand proofs, all on a real node; a hundred pretended deployments at rest for ten minutes; and the voice
# agent: five hundred stays in a room, a hundred calls one after the other, ten at once for ten minutes.
# SOAK_PARTS: only these of  node pretended agent
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
cd "$ROOT"

for part in ${SOAK_PARTS:-node pretended agent}; do
  case $part in
    node)
      dev/images.sh
      step "on a real node" "50 min" dev/e2e.sh -Psoak
      ! uses_local_node || dev/node/node.sh down
      ;;
    agent)
      dev/packages.sh tests
      dev/livekit.sh >/dev/null
      step "calls" "15 min" dev/mvn.sh -pl wire,agent verify -Dagent.included=soak -Dagent.excluded=
      ;;
    pretended) BENCH_PARTS=mass dev/bench.sh soak ;;
    *) fail "there is no part $part: node pretended agent" ;;
  esac
done
