# shellcheck shell=bash
# The node's own network: an address for the node, a bridge for the pods (made by the CNI plugin), and the settings of the
# kernel that both need.

# What is changed of the kernel's settings, by this script or by the kubelet, and put back by `down`.
SYSCTLS="net.ipv4.ip_forward net.ipv4.conf.all.route_localnet net.bridge.bridge-nf-call-iptables
  vm.overcommit_memory vm.panic_on_oom kernel.panic kernel.panic_on_oops kernel.keys.root_maxkeys kernel.keys.root_maxbytes"

sysctl_save() {
  local key file
  file=$STATE/sysctl.$(cat /proc/sys/kernel/random/boot_id)
  for key in $SYSCTLS; do
    [ -r "/proc/sys/${key//.//}" ] && echo "$key=$(cat "/proc/sys/${key//.//}")"
  done >"$file.new"
  mv "$file.new" "$file"
}

sysctl_restore() { # after a reboot the kernel has its own values again, and nothing is to be put back
  local file line
  file=$STATE/sysctl.$(cat /proc/sys/kernel/random/boot_id)
  [ -f "$file" ] || return 0
  while read -r line; do
    [ "$(cat "/proc/sys/$(tr . / <<<"${line%%=*}")")" = "${line#*=}" ] || sysctl -qw "$line" || true
  done <"$file"
}

network_up() {
  local module
  for module in br_netfilter overlay; do modprobe -q "$module" 2>/dev/null || true; done
  [ -e /proc/sys/net/bridge/bridge-nf-call-iptables ] ||
    fail "the kernel has no br_netfilter: a pod could not reach a Service whose pod is on the same bridge" \
      "load the module br_netfilter, or use a kernel that has it"
  sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.route_localnet=1 net.bridge.bridge-nf-call-iptables=1
  ip link add "$NODE_BRIDGE" type bridge
  ip address add "$NODE_IP/32" dev "$NODE_BRIDGE"
  ip link set "$NODE_BRIDGE" up
  # A Service's address needs a route before kube-proxy can rewrite it, also on a machine without a default route. What is
  # sent to a Service that does not exist, or to a pod that does not, ends on this empty bridge and not on the network.
  ip route add "$SERVICE_CIDR" dev "$NODE_BRIDGE" src "$NODE_IP"
  ip route add "$POD_CIDR" dev "$NODE_BRIDGE" src "$NODE_IP"
  firewall_down
  firewall_up
}

network_down() {
  firewall_down
  ip link delete "$POD_BRIDGE" 2>/dev/null || true
  ip link delete "$NODE_BRIDGE" 2>/dev/null || true
}
