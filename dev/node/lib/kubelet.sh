# shellcheck shell=bash
# The kubelet, kube-proxy and CoreDNS.

start_kubelet() {
  # Names outside the cluster are nobody's business here, so a pod that asks for the node's resolver gets CoreDNS too.
  echo "nameserver $NODE_IP" >"$STATE/resolv.conf"
  cat >"$STATE/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
address: $NODE_IP
port: $KUBELET_PORT
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $PKI/ca.crt}}
authorization: {mode: Webhook}
tlsCertFile: $PKI/kubelet.crt
tlsPrivateKeyFile: $PKI/kubelet.key
containerRuntimeEndpoint: unix://$CONTAINERD_SOCKET
failCgroupV1: false
cgroupDriver: cgroupfs
cgroupRoot: /$CGROUP
failSwapOn: false
oomScoreAdj: 0
clusterDNS: [$DNS_IP]
clusterDomain: cluster.local
resolvConf: $STATE/resolv.conf
podLogsDir: $LOG/pods
volumePluginDir: $STATE/volume-plugins
# A laptop's disk is often nearly full; the images have no registry to come back from.
evictionHard: {memory.available: 100Mi, nodefs.available: 1%, imagefs.available: 1%}
imageGCHighThresholdPercent: 100
nodeStatusUpdateFrequency: 10s
YAML
  start kubelet "$BIN/kubelet" --config "$STATE/kubelet.yaml" --kubeconfig "$STATE/kubelet.conf" \
    --hostname-override "$NODE_NAME" --node-ip "$NODE_IP" --root-dir "$STATE/kubelet" --cert-dir "$PKI/kubelet"
}

start_proxy() {
  start kube-proxy "$BIN/kube-proxy" --kubeconfig "$STATE/kube-proxy.conf" --hostname-override "$NODE_NAME" \
    --proxy-mode iptables --cluster-cidr "$POD_CIDR" --oom-score-adj 0 --healthz-bind-address 127.0.0.1:10256 \
    --conntrack-max-per-core 0 --conntrack-tcp-timeout-established 0 --conntrack-tcp-timeout-close-wait 0
}

proxy_ready() { curl -sf -m 2 --noproxy '*' http://127.0.0.1:10256/healthz >/dev/null; }

# The name server's address is translated: kube-proxy has written all of its rules, and pods can resolve names.
proxy_synced() { [[ $(iptables-save -t nat) == *"-d $DNS_IP/32"*KUBE-SVC-* ]]; }

# CoreDNS runs on the node itself, behind a Service without a selector. It answers for the cluster's names only.
start_dns() {
  cat >"$STATE/Corefile" <<COREFILE
.:53 {
  bind $NODE_IP
  errors
  ready 127.0.0.1:$DNS_HEALTH_PORT
  kubernetes cluster.local in-addr.arpa ip6.arpa {
    kubeconfig $STATE/coredns.conf sofia-node
    pods insecure
  }
  cache 5
}
COREFILE
  start coredns "$BIN/coredns" -conf "$STATE/Corefile"
}

dns_ready() { curl -sf -m 2 --noproxy '*' "http://127.0.0.1:$DNS_HEALTH_PORT/ready" >/dev/null; }

dns_objects() {
  kubectl create --validate=false -f - <<YAML
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: "system:coredns"}
rules:
  - {apiGroups: [""], resources: [services, namespaces], verbs: [list, watch]}
  - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [list, watch]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "system:coredns"}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:coredns"}
subjects: [{kind: User, apiGroup: rbac.authorization.k8s.io, name: "system:coredns"}]
---
apiVersion: v1
kind: Service
metadata: {name: kube-dns, namespace: kube-system, labels: {k8s-app: kube-dns}}
spec: {clusterIP: $DNS_IP, ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}]}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: kube-dns, namespace: kube-system, labels: {kubernetes.io/service-name: kube-dns}}
addressType: IPv4
endpoints: [{addresses: ["$NODE_IP"]}]
ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}]
YAML
}
