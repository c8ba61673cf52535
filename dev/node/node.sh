#!/usr/bin/env bash
# One real Kubernetes node on this machine, without Docker: etcd, containerd, kube-apiserver, kube-controller-manager,
# kube-scheduler, kubelet, kube-proxy and CoreDNS, as processes of this host. See README.md beside this file.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../lib/common.sh
. "$here/../lib/common.sh"
# shellcheck source=config.sh
. "$here/config.sh"
for part in process network firewall pki control-plane runtime kubelet volumes preflight cleanup; do
  # shellcheck source=/dev/null
  . "$here/lib/$part.sh"
done

usage() {
  cat >&2 <<USAGE
usage: node.sh <command>
  up                starts the node, or returns at once when it is healthy; about 10 s once the binaries are built
  down              removes it: no process, mount, interface or firewall rule remains, also after a crash
  status            what runs; exit code 0 healthy, 1 broken, 3 not there
  env               prints the variables to use it: eval "\$(node.sh env)"
  load <archive>…   loads image archives, skipping those that are there
  api-stop          stops the API server only, as a test of what survives it
  api-start         starts it again
USAGE
  exit 2
}

healthy() {
  local name
  for name in $DAEMONS; do pid_of "$name" >/dev/null || return 1; done
  apiserver_ready && proxy_ready && dns_ready && node_ready
}

node_ready() {
  [ "$(kubectl --request-timeout=5s get node "$NODE_NAME" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')" = True ]
}

# A pod can be created as soon as its namespace has its service account.
pods_accepted() { kubectl -n default get serviceaccount default >/dev/null; }

up() {
  if [ -d "$STATE" ] && healthy 2>/dev/null; then
    say "the local node is up: export KUBECONFIG=$STATE/admin.conf"
    return
  fi
  if traces; then
    say "cleaning up what an earlier run left behind"
    clean_all
  fi
  preflight
  trap give_up EXIT
  step "starting the local Kubernetes node" "10 s" bring_up
  trap - EXIT
  say "the local node is up: export KUBECONFIG=$STATE/admin.conf"
}

give_up() {
  local log
  for log in "$LOG"/*.log; do
    case $log in */audit.log) continue ;; esac
    say "--- the end of $(basename -- "$log")"
    tail -n 5 "$log" >&2
  done
  fail "the local node does not come up; its logs are in $LOG until the next node.sh up or down"
}

bring_up() {
  mkdir -p "$STATE"/{cni,etcd,kubelet,volume-plugins} "$RUN" "$LOG/pods" "$PKI"
  chmod 700 "$STATE/etcd" "$PKI"
  sysctl_save
  network_up
  create_control_groups
  start_etcd
  start_containerd
  audit_policy
  credentials
  await_daemon etcd 20 etcd_healthy
  start_apiserver
  await_daemon containerd 20 containerd_ready
  load_pause
  await_daemon kube-apiserver 60 apiserver_ready
  start_controllers
  start_kubelet
  start_proxy
  dns_objects >/dev/null
  create_volumes
  start_dns
  await_daemon kube-proxy 60 proxy_synced
  firewall_first
  await_daemon coredns 60 dns_ready
  await 60 "node Ready" node_ready
  await 60 "service accounts" pods_accepted
}

down() {
  traces || { say "there is no local node"; return; }
  step "removing the local Kubernetes node" "3 s" clean_all
}

status() {
  local name pid
  if [ ! -d "$STATE" ]; then
    echo "there is no local node"
    return 3
  fi
  for name in $DAEMONS; do
    if pid=$(pid_of "$name"); then echo "$name runs (pid $pid)"; else echo "$name does not run; see $LOG/$name.log"; fi
  done
  if healthy 2>/dev/null; then echo "healthy"; else
    echo "broken: node.sh up repairs it"
    return 1
  fi
}

print_env() {
  printf 'export KUBECONFIG=%q\n' "$STATE/admin.conf"
  printf 'export PATH=%q:"%s"\n' "$BIN" "\$PATH"
}

load() {
  [ $# -gt 0 ] || usage
  pid_of containerd >/dev/null || fail "the local node is not up" "start it with: make node-up"
  load_images "$@"
}

api_stop() {
  local pid
  pid=$(pid_of kube-apiserver) || { say "the API server does not run"; return; }
  end TERM 3 "$pid" # it would wait a minute for its watchers to leave
  say "the API server is stopped"
}

api_start() {
  [ -d "$STATE" ] || fail "there is no local node" "start it with: make node-up"
  pid_of kube-apiserver >/dev/null || start_apiserver
  await_daemon kube-apiserver 60 apiserver_ready
  say "the API server runs"
}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in up | down | status | env | load | api-stop | api-start) ;; *) usage ;; esac
[ "$(id -u)" = 0 ] || fail "the local node needs root" \
  "run this with sudo, or set KUBECONFIG (and IMAGE_REGISTRY) to use a cluster that is there already"
case $command in
  up | env) BIN=$("$here/binaries.sh" node) ;;
  *) BIN=$("$here/binaries.sh" --where node) ;;
esac
# One at a time; a lock on the directory leaves no file behind.
mkdir -p "$(dirname -- "$STATE")"
case $command in up | down | load | api-*) exec 9<"$(dirname -- "$STATE")" && flock 9 ;; esac
case $command in
  up | down | status) "$command" ;;
  env) print_env ;;
  load) load "$@" ;;
  api-stop) api_stop ;;
  api-start) api_start ;;
esac
