# shellcheck shell=bash disable=SC2034
# Settings of the local node; each can be set from the environment. Two nodes on one host need two network namespaces
# (see test.sh), because kube-proxy owns the KUBE-* chains of the one it runs in.

STATE=${SOFIA_NODE_STATE:-/var/lib/sofia-node}
RUN=$STATE/run
LOG=$STATE/log
PKI=$STATE/pki

NODE_NAME=sofia-node
NODE_IP=${SOFIA_NODE_IP:-10.89.0.1}
POD_CIDR=${SOFIA_NODE_POD_CIDR:-10.244.0.0/16}
# Nodes get a sixteenth of it each, this one the first; the others are for pretended nodes.
NODE_MASK=$((${POD_CIDR#*/} + 4))
NODE_POD_CIDR=${POD_CIDR%/*}/$NODE_MASK
SERVICE_CIDR=${SOFIA_NODE_SERVICE_CIDR:-10.96.0.0/16}
NODE_PORTS=${SOFIA_NODE_PORTS:-3000-32767}
API_PORT=${SOFIA_NODE_API_PORT:-6443}
ETCD_PORT=${SOFIA_NODE_ETCD_PORT:-12379}
ETCD_PEER_PORT=${SOFIA_NODE_ETCD_PEER_PORT:-12380}
KUBELET_PORT=${SOFIA_NODE_KUBELET_PORT:-10250}
DNS_HEALTH_PORT=${SOFIA_NODE_DNS_HEALTH_PORT:-18080}

API=https://127.0.0.1:$API_PORT
KUBERNETES_IP=${SERVICE_CIDR%.*}.1
DNS_IP=${SERVICE_CIDR%.*}.10

NODE_BRIDGE=sofia-node
POD_BRIDGE=sofia-pods
PAUSE_IMAGE=localhost/pause:1
CONTAINERD_SOCKET=$RUN/containerd.sock
# Pods live below a control group of their own, by which a crashed run's containers are found again.
CGROUP=$(basename -- "$STATE")

DAEMONS="etcd containerd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy coredns"

kubectl() { "$BIN/kubectl" --kubeconfig "$STATE/admin.conf" "$@"; }
ctr() { command ctr --address "$CONTAINERD_SOCKET" --namespace k8s.io "$@"; }
