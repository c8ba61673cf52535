#!/usr/bin/env bash
# Removes the demo, the local node, and whatever an interrupted build left; what `make clean` runs. The cache of finished
# builds stays, because Kubernetes takes nine minutes to build.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
cd "$ROOT"

release=sofia-operator system=sofia-system namespace=${SOFIA_DEMO_NAMESPACE:-sofia-demo}

# On a cluster of the user's only what the demo brought is removed: the namespaces that it created, its release, and the
# CRD if no SofiaDeployment is left that would vanish with it.
clean_cluster() {
  cluster_tools
  # First the resources and their pods: a namespace that is deleted with pods in it comes back to look for the rest only
  # after half of the longest time that a pod may take to end, and LiveKit may take long, to let calls end.
  if kubectl get crd sofiadeployments.sofia.dental >/dev/null 2>&1; then
    kubectl -n "$namespace" delete sofiadeployments --all --cascade=foreground --timeout=60s
    kubectl -n "$namespace" wait --for=delete pod -l app.kubernetes.io/part-of=sofia --timeout=60s
  fi
  kubectl delete namespace -l sofia.dental/demo=true --field-selector "metadata.name=$namespace" --timeout=90s
  if helm -n "$system" status "$release" >/dev/null 2>&1; then helm -n "$system" uninstall "$release" --wait; fi
  kubectl delete namespace -l sofia.dental/demo=true --field-selector "metadata.name=$system" --timeout=90s
  kubectl get crd sofiadeployments.sofia.dental >/dev/null 2>&1 || return 0
  if [ -n "$(kubectl get sofiadeployments -A -o name)" ]; then
    say "    the CRD stays: there are SofiaDeployments in other namespaces"
  else
    kubectl delete crd sofiadeployments.sofia.dental
  fi
}

clean_half_built() {
  local dir lock
  for dir in "$SOFIA_CACHE"/node/*/ "$SOFIA_CACHE"/kwok/*/; do
    if [ ! -d "$dir" ] || [ -e "$dir/complete" ]; then continue; fi
    # A build that is running holds a lock on its directory.
    exec 7<"$dir"
    flock -n 7 && rm -rf -- "$dir"
    exec 7<&-
  done
  lock=$SOFIA_CACHE/images/.lock
  if [ -f "$lock" ]; then
    exec 7<"$lock"
    if flock -n 7; then
      rm -rf --one-file-system -- "$SOFIA_CACHE/images/work"
      find "$SOFIA_CACHE/images" -maxdepth 1 -name '*.part' -delete
    fi
    exec 7<&-
  fi
  rm -rf -- target */target calendar/page/node_modules
}

if uses_local_node; then
  if [ "$(id -u)" = 0 ]; then dev/node/node.sh down; else
    [ ! -e "$(dirname -- "$NODE_KUBECONFIG")" ] || fail "removing the local node needs root" "sudo make clean"
  fi
  # The host of a test that was killed; its half of the link goes with it.
  ip netns delete sofia-caller 2>/dev/null || true
else
  step "removing the demo from the cluster of KUBECONFIG" "30 s" clean_cluster
fi
step "removing what was half built" "1 s" clean_half_built
if [ -d "$SOFIA_CACHE" ]; then
  say "kept: $(du -sh "$SOFIA_CACHE" | cut -f1) of finished builds in $SOFIA_CACHE (remove it to build everything anew)"
fi
