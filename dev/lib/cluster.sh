# shellcheck shell=bash
# Which cluster the scripts use: the one that KUBECONFIG names, if it is set, else the local node. A KUBECONFIG that names
# the local node's own file is the local node.

NODE_KUBECONFIG=${SOFIA_NODE_STATE:-/var/lib/sofia-node}/admin.conf

uses_local_node() { [ -z "${KUBECONFIG:-}" ] || [ "$KUBECONFIG" = "$NODE_KUBECONFIG" ]; }

# kubectl and helm on the PATH: always our own for the local node, so that they are as new as its API server; the user's
# for a cluster of the user's.
cluster_tools() {
  local bin
  if ! uses_local_node && have kubectl && have helm; then return; fi
  bin=$("$ROOT/dev/node/binaries.sh" node)
  export PATH=$bin:$PATH
}

# The cluster itself: starts the local node, or makes sure that the user's cluster answers and that there is a registry
# for the images.
cluster_up() {
  if uses_local_node; then
    "$ROOT/dev/packages.sh" node
    "$ROOT/dev/node/node.sh" up
    export KUBECONFIG=$NODE_KUBECONFIG
    return
  fi
  [ -n "${IMAGE_REGISTRY:-}" ] || fail "KUBECONFIG is set, so the images have to come from a registry, and IMAGE_REGISTRY is not set" \
    "set IMAGE_REGISTRY to a registry that you may push to and the cluster can pull from," \
    "or unset KUBECONFIG to use a local Kubernetes node"
  kubectl version --request-timeout=10s >/dev/null || fail "the cluster of KUBECONFIG=$KUBECONFIG does not answer"
}

# What an image that was built as localhost/… is called in this cluster.
image_here() { if uses_local_node; then echo "$1"; else echo "${IMAGE_REGISTRY%/}/${1#localhost/}"; fi; }
