#!/usr/bin/env bash
# Starts the operator in its own root file system against a real cluster, lets it do its work once in a namespace of its
# own, and keeps what the JVM learnt: app.aot. usage: train.sh <root file system> <directory for app.aot>
#        train.sh --check      only asks whether there is a cluster to do it on
# KUBECONFIG: the cluster, else the local node. TRAINING_PORT (18765): the operator's HTTP port meanwhile.
# TRAINING_READY_SECONDS (20): how long it waits for the operands' pods. The times are for a machine that is busy with more.
# Whatever it creates in the cluster is removed again, also what a crashed run left; a CRD that was there stays as it was.
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/rootfs.sh"
# shellcheck source=../../dev/lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
. "$IMAGES_DIR/operator/training-objects.sh"

PORT=${TRAINING_PORT:-18765}
NAMESPACE=sofia-training
[ -n "${KUBECONFIG:-}" ] || export KUBECONFIG=$NODE_KUBECONFIG
cluster_tools

operator_pid=
finish() {
  local code=$?
  trap - EXIT
  if [ -n "$operator_pid" ]; then kill -KILL "$(innermost "$operator_pid")" && wait "$operator_pid"; fi 2>/dev/null || true
  remove_objects || true
  rm -rf "$out/account"
  if [ "$code" != 0 ]; then
    say "--- the end of the operator's log"
    tail -n 25 "$out/log" >&2 2>/dev/null || true
  fi
  exit "$code"
}

alive() { kill -0 "$operator_pid" 2>/dev/null || fail "the operator ended during its training"; }
http() { curl -sf -m 5 -o /dev/null "http://127.0.0.1:$PORT/$1"; }

# As in a pod: a service account's token and the cluster's address from the environment, the same user, a read-only root.
start_operator() {
  local server host port
  server=$(kubectl config view --raw --minify -o 'jsonpath={.clusters[0].cluster.server}')
  host=${server#https://}; host=${host%%/*}
  port=${host##*:}; [ "$port" != "$host" ] || port=443
  host=${host%:*}
  account_files "$out/account"
  chmod 777 "$out"
  (
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH
    export PATH=/opt/java/bin MALLOC_ARENA_MAX=2 POD_NAMESPACE=$NAMESPACE
    export KUBERNETES_SERVICE_HOST=$host KUBERNETES_SERVICE_PORT=$port
    export QUARKUS_OPERATOR_SDK_CONTROLLERS_SOFIADEPLOYMENT_NAMESPACES=$NAMESPACE
    # It stands outside the cluster: names of Services don't resolve here, and nobody would get ready.
    export SOFIA_API_SERVER_ADDRESS=
    export SOFIA_LEADER_ELECTION_ENABLED=false QUARKUS_LOG_LEVEL=INFO
    if uses_local_node; then
      export SOFIA_IMAGES_LIVEKIT=$LIVEKIT_IMAGE SOFIA_IMAGES_COTURN=$COTURN_IMAGE SOFIA_IMAGES_CALENDAR=$CALENDAR_IMAGE SOFIA_IMAGES_AGENT=$AGENT_IMAGE
      export SOFIA_POD_NETWORKS=${SOFIA_NODE_POD_CIDR:-10.244.0.0/16}
    fi
    # shellcheck disable=SC2016 # expanded inside
    export OUT=$out INSIDE_USER=$IMAGES_UID:$IMAGES_UID INSIDE_SETUP='
      mount -t tmpfs -o size=1m,mode=755 tmpfs "$root/run"
      mkdir -p "$root/run/secrets/kubernetes.io/serviceaccount" "$root/run/training"
      mount --bind "$OUT/account" "$root/run/secrets/kubernetes.io/serviceaccount"
      mount --bind "$OUT" "$root/run/training"
      cd "$root/app"'
    PATH=/usr/sbin:/usr/bin:/sbin:/bin inside "$rootfs" /opt/java/bin/java @/app/jvm.options \
      -XX:AOTCacheOutput=/run/training/app.aot -Dquarkus.http.port="$PORT" -Dquarkus.http.host=127.0.0.1 \
      -jar /app/quarkus-run.jar
  ) >"$out/log" 2>&1 &
  operator_pid=$!
}

# The operator's whole work, once: a resource appears, changes, and goes, while its probes and metrics are asked.
work() {
  await 180 "the operator is ready" ready_or_ended
  kubectl -n "$NAMESPACE" apply -f - >/dev/null <<YAML
apiVersion: sofia.dental/v1alpha1
kind: SofiaDeployment
metadata: {name: training}
spec: {exposure: {type: ClusterIP}}
YAML
  await 120 "the training's objects exist" objects_exist
  # Pods that get ready teach more, but where the images are not there yet the rest is still worth it.
  await "${TRAINING_READY_SECONDS:-20}" "the training's pods are ready" ready_condition 2>/dev/null ||
    say "    the training's pods did not get ready in time; it goes on without"
  kubectl -n "$NAMESPACE" patch sofiadeployment training --type=merge -p '{"spec":{"livekit":{"logLevel":"warn"}}}' >/dev/null
  await 120 "the change is applied" observed 2
  http q/health/live; http q/health/started; http q/health/ready; http q/metrics
  kubectl -n "$NAMESPACE" delete sofiadeployment training --timeout=30s >/dev/null
}
ready_or_ended() { alive; http q/health/ready; }
field() { kubectl -n "$NAMESPACE" get sofiadeployment training -o "jsonpath=$1"; }
observed() { [ "$(field '{.status.observedGeneration}')" -ge "$1" ]; }
ready_condition() { [ "$(field '{.status.conditions[?(@.type=="Ready")].status}')" = True ]; }
objects_exist() {
  observed 1 && kubectl -n "$NAMESPACE" get deployment/training-livekit deployment/training-turn service/training-livekit >/dev/null
}

# The JVM writes its cache when it ends; it starts a second JVM for that.
stop_operator() {
  kill -TERM "$(innermost "$operator_pid")"
  wait "$operator_pid" || true
  operator_pid=
  [ -s "$out/app.aot" ] || fail "the JVM wrote no cache"
}

# On the local node the operands' images are loaded if they are built, so that their pods get ready.
load_operands() {
  local name archives=()
  uses_local_node || return 0
  for name in livekit coturn calendar agent; do
    archives+=("$("$IMAGES_DIR/build.sh" --path "$name")")
    [ -f "${archives[-1]}" ] || return 0
  done
  "$ROOT/dev/node/node.sh" load "${archives[@]}" 9>&-
}

need curl curl
kubectl version --request-timeout=10s >/dev/null 2>&1 ||
  fail "no cluster can be reached, and the operator's start-up cache is made on a real run against one" \
    "start the local node with: make node-up, or set KUBECONFIG to a cluster of yours"
[ "$1" != --check ] || exit 0
rootfs=$1 out=$2
rm -rf "$out"
mkdir -p "$out"
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
load_operands
create_objects
start_operator
work
stop_operator
