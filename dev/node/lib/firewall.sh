# shellcheck shell=bash
# The rules of the local node, and the way back to a machine without them.

# SOFIA-NODE-FORWARD: pods reach pods; answers to what was begun outside may leave; all else that comes from a pod is
# refused at once, so that a program that calls out fails with an error and not by waiting. From outside only what
# kube-proxy translated (a NodePort) may reach a pod.
# SOFIA-NODE-INPUT: pods reach the node's own address, whatever firewall the machine has besides; the API server and the
# kubelet are for this machine and its pods only.
firewall_up() {
  iptables-restore --noflush --wait 10 <<RULES
*filter
:SOFIA-NODE-FORWARD - [0:0]
:SOFIA-NODE-INPUT - [0:0]
-A SOFIA-NODE-FORWARD -i $POD_BRIDGE -o $POD_BRIDGE -j ACCEPT
-A SOFIA-NODE-FORWARD -i $POD_BRIDGE -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
-A SOFIA-NODE-FORWARD -i $POD_BRIDGE -j REJECT --reject-with icmp-admin-prohibited
-A SOFIA-NODE-FORWARD -o $POD_BRIDGE -m conntrack --ctstate ESTABLISHED,RELATED,DNAT -j ACCEPT
-A SOFIA-NODE-FORWARD -o $POD_BRIDGE -j DROP
-A SOFIA-NODE-INPUT -i lo -j RETURN
-A SOFIA-NODE-INPUT -i $POD_BRIDGE -d $NODE_IP -j ACCEPT
-A SOFIA-NODE-INPUT -i $POD_BRIDGE -j RETURN
-A SOFIA-NODE-INPUT -p tcp -m multiport --dports $API_PORT,$KUBELET_PORT -j DROP
COMMIT
RULES
  firewall_first
}

# kube-proxy puts its own jumps before everything else when it starts; ours have to come before those.
firewall_first() {
  local chain
  for chain in FORWARD INPUT; do
    while iptables -w 10 -D "$chain" -j "SOFIA-NODE-$chain" 2>/dev/null; do :; done
    iptables -w 10 -I "$chain" 1 -j "SOFIA-NODE-$chain"
  done
}

# Removes the chains of this script, of kube-proxy and of the kubelet, and the rules that lead to them; nobody else's
# rule or counter is touched. kube-proxy and the kubelet write IPv6 rules too.
firewall_down() {
  local family rules
  for family in iptables ip6tables; do
    have "$family-save" || continue
    rules=$("$family-save" 2>/dev/null | firewall_removal)
    [ -z "$rules" ] || "$family-restore" --noflush --wait 10 <<<"$rules"
    firewall_forget_empty "$family"
  done
}

# Reads iptables-save, writes what iptables-restore needs to remove our part of each table.
firewall_removal() {
  awk -v ours='^(KUBE|SOFIA-NODE)-' '
    /^\*/ { table = $0; flush = ""; drop = ""; unlink = ""; next }
    /^:/  { name = substr($1, 2); if (name ~ ours) { flush = flush ":" name " - [0:0]\n"; drop = drop "-X " name "\n" } next }
    /^-A/ { if ($2 !~ ours && / -[jg] (KUBE|SOFIA-NODE)-/) { sub(/^-A/, "-D"); unlink = unlink $0 "\n" } next }
    /^COMMIT/ { if (flush unlink != "") printf "%s\n%s%s%sCOMMIT\n", table, flush, unlink, drop }'
}

# Where iptables writes nftables, a table with neither a rule nor a chain of anyone's was made by the programs above and
# goes too; then the machine is as if they had never run. (The older iptables has its tables in the kernel, always.)
firewall_forget_empty() { # iptables|ip6tables
  local table saved kind=ip
  [[ $("$1" --version) == *nf_tables* ]] && have nft || return 0
  [ "$1" = iptables ] || kind=ip6
  saved=$("$1-save" 2>/dev/null)
  for table in $(grep -o '^\*.*' <<<"$saved" | tr -d '*'); do
    grep -qE '^-A|^:[^ ]+ (-|DROP)' <<<"$(sed -n "/^\*$table\$/,/^COMMIT/p" <<<"$saved")" ||
      nft delete table "$kind" "$table" 2>/dev/null || true
  done
}
