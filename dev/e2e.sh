#!/usr/bin/env bash
# The end-to-end tests alone, against the cluster that is there: KUBECONFIG's, or the local node. Arguments go to Maven,
# for example: dev/e2e.sh -Dit.test=RelayIT
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
cd "$ROOT"

cluster_tools
export KUBECONFIG=${KUBECONFIG:-$NODE_KUBECONFIG}
[ -f "$KUBECONFIG" ] || fail "there is no cluster: $KUBECONFIG does not exist" "start the local node with: make node-up images"
step "images for fault injection" "40 s the first time, then 2 s" images/load.sh faulty_livekit faulty_coturn faulty_calendar >/dev/null
step "packaging the kubectl plugin" "25 s, 1 s when nothing changed" dev/kubectl-plugin.sh >/dev/null
# The modules that it builds on are built again, without their own tests; what runs in the pods is in the images already.
exec dev/mvn.sh -pl e2e -am verify -Pe2e -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dquarkus.build.skip=true \
  -Dcalendar.browser.skipped=true -Dagent.packaged.skipped=true "$@"
