#!/usr/bin/env bash
# From nothing to a SofiaDeployment that is Ready on a real Kubernetes. What `make demo` runs; it can be run again at any
# time and does only what is missing. KUBECONFIG and IMAGE_REGISTRY: use that cluster instead of a local node.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
# shellcheck source=lib/progress.sh
. "$ROOT/dev/lib/progress.sh"
# shellcheck source=../images/versions.env
. "$ROOT/images/versions.env"
cd "$ROOT"

release=sofia-operator system=sofia-system namespace=${SOFIA_DEMO_NAMESPACE:-sofia-demo}
example=examples/minimal.yaml
began=$SECONDS

# A run that was interrupted can leave a release in the middle of an operation, and Helm then refuses every other one.
unblock_release() {
  local state
  state=$(helm -n "$system" status "$release" -o json 2>/dev/null | jq -r .info.status || true)
  case $state in
    pending-install | uninstalling) helm -n "$system" uninstall "$release" --wait >&2 ;;
    pending-*) helm -n "$system" rollback "$release" --wait >&2 ;;
  esac
}

namespace_of_ours() { # name [label…]: what this script creates, and only that, it may remove again
  local name=$1
  shift
  kubectl get namespace "$name" >/dev/null 2>&1 || {
    kubectl create namespace "$name" >/dev/null
    kubectl label namespace "$name" sofia.dental/demo=true >/dev/null
  }
  [ $# -eq 0 ] || kubectl label --overwrite namespace "$name" "$@" >/dev/null
}

install_operator() {
  local key options
  # The tag stays the same, so the pod is told apart by what is in the image.
  key=$(basename -- "$(images/build.sh --path operator)" .tar)
  options=(--set-string "podAnnotations.sofia\.dental/image=$key")
  ! uses_local_node || options+=(--set "podNetworks={${SOFIA_NODE_POD_CIDR:-10.244.0.0/16}}")
  namespace_of_ours "$system"
  unblock_release
  # Helm creates the CRD and never changes it again.
  kubectl apply --server-side --force-conflicts -f charts/sofia-operator/crds/ >/dev/null
  kubectl wait --for=condition=Established --timeout=30s crd/sofiadeployments.sofia.dental >/dev/null
  helm upgrade --install "$release" charts/sofia-operator -n "$system" --reset-values \
    --set "image.repository=$(image_here "${OPERATOR_IMAGE%:*}"),image.tag=${OPERATOR_IMAGE##*:}" \
    --set "images.livekit=$(image_here "$LIVEKIT_IMAGE"),images.coturn=$(image_here "$COTURN_IMAGE"),images.calendar=$(image_here "$CALENDAR_IMAGE"),images.agent=$(image_here "$AGENT_IMAGE")" \
    "${options[@]}" --wait --timeout 2m >/dev/null || {
    kubectl -n "$system" get pods >&2
    kubectl -n "$system" logs "deployment/$release" --tail=20 >&2 || true
    fail "the operator does not come up; above are its pods and the end of its log"
  }
}

create_sofia() {
  namespace_of_ours "$namespace" pod-security.kubernetes.io/enforce=restricted
  kubectl -n "$namespace" apply -f "$example" >&2
}

await_sofia() {
  await_ready "$namespace" "$name" 120 && return
  kubectl -n "$namespace" describe sofiadeployment "$name" >&2
  kubectl -n "$namespace" get pods >&2
  fail "$name is not Ready after 120 s; its conditions above say why"
}

staff() { kubectl -n "$namespace" get secret "$name-staff" -o "jsonpath={.data.$1}" | base64 -d; }

dev/images.sh
cluster_tools
! uses_local_node || export KUBECONFIG=$NODE_KUBECONFIG
step "installing the operator with Helm" "5 s" install_operator
step "creating $example in the namespace $namespace" "1 s" create_sofia
name=$(kubectl -n "$namespace" get -f "$example" -o 'jsonpath={.metadata.name}')
step "waiting until calls can work" "4 s" await_sofia

say ""
say "Sofia is Ready after $((SECONDS - began)) s."
say ""
kubectl -n "$namespace" get sofiadeployment "$name" >&2
say ""
say "Page:        $(kubectl -n "$namespace" get sofiadeployment "$name" -o 'jsonpath={.status.page}')"
say "Staff:       $(staff username), password $(staff password)"
say "Signalling:  $(kubectl -n "$namespace" get sofiadeployment "$name" -o 'jsonpath={.status.url}')"
say "Look at it:  export KUBECONFIG=$KUBECONFIG"
have_kubectl=$(command -v kubectl)
case $have_kubectl in "$SOFIA_CACHE"/*) say "             export PATH=$(dirname -- "$have_kubectl"):\$PATH" ;; esac
say "             kubectl -n $namespace get sofia"
say "             kubectl -n $namespace describe sofia $name"
say "             kubectl -n $system logs deployment/$release -f"
say "Remove it:   make clean"
