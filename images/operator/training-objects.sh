# shellcheck shell=bash
# What the training needs in the cluster, and how it is removed again. All of it carries one label.

TRAINING_LABEL=sofia.dental/image-training
CRD=sofiadeployments.sofia.dental

create_objects() {
  remove_objects
  if ! kubectl get crd "$CRD" >/dev/null 2>&1; then
    kubectl apply --server-side --field-manager=sofia-image-training -f "$ROOT/crds/generated/" >/dev/null
    kubectl label --field-manager=sofia-image-training crd "$CRD" "$TRAINING_LABEL=true" >/dev/null
    kubectl wait --for=condition=Established --timeout=30s "crd/$CRD" >/dev/null
  fi
  kubectl apply -f - >/dev/null <<YAML
apiVersion: v1
kind: Namespace
metadata: {name: $NAMESPACE, labels: {$TRAINING_LABEL: "true"}}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: operator, namespace: $NAMESPACE}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: operator, namespace: $NAMESPACE}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: operator, namespace: $NAMESPACE}]
YAML
}

# The files that a pod finds in /var/run/secrets/kubernetes.io/serviceaccount
account_files() {
  mkdir -p "$1"
  kubectl -n "$NAMESPACE" create token operator --duration=1h >"$1/token"
  kubectl config view --raw --minify --flatten -o 'jsonpath={.clusters[0].cluster.certificate-authority-data}' | base64 -d >"$1/ca.crt"
  printf '%s' "$NAMESPACE" >"$1/namespace"
  chmod 755 "$1"
  chmod 644 "$1"/*
}

remove_objects() {
  local label
  label=$(kubectl get namespace "$NAMESPACE" -o "jsonpath={.metadata.labels.sofia\.dental/image-training}" 2>/dev/null || true)
  if [ "$label" = true ]; then
    # No operator runs any more that could take a finalizer off.
    kubectl -n "$NAMESPACE" get sofiadeployment -o name 2>/dev/null | while read -r name; do
      kubectl -n "$NAMESPACE" patch "$name" --type=merge -p '{"metadata":{"finalizers":null}}' >/dev/null || true
    done
    # First the pods: a namespace that goes with pods in it waits for half of their grace period.
    kubectl -n "$NAMESPACE" delete sofiadeployment --all --cascade=foreground --timeout=45s >/dev/null || true
    kubectl delete namespace "$NAMESPACE" --timeout=60s >/dev/null
  fi
  remove_crd
}

# The CRD goes only if the training put it there, nobody else has applied it since, and nobody uses it.
remove_crd() {
  local label managers
  label=$(kubectl get crd "$CRD" -o "jsonpath={.metadata.labels.sofia\.dental/image-training}" 2>/dev/null || true)
  [ "$label" = true ] || return 0
  managers=$(kubectl get crd "$CRD" --show-managed-fields -o 'jsonpath={range .metadata.managedFields[*]}{.manager}{"\n"}{end}' |
    grep -vxE 'sofia-image-training|kube-apiserver' || true)
  if [ -z "$managers" ] && [ -z "$(kubectl get sofiadeployment -A -o name)" ]; then
    kubectl delete crd "$CRD" --timeout=60s >/dev/null
  else
    kubectl label crd "$CRD" "$TRAINING_LABEL-" >/dev/null
  fi
}
