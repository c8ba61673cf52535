#!/usr/bin/env bash
# What only a real node shows: LiveKit and coturn coming up beside the same objects applied by hand, the operator's own
# pod, objects that are deleted, rounds of checks and faults. It wants a node of its own, because another operator would do the same work.
# usage: real.sh ready|pod|restore|rest|rounds|faults…; bench.sh calls it. FIGURES, RUNS, REST: see bench.sh
# BENCH_KEEP_NODE=yes: the local node that runs is used as it is, its images included, and stays.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../lib/common.sh
. "$here/../lib/common.sh"
# shellcheck source=../lib/cluster.sh
. "$here/../lib/cluster.sh"
for part in lib rounds faults; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done
# shellcheck source=../../images/versions.env
. "$ROOT/images/versions.env"
cd "$ROOT"

RELEASE=sofia-operator SYSTEM=sofia-bench-system NAMESPACE=sofia-bench
OPERATOR_USER=system:serviceaccount:$SYSTEM:$RELEASE
KINDS=deployments,services,configmaps,secrets,serviceaccounts
OURS=app.kubernetes.io/managed-by=sofia-operator

k() { command kubectl "$@"; }
kn() { k -n "$NAMESPACE" "$@"; }

node_up() {
  if uses_local_node && [ -z "${BENCH_KEEP_NODE:-}" ] && [ -e "$(dirname -- "$NODE_KUBECONFIG")" ]; then
    say "    a local node is there already: it is removed; make demo brings it back"
    dev/node/node.sh down
  fi
  cluster_up
  [ -n "${BENCH_KEEP_NODE:-}" ] || images/load.sh >/dev/null
  AUDIT=$(dirname -- "$KUBECONFIG")/log/audit.log
  uses_local_node || AUDIT=
  k apply --server-side --force-conflicts -f charts/sofia-operator/crds/ >/dev/null
  k wait --for=condition=Established --timeout=30s crd/sofiadeployments.sofia.dental >/dev/null
  helm upgrade --install "$RELEASE" charts/sofia-operator -n "$SYSTEM" --create-namespace \
    --set "image.repository=$(image_here "${OPERATOR_IMAGE%:*}"),image.tag=${OPERATOR_IMAGE##*:}" \
    --set "images.livekit=$(image_here "$LIVEKIT_IMAGE"),images.coturn=$(image_here "$COTURN_IMAGE"),images.calendar=$(image_here "$CALENDAR_IMAGE"),images.agent=$(image_here "$AGENT_IMAGE")" \
    --set "podNetworks={${SOFIA_NODE_POD_CIDR:-10.244.0.0/16}}" --wait --timeout 2m >/dev/null
  k delete namespace "$NAMESPACE" --ignore-not-found --timeout=90s >/dev/null
  k create namespace "$NAMESPACE" >/dev/null
  k label namespace "$NAMESPACE" pod-security.kubernetes.io/enforce=restricted >/dev/null
}

node_down() {
  if uses_local_node; then
    dev/node/node.sh down
    return
  fi
  k delete namespace "$NAMESPACE" --ignore-not-found --timeout=90s >/dev/null
  helm -n "$SYSTEM" uninstall "$RELEASE" --wait --ignore-not-found >/dev/null
  k delete namespace "$SYSTEM" --ignore-not-found --timeout=90s >/dev/null
}

# watch_until <line> <count> <command…>: until a watch has printed the line for that many different names, or 60 s
watch_until() {
  local line=$1 count=$2 name text watcher
  shift 2
  declare -A seen=()
  exec {events}< <(exec "$@" 2>/dev/null)
  watcher=$!
  pause 0.3 # the watch has begun
  BEGAN=$(now)
  begin_watched >/dev/null
  while read -rt 60 -u "$events" name text; do
    if [ "$text" = "$line" ]; then seen[$name]=1; else unset "seen[$name]"; fi
    [ "${#seen[@]}" -lt "$count" ] || break
  done
  ENDED=$(now)
  kill "$watcher" 2>/dev/null || true
  exec {events}<&-
  [ "${#seen[@]}" -ge "$count" ] || fail "not seen within 60 s: $line"
}

condition_watch() { # resource condition
  watch_command=(kubectl -n "$NAMESPACE" get "$1" --watch
    -o "jsonpath={.metadata.name} {.status.conditions[?(@.type==\"$2\")].status}{\"\n\"}")
}

seconds_between() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f\n", (b - a) / 1e9}'; }

settle_by_operator() {
  local mark=0
  [ -z "$AUDIT" ] || mark=$(stat -c %s "$AUDIT")
  begin_watched() { kn apply -f examples/minimal.yaml; }
  condition_watch sofiadeployments.sofia.dental Ready
  watch_until True 1 "${watch_command[@]}"
  figure ready "$(seconds_between "$BEGAN" "$ENDED")"
  [ -n "$AUDIT" ] || return 0
  pause 8 # what is written later belongs to it too
  figure writes-ready "$(audit "$AUDIT" "$mark" | writes "$OPERATOR_USER" | wc -l)"
}

settle_by_hand() {
  begin_watched() { kn apply --server-side -f "$WORK/floor.json"; }
  condition_watch deployments Available
  watch_until True 4 "${watch_command[@]}"
  figure floor "$(seconds_between "$BEGAN" "$ENDED")"
}

