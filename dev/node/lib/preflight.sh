# shellcheck shell=bash
# What has to hold before anything is started; each refusal says what to do about it.

preflight() {
  local program
  for program in etcd containerd ctr runc iptables ip openssl curl jq; do
    have "$program" || fail "$program is missing" "install it with: dev/packages.sh node"
  done
  [ -x /usr/lib/cni/bridge ] || fail "the CNI plugins are missing" "install them with: dev/packages.sh node"
  other_node
  ports_free
  addresses_free
}

# Two kube-proxies in one network namespace would take each other's rules away.
other_node() {
  local dir name here
  here=$(readlink /proc/self/ns/net)
  for dir in /proc/[0-9]*; do
    name=$(cat "$dir/comm" 2>/dev/null) || continue
    case $name in kubelet | kube-proxy | k3s-server | k3s-agent) ;; *) continue ;; esac
    [ "$(readlink "$dir/ns/net" 2>/dev/null)" = "$here" ] || continue
    fail "another Kubernetes node runs on this machine ($name, process ${dir#/proc/})" \
      "use it by setting KUBECONFIG (and IMAGE_REGISTRY), or stop it first"
  done
}

ports_free() {
  local port taken
  for port in "$API_PORT" "$ETCD_PORT" "$ETCD_PEER_PORT" "$KUBELET_PORT" "$DNS_HEALTH_PORT" 10248 10249 10256 10257 10259; do
    taken=$(ss -Hltnp "sport = :$port")
    [ -z "$taken" ] || fail "TCP port $port is taken:" "$(tr -s ' ' <<<"$taken")" \
      "stop that program, or choose other ports (SOFIA_NODE_API_PORT, SOFIA_NODE_ETCD_PORT, … in dev/node/config.sh)"
  done
  taken=$(ss -Hltunp "sport = :53" | grep -E '(0\.0\.0\.0|\*|\[::\]):53 ' || true)
  [ -z "$taken" ] || fail "port 53 is taken on every address:" "$(tr -s ' ' <<<"$taken")" \
    "let that name server listen on its own address only"
}

# An address range that leads somewhere already (a VPN, another container engine) must not be taken over.
addresses_free() {
  local name range route
  for name in IP POD_CIDR SERVICE_CIDR; do
    case $name in IP) range=$NODE_IP ;; POD_CIDR) range=$POD_CIDR ;; *) range=$SERVICE_CIDR ;; esac
    route=$( (ip -4 route show to match "$range"; ip -4 route show to root "$range") 2>/dev/null | grep -v '^default' | head -1 || true)
    [ -z "$route" ] || fail "the addresses $range are in use on this machine: $route" "choose others with SOFIA_NODE_$name"
  done
}
