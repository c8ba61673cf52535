# shellcheck shell=bash
# etcd, the API server with its audit log, the controller manager and the scheduler.

start_etcd() {
  # The data is thrown away with the node, so nothing is gained by waiting for the disk.
  start etcd etcd --data-dir "$STATE/etcd" --unsafe-no-fsync --log-level warn \
    --listen-client-urls "http://127.0.0.1:$ETCD_PORT" --advertise-client-urls "http://127.0.0.1:$ETCD_PORT" \
    --listen-peer-urls "http://127.0.0.1:$ETCD_PEER_PORT" --initial-advertise-peer-urls "http://127.0.0.1:$ETCD_PEER_PORT" \
    --initial-cluster "default=http://127.0.0.1:$ETCD_PEER_PORT"
}

etcd_healthy() { curl -sf -m 2 --noproxy '*' "http://127.0.0.1:$ETCD_PORT/health" | grep -q '"health":"true"'; }

# Every request of everyone, once, when it is answered: tests count a user's writes in it. It is not rotated away before
# it has 4 GB, more than the largest bench writes.
audit_policy() {
  cat >"$STATE/audit-policy.yaml" <<YAML
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules:
  - level: Metadata
YAML
}

start_apiserver() {
  start kube-apiserver "$BIN/kube-apiserver" \
    --bind-address 0.0.0.0 --secure-port "$API_PORT" --advertise-address "$NODE_IP" \
    --etcd-servers "http://127.0.0.1:$ETCD_PORT" \
    --client-ca-file "$PKI/ca.crt" --tls-cert-file "$PKI/apiserver.crt" --tls-private-key-file "$PKI/apiserver.key" \
    --service-account-key-file "$PKI/service-account.key" --service-account-signing-key-file "$PKI/service-account.key" \
    --service-account-issuer https://kubernetes.default.svc.cluster.local \
    --service-cluster-ip-range "$SERVICE_CIDR" --service-node-port-range "$NODE_PORTS" \
    --authorization-mode Node,RBAC --enable-admission-plugins NodeRestriction --allow-privileged=false \
    --kubelet-certificate-authority "$PKI/ca.crt" --kubelet-preferred-address-types InternalIP \
    --kubelet-client-certificate "$PKI/apiserver-kubelet-client.crt" \
    --kubelet-client-key "$PKI/apiserver-kubelet-client.key" \
    --audit-policy-file "$STATE/audit-policy.yaml" --audit-log-path "$LOG/audit.log" --audit-log-maxsize 4096
}

apiserver_ready() { curl -sf -m 2 --noproxy '*' --cacert "$PKI/ca.crt" "$API/readyz" >/dev/null; }

# The client limits of these two are those of a large cluster: with the defaults (20 requests a second) a bench with a
# thousand resources would measure the controller manager and not the operator.
start_controllers() {
  start kube-controller-manager "$BIN/kube-controller-manager" --kubeconfig "$STATE/kube-controller-manager.conf" \
    --bind-address 127.0.0.1 --leader-elect=false --use-service-account-credentials \
    --root-ca-file "$PKI/ca.crt" --service-account-private-key-file "$PKI/service-account.key" \
    --cluster-signing-cert-file "$PKI/ca.crt" --cluster-signing-key-file "$PKI/ca.key" \
    --allocate-node-cidrs --cluster-cidr "$POD_CIDR" --node-cidr-mask-size "$NODE_MASK" \
    --flex-volume-plugin-dir "$STATE/volume-plugins" --kube-api-qps 300 --kube-api-burst 600
  start kube-scheduler "$BIN/kube-scheduler" --kubeconfig "$STATE/kube-scheduler.conf" \
    --bind-address 127.0.0.1 --leader-elect=false --kube-api-qps 300 --kube-api-burst 600
}