# The objects that the operator made, as somebody would have written them
floor_objects() {
  kn get "$KINDS" -l "$OURS" -o json | jq '.items |= map(
    del(.status, .metadata.ownerReferences, .metadata.managedFields, .metadata.uid, .metadata.resourceVersion,
      .metadata.generation, .metadata.creationTimestamp, .metadata.annotations["deployment.kubernetes.io/revision"],
      .spec.clusterIP, .spec.clusterIPs))' >"$WORK/floor.json"
}

objects_gone() { [ -z "$(kn get "pods,$KINDS" -l "$OURS" -o name)" ]; }
clear_away() {
  kn delete sofiadeployments.sofia.dental --all --timeout=60s >/dev/null
  kn delete "$KINDS" -l "$OURS" --timeout=60s >/dev/null
  await 60 "all objects are gone" objects_gone
  pause 1
}

measure_ready() {
  local run
  for ((run = 1; run <= RUNS; run++)); do
    settle_by_operator
    floor_objects
    clear_away
    settle_by_hand
    clear_away
  done
}

# Each object of a resource is deleted in turn. Times are the API server's: deletion answered → operator's write answered.
measure_restore() {
  local run object mark
  settle_by_operator
  for ((run = 1; run <= RUNS; run++)); do
    for object in $(kn get "$KINDS" -l "$OURS" -o name); do
      mark=$(stat -c %s "$AUDIT")
      kn delete "$object" --wait=false >/dev/null
      await 30 "$object is back" restored "$mark" "$object"
      figure restored "$(cat "$WORK/restored")"
    done
  done
}
restored() { # audit mark, kind.group/name
  local plural
  plural=${2%%[./]*}s
  audit "$AUDIT" "$1" | awk -F '\t' -v user="$OPERATOR_USER" -v plural="$plural" -v name="${2##*/}" -v ns="$NAMESPACE" '
    $6 != ns || $5 != plural || $7 != name || $8 >= 300 {next}
    $4 == "delete" {deleted = $2}
    deleted && $3 == user && $4 ~ /^(create|patch)$/ {printf "%.3f\n", $2 - deleted; exit}' >"$WORK/restored"
  [ -s "$WORK/restored" ] && kn get "$2" >/dev/null
}

operator_pod() { k -n "$SYSTEM" get pods -l app.kubernetes.io/name=sofia-operator --field-selector status.phase=Running -o "jsonpath=$1"; }
pod_process() {
  local id
  id=$(operator_pod '{.items[0].status.containerStatuses[0].containerID}')
  find /sys/fs/cgroup -path "*${id#containerd://}*" -name cgroup.procs -exec cat {} + 2>/dev/null | head -n1
}

# The operator's own pod, from the start of its process to ready, as seen from inside its network
measure_pod() {
  local run pid
  for ((run = 1; run <= RUNS; run++)); do
    k -n "$SYSTEM" delete pod -l app.kubernetes.io/name=sofia-operator --wait=false >/dev/null
    pid=$(new_operator_process)
    figure pod-start "$(nsenter --net="/proc/$pid/ns/net" -- "$ROOT/dev/bench/ready-after.sh" "$pid" 8080)"
    k -n "$SYSTEM" rollout status "deployment/$RELEASE" --timeout=60s >/dev/null
    pause 3
  done
}
new_operator_process() {
  local pid known until=$((SECONDS + 60))
  known=" $(operator_processes | tr '\n' ' ') "
  while [ "$SECONDS" -lt "$until" ]; do
    for pid in $(operator_processes); do case $known in *" $pid "*) ;; *) echo "$pid"; return ;; esac; done
    pause 0.01
  done
  fail "the operator's pod does not come back"
}
# By the node's own control group: other nodes may run operators too
operator_processes() {
  local dir command group
  group=$(basename -- "$(dirname -- "$NODE_KUBECONFIG")")
  for dir in /proc/[0-9]*; do
    IFS= read -rd '' command 2>/dev/null <"$dir/cmdline" || continue
    if [ "$command" = java ] && grep -qF "/$group/" "$dir/cgroup" 2>/dev/null; then echo "${dir#/proc/}"; fi
  done 2>/dev/null
}

# What an operator with one resource does when nothing changes
measure_rest() {
  local pid
  settle_by_operator
  pid=$(pod_process)
  figure rss-pod "$(memory "$pid" Rss)"
  figure pss-pod "$(memory "$pid" Pss)"
  rest_figures -pod "$pid" "$REST"
  clear_away
}

finish() {
  local code=$?
  trap - EXIT
  set +e
  if [ "$code" != 0 ]; then
    k get pods -A >&2
    k -n "$SYSTEM" logs "deployment/$RELEASE" --tail=20 >&2
    kn describe sofiadeployments >&2
  fi
  rm -rf -- "$WORK"
  [ -n "${BENCH_KEEP_NODE:-}" ] || node_down
  exit "$code"
}

WORK=$(mktemp -d)
cluster_tools
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
node_up
for measure; do
  case $measure in
    ready | faults) ;;
    *) [ -n "$AUDIT" ] || { say "    $measure: needs the local node's audit log and processes, left out"; continue; } ;;
  esac
  step "measuring on a real node: $measure" "1 min" "measure_$measure"
done
