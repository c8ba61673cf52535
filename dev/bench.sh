#!/usr/bin/env bash
# Measurements on the cluster that is there, or on a local node that is started for it. usage: bench.sh bench|soak
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
cd "$ROOT"

cluster_tools
cluster_up
step "packaging the operator" "30 s" dev/operator.sh
step "building the images" "10 s" images/build.sh all >/dev/null
step "loading the images" "10 s" images/load.sh >/dev/null
KWOK=$(dev/node/binaries.sh kwok)/kwok # pretends the pods of a thousand resources
export KUBECONFIG KWOK
exec dev/mvn.sh -pl e2e -am verify "-P$1"
