#!/usr/bin/env bash
# Prints what the images are called in the cluster that is used: as built on the local node, under IMAGE_REGISTRY on a
# cluster of the user's (KUBECONFIG). usage: eval "$(images/refs.sh)"
set -euo pipefail
. "$(dirname "$0")/lib/common.sh"
# shellcheck source=../dev/lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"

uses_local_node || [ -n "${IMAGE_REGISTRY:-}" ] ||
  fail "KUBECONFIG is set, so the images come from a registry, and IMAGE_REGISTRY is not set"
for name in livekit coturn calendar agent operator faulty_livekit faulty_coturn faulty_calendar; do
  printf 'SOFIA_IMAGE_%s=%s\n' "${name^^}" "$(image_here "$(image_ref "$name")")"
done
