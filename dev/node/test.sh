#!/usr/bin/env bash
# Tests of the local node: that it comes up, that its pods work and have no way out of the machine, and above all that
# nothing of it is left, whatever happened to it. It runs in a network and a mount namespace of its own, with a second
# namespace as "the outside", so that it neither sends a packet to a real network nor disturbs a node that is in use.
# About 40 s. The last line is "N passed, N failed".
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../lib/common.sh
. "$here/../lib/common.sh"
if [ "${1:-}" != inside ]; then
  [ "$(id -u)" = 0 ] || fail "the tests of the local node need root"
  "$here/binaries.sh" node >/dev/null
  exec unshare --net --mount --propagation private -- "$here/test.sh" inside
fi

work=$(mktemp -d)
# What programs keep in fixed places (/run/netns, /var/lib/kubelet, …) is kept apart from a node that is in use as well.
mount -t tmpfs tmpfs /run
mkdir "$work/var"
mount -t tmpfs tmpfs "$work/var"
mkdir "$work/var/upper" "$work/var/work"
mount -t overlay overlay -o "lowerdir=/var,upperdir=$work/var/upper,workdir=$work/var/work" /var
rm -rf /var/lib/kubelet /var/lib/cni /var/log/containers
export SOFIA_NODE_STATE=$work/sofia-node-${work##*.} # its last part names the control group too
# shellcheck source=config.sh
. "$here/config.sh"
# shellcheck source=lib/runtime.sh
. "$here/lib/runtime.sh"
# shellcheck source=lib/process.sh
. "$here/lib/process.sh"
# shellcheck source=test/cases.sh
. "$here/test/cases.sh"
BIN=$("$here/binaries.sh" --where node)
passed=0 failed=0

node() { "$here/node.sh" "$@" >"$work/node.log" 2>&1; }

# check <what> <command…>: one test; a failing one shows its output and the others go on.
check() {
  local what=$1 began=$SECONDS
  shift
  if (set -e; "$@") >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
    echo "ok    $what ($((SECONDS - began)) s)"
  else
    failed=$((failed + 1))
    echo "FAIL  $what ($((SECONDS - began)) s)"
    sed 's/^/      /' "$work/check.log"
    [ ! -s "$work/node.log" ] || { echo "      --- node.sh said:"; sed 's/^/      /' "$work/node.log"; }
  fi
}

# The outside: a host of its own, to which this machine is connected, and by which it is reached.
outside_up() {
  ip link set lo up
  unshare --net -- sleep infinity >/dev/null 2>&1 &
  outside=$!
  until [ "$(readlink "/proc/$outside/ns/net")" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
  ip link add inner type veth peer name outer netns "$outside"
  ip address add 198.18.0.1/24 dev inner
  ip link set inner up
  at_outside ip link set lo up
  at_outside ip address add 198.18.0.2/24 dev outer
  at_outside ip link set outer up
  # It knows the way to the pods, as a neighbour on the same network could.
  at_outside ip route add "$POD_CIDR" via 198.18.0.1
  nsenter --net="/proc/$outside/ns/net" -- "$work/testpod" serve >/dev/null 2>&1 &
  server=$!
  ip route add default via 198.18.0.2
}

at_outside() { nsenter --net="/proc/$outside/ns/net" -- "$@"; }

# All that a node could leave on the machine, in a form that can be compared.
traces_of_node() {
  local dir here_ns
  echo "interfaces: $(ip -o link show | awk -F': ' '{print $2}' | sort | tr '\n' ' ')"
  echo "routes: $(ip route show table all | grep -v fe80: | sort | tr '\n' ';')"
  echo "mounts: $(awk '{print $2}' /proc/mounts | sort | tr '\n' ' ')"
  echo "rules: $(for f in iptables ip6tables; do "$f-save" | grep -v '^#' | sed 's/ \[[0-9:]*\]//'; done)"
  echo "settings: $(for f in $(tr . / <<<"net.ipv4.ip_forward net.ipv4.conf.all.route_localnet vm.overcommit_memory \
    vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes"); do
    cat "/proc/sys/$f"; done | tr '\n' ' ')"
  echo "control groups: $(find /sys/fs/cgroup -maxdepth 2 -name "$CGROUP")"
  echo "network namespaces: $(ip netns list)"
  echo "files: $(find "$STATE" /run/containerd /var/lib/cni /var/lib/kubelet /var/log/containers /var/log/pods 2>/dev/null)"
  here_ns=$(readlink /proc/self/ns/net)
  echo "processes: $(for dir in /proc/[0-9]*; do
    [ "$(readlink "$dir/ns/net" 2>/dev/null)" != "$here_ns" ] || ! started_at "${dir#/proc/}" >/dev/null || cat "$dir/comm"
  done 2>/dev/null | grep -E '^(etcd|kube|coredns|containerd|pause|testpod|runc)' | sort | uniq -c | tr '\n' ' ')"
}

finish() {
  "$here/node.sh" down >/dev/null 2>&1 || true
  kill "${server:-}" "${outside:-}" 2>/dev/null || true
  umount -l /var "$work/var" && rm -rf --one-file-system -- "$work"
}
trap finish EXIT

CGO_ENABLED=0 go build -C "$here" -trimpath -ldflags '-s -w' -o "$work/testpod" ./testpod
pack_image localhost/testpod:1 "$work/testpod" "$work/testpod.tar"
outside_up
# Someone else's rules, which have to survive everything.
iptables -N SOMEONE-ELSE
iptables -A SOMEONE-ELSE -d 198.51.100.1 -m comment --comment "not ours" -j ACCEPT
iptables -A FORWARD -j SOMEONE-ELSE
traces_of_node >"$work/before"
cases
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
