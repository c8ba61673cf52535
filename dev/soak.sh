#!/usr/bin/env bash
# What takes its time. What `make soak` runs: ten minutes at rest, half an hour with every processor busy and ten
# deployments, a thousand proofs, all on a real node; and a hundred pretended deployments at rest for ten minutes.
# SOAK_PARTS: only these of  node pretended
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
cd "$ROOT"

for part in ${SOAK_PARTS:-node pretended}; do
  case $part in
    node)
      dev/images.sh
      step "on a real node" "50 min" dev/e2e.sh -Psoak
      ! uses_local_node || dev/node/node.sh down
      ;;
    pretended) BENCH_PARTS=mass dev/bench.sh soak ;;
    *) fail "there is no part $part: node pretended" ;;
  esac
done
