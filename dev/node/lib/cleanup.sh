# shellcheck shell=bash
# The way back to a machine without the node. It asks nothing that runs, because after a crash nothing may run; so it works
# the same after a regular stop, after everything was killed, and after a reboot with the state directory still there.

clean_all() {
  end_all
  forget_sandboxes
  unmount_all
  network_down
  remove_control_groups
  if [ -d "$STATE" ]; then
    sysctl_restore
    rm -rf --one-file-system -- "$STATE"
  fi
}

# True when the machine shows any trace of this node.
traces() {
  [ -e "$STATE" ] || ip link show "$NODE_BRIDGE" >/dev/null 2>&1 || ip link show "$POD_BRIDGE" >/dev/null 2>&1 ||
    [ -n "$(control_groups)" ] || [ -n "$(strays)" ] || [[ $(iptables-save 2>/dev/null) == *SOFIA-NODE-* ]]
}

unmount_all() {
  local round point
  local -a points
  for round in 1 2 3; do # mounts may lie on top of each other
    mapfile -t points < <(mounts)
    [ ${#points[@]} -gt 0 ] || return 0
    for point in "${points[@]}"; do umount -l -- "$point" 2>/dev/null || true; done
  done
  mapfile -t points < <(mounts)
  [ ${#points[@]} -eq 0 ] || fail "cannot unmount ${points[*]} (round $round)"
}

mounts() { awk -v below="$STATE/" 'index($2, below) == 1 {print $2}' /proc/mounts | sort -r; }

# What containerd, its shims, the CNI library and the kubelet write outside of the state directory.
forget_sandboxes() {
  local address id bundle link
  for bundle in "$RUN"/containerd/io.containerd.runtime.v2.task/k8s.io/*/; do
    [ -d "$bundle" ] || continue
    id=$(basename -- "$bundle")
    address=$(cat "$bundle/address" 2>/dev/null) && rm -f -- "${address#unix://}"
    rm -f -- "/var/lib/cni/results/"*"-$id-"*
  done
  for link in /var/log/containers/*; do
    case $(readlink -- "$link" || true) in "$STATE"/*) rm -f -- "$link" ;; esac
  done
  if [ -S /var/lib/kubelet/device-plugins/kubelet.sock ] && [ -d "$STATE" ]; then # a path that the kubelet cannot be told
    rm -f -- /var/lib/kubelet/device-plugins/kubelet.sock
    rmdir -- /var/lib/kubelet/device-plugins /var/lib/kubelet 2>/dev/null || true
  fi
  rmdir -- /var/lib/cni/results /var/lib/cni/cache /var/lib/cni /var/log/containers /run/containerd/s /run/containerd 2>/dev/null || true
}

control_groups() { find /sys/fs/cgroup -maxdepth 2 -type d -name "$CGROUP" 2>/dev/null; }

create_control_groups() {
  local at controllers
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    mkdir -p "/sys/fs/cgroup/$CGROUP"
    for at in /sys/fs/cgroup "/sys/fs/cgroup/$CGROUP"; do
      read -r controllers <"$at/cgroup.controllers"
      for controllers in $controllers; do echo "+$controllers" >"$at/cgroup.subtree_control" 2>/dev/null || true; done
    done
    return
  fi
  for at in /sys/fs/cgroup/*/; do
    [ -L "${at%/}" ] || mkdir -p "$at$CGROUP" 2>/dev/null || true
  done
}

remove_control_groups() {
  local at round
  for round in 1 2 3 4 5 6 7 8 9 10; do # a group is busy for a moment after its last process ended
    for at in $(control_groups); do find "$at" -depth -type d -exec rmdir {} + 2>/dev/null || true; done
    [ -n "$(control_groups)" ] || return 0
    sleep 0.2
  done
  warn "control groups remain after $round rounds: $(control_groups)"
}
