# shellcheck shell=bash
# Certificates and kubeconfigs. All of them live and die with the cluster's state directory.

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

authority() {
  key "$PKI/ca.key"
  openssl req -x509 -new -key "$PKI/ca.key" -days 3650 -subj /CN=sofia-node-ca -out "$PKI/ca.crt"
  # The API server reads the public half from the same file, which it does only from this older format.
  openssl ecparam -name prime256v1 -genkey -noout -out "$PKI/service-account.key"
}

# Java's Kubernetes client reads an elliptic key only with a library that it does not bring.
rsa_key() { openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1" 2>/dev/null; }

certificate() { # name subject [subjectAltName]
  local at=$PKI/$1
  [ -s "$at.key" ] || key "$at.key"
  openssl req -new -key "$at.key" -subj "$2" |
    openssl x509 -req -CA "$PKI/ca.crt" -CAkey "$PKI/ca.key" -set_serial "0x$(openssl rand -hex 8)" -days 365 -out "$at.crt" \
      -extfile <(printf 'extendedKeyUsage=clientAuth,serverAuth\n%s' "${3:+subjectAltName=$3}") 2>/dev/null
}

kubeconfig() { # file certificate
  cat >"$STATE/$1" <<YAML
apiVersion: v1
kind: Config
clusters:
  - name: sofia-node
    cluster: {server: "$API", certificate-authority-data: $(base64 -w0 <"$PKI/ca.crt")}
users:
  - name: $2
    user: {client-certificate-data: $(base64 -w0 <"$PKI/$2.crt"), client-key-data: $(base64 -w0 <"$PKI/$2.key")}
contexts:
  - name: sofia-node
    context: {cluster: sofia-node, user: $2}
current-context: sofia-node
YAML
}

credentials() {
  local name
  authority
  certificate apiserver /CN=kube-apiserver "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,\
DNS:kubernetes.default.svc.cluster.local,DNS:localhost,IP:127.0.0.1,IP:$KUBERNETES_IP,IP:$NODE_IP"
  certificate apiserver-kubelet-client /O=system:masters/CN=kube-apiserver-kubelet-client
  certificate kubelet "/O=system:nodes/CN=system:node:$NODE_NAME" "DNS:$NODE_NAME,IP:$NODE_IP"
  rsa_key "$PKI/admin.key"
  certificate admin /O=system:masters/CN=kubernetes-admin
  for name in kube-controller-manager kube-scheduler kube-proxy coredns; do certificate "$name" "/CN=system:$name"; done
  for name in admin kubelet kube-controller-manager kube-scheduler kube-proxy coredns; do kubeconfig "$name.conf" "$name"; done
}
