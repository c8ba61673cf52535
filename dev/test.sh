#!/usr/bin/env bash
# Everything, from unit tests to end-to-end tests on a real cluster. What `make test` runs; 40 min, and an hour on a machine
# that has nothing built yet. With KUBECONFIG set, the end-to-end tests use that cluster and the local node is left alone.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
cd "$ROOT"

# A test that fails is given a second try: on a busy machine the network of a node or a browser may stumble once. It is told
# at the end, so that nobody gets used to it.
again="-Dsurefire.rerunFailingTestsCount=1 -Dfailsafe.rerunFailingTestsCount=1"
second_tries() {
  local classes
  classes=$(grep -l '<flaky' */target/{surefire,failsafe}-reports/TEST-*.xml 2>/dev/null | sed -E 's|.*/TEST-(.*)\.xml|\1|')
  [ -z "$classes" ] || warn "a test of these passed at the second try only:" $classes
}

verdict() {
  local code=$?
  second_tries || true
  # The node of a test is not worth keeping; its logs are, when something failed.
  if [ "${node_is_ours:-no}" = yes ]; then
    [ "$code" = 0 ] || keep_logs
    dev/node/node.sh down || code=1
  fi
  say "make test: $([ "$code" = 0 ] && echo passed || echo FAILED) after $((SECONDS / 60)) min $((SECONDS % 60)) s"
  exit "$code"
}
keep_logs() {
  rm -rf target/node-log
  mkdir -p target && cp -r "$(dirname -- "$NODE_KUBECONFIG")/log" target/node-log 2>/dev/null &&
    say "the local node's logs are in target/node-log"
}
trap verdict EXIT

chart_tests() { HELM=$(command -v helm) charts/test.sh; }

# A test begins with a node of its own. One that runs (`make demo`) has other operators and resources in it.
fresh_node() {
  if [ -e "$(dirname -- "$NODE_KUBECONFIG")" ]; then
    say "    a local node is there already: it is removed; make demo brings it back"
    dev/node/node.sh down
  fi
  node_is_ours=yes
}

dev/packages.sh base tests node images
dev/jdk.sh >/dev/null
step "tests of the scripts" "5 s" dev/scripts-test.sh
dev/livekit.sh >/dev/null
step "unit tests" "12 min, 16 min the first time" dev/mvn.sh -pl '!e2e' verify $again
step "the calendar by its own description" "1 min" calendar/test/openapi.sh 15
dev/applications.sh --packaged
cluster_tools
step "chart tests" "20 s" chart_tests
if uses_local_node; then
  step "tests of the local node" "40 s" dev/node/test.sh
fi
! uses_local_node || fresh_node
dev/images.sh
if [ -x images/test.sh ]; then step "tests of the images" "1 min" images/test.sh; fi
step "end-to-end tests" "20 min" dev/e2e.sh $again
