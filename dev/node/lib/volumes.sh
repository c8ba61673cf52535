# shellcheck shell=bash
# Volumes: directories below the state directory, made in advance, because nothing on this node makes them on demand. A
# claim that names no class gets one of them; what was on it goes with the node.

VOLUMES=${SOFIA_NODE_VOLUMES:-250}
VOLUME_SIZE=20Gi

volume_objects() {
  local number
  cat <<YAML
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: local
  annotations: {storageclass.kubernetes.io/is-default-class: "true"}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: Immediate
YAML
  for ((number = 1; number <= VOLUMES; number++)); do
    mkdir -m 770 -p "$STATE/volumes/$number"
    cat <<YAML
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: local-$number}
spec:
  storageClassName: local
  capacity: {storage: $VOLUME_SIZE}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  local: {path: $STATE/volumes/$number}
  nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [$NODE_NAME]}]}]}}
YAML
  done
}

create_volumes() { volume_objects | kubectl create -f - >/dev/null; }
