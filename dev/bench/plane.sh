# shellcheck shell=bash
# A control plane without a node, for measurements with many resources: etcd, API server with audit log, controller
# manager and scheduler are real; KWOK pretends a node that is large enough and that every pod on it gets ready. It runs
# in a network namespace that has only a loopback, so no cluster that runs beside it is disturbed; nothing of it remains.

PLANE=${BENCH_STATE:-/var/tmp/sofia-bench}
PRETENDED_NODE=bench-node

plane_settings() {
  local part SOFIA_NODE_STATE=$PLANE/plane
  # shellcheck source=../node/config.sh
  . "$ROOT/dev/node/config.sh"
  for part in process pki control-plane; do
    # shellcheck source=/dev/null
    . "$ROOT/dev/node/lib/$part.sh"
  done
  BIN=$("$ROOT/dev/node/binaries.sh" node)
  KWOK=$("$ROOT/dev/node/binaries.sh" kwok)/kwok
  DAEMONS="etcd kube-apiserver kube-controller-manager kube-scheduler kwok fleet"
  AUDIT=$LOG/audit.log
}

# KWOK_CONFIG: how pods are pretended, if not by default
plane_up() {
  plane_down
  mkdir -p "$STATE"/{etcd,volume-plugins} "$RUN" "$LOG" "$PKI"
  chmod 700 "$STATE" "$STATE/etcd" "$PKI"
  start_etcd
  audit_policy
  credentials
  await_daemon etcd 30 etcd_healthy
  start_apiserver
  await_daemon kube-apiserver 90 apiserver_ready
  start_controllers
  kubectl apply --server-side -f "$ROOT/crds/generated/" >/dev/null
  kubectl wait --for=condition=Established --timeout=60s crd/sofiadeployments.sofia.dental >/dev/null
  plane_node | kubectl apply -f - >/dev/null
  start kwok "$KWOK" --kubeconfig "$STATE/admin.conf" --manage-all-nodes=true --node-lease-duration-seconds=200 \
    --server-address 127.0.0.1:10247 ${KWOK_CONFIG:+--config "$KWOK_CONFIG"}
  await 60 "the pretended node" plane_node_ready
  disown -a # their end is no news
  await 60 "service accounts" kubectl -n default get serviceaccount default
}

plane_node_ready() {
  [ "$(kubectl get node "$PRETENDED_NODE" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True ]
}

plane_node() {
  cat <<YAML
apiVersion: v1
kind: Node
metadata:
  name: $PRETENDED_NODE
  labels: {kubernetes.io/hostname: $PRETENDED_NODE, kubernetes.io/os: linux, kubernetes.io/arch: amd64}
status:
  allocatable: {cpu: "10000", memory: 10Ti, pods: "10000"}
  capacity: {cpu: "10000", memory: 10Ti, pods: "10000"}
YAML
}

plane_down() {
  [ -d "$STATE" ] || return 0
  local name pid
  local -a pids=()
  for name in $DAEMONS; do pid=$(pid_of "$name") && pids+=("$pid"); done
  end KILL 10 "${pids[@]}"
  rm -rf --one-file-system -- "$STATE"
}
