#!/usr/bin/env bash
# Runs a program in a root file system as a pod would: its own mounts, read-only root, an unprivileged user, a service
# account's files and the cluster's address from the environment. usage: as-in-a-pod.sh <root> <command…>
# ACCOUNT: directory of token, ca.crt, namespace; API_PORT: the API server's, on 127.0.0.1; BEGAN: file that gets the process and the moment it starts.
set -euo pipefail

root=$1
shift
if [ -z "${INSIDE:-}" ]; then exec env INSIDE=yes unshare --mount -- "$0" "$root" "$@"; fi

account=var/run/secrets/kubernetes.io/serviceaccount
export KUBERNETES_SERVICE_HOST=127.0.0.1 KUBERNETES_SERVICE_PORT=${API_PORT:?} MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
unset INSIDE JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS KUBECONFIG
if [ -n "${BENCH_APP:-}" ]; then # no root file system: the machine's own, with the account where a pod has it
  mount -t tmpfs -o size=1m,mode=755 tmpfs "$(readlink -f /var/run)"
  mkdir -p "/$account"
  mount --bind "$ACCOUNT" "/$account"
  cd "$root/app"
  echo "$$ $(date +%s%N)" >"$BEGAN"
  exec setpriv --reuid 65532 --regid 65532 --clear-groups -- "$@" "$root/app/quarkus-run.jar"
fi
mount --bind "$root" "$root"
mount -t tmpfs -o size=1m,mode=755 tmpfs "$root/dev"
for device in null zero full random urandom; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t proc proc "$root/proc"
mount -t tmpfs -o size=64m,mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o size=1m,mode=755 tmpfs "$root/run"
mkdir -p "$root/$account"
mount --bind "$ACCOUNT" "$root/$account"
cd "$root/app"
mount -o remount,ro,bind "$root"
export PATH=/opt/java/bin:$PATH
echo "$$ $(date +%s%N)" >"$BEGAN"
exec chroot --userspec=65532:65532 --groups= "$root" "$@" /app/quarkus-run.jar
