#!/usr/bin/env bash
# The operator's Java runtime and the JVM's cache; that the operator works is for the end-to-end tests.
. "$(dirname "$0")/checks.sh"
ip link set lo up

version() { as_in_a_pod java -version 2>&1 | grep -F "\"$JRE_VERSION\""; }
no_shell() { ! find "$rootfs" -name sh -o -name busybox | grep .; }
complete() { # every library that the runtime's own libraries are linked with is there
  local loader; loader=$(find "$rootfs/usr/lib" "$rootfs/usr/lib64" -maxdepth 1 -name 'ld-linux*.so.*' | head -n1)
  find "$rootfs/opt/java" -name '*.so' -printf '/opt/java/%P\n' | while read -r file; do
    LD_LIBRARY_PATH=/opt/java/lib:/opt/java/lib/server as_in_a_pod "${loader#"$rootfs"}" --list "$file"
  done >"$scratch/linked"
  grep -q libc.so "$scratch/linked"
  ! grep 'not found' "$scratch/linked"
}
# Without a cluster the operator does not get far, but nearly all of its classes are loaded by then. With AOTMode=on the
# JVM refuses to start if it cannot use the cache.
start_once() {
  local command server; mapfile -t command < <(config '.config.Entrypoint[]')
  MALLOC_ARENA_MAX=2 KUBERNETES_MASTER=http://127.0.0.1:1 as_in_a_pod "${command[0]}" -XX:AOTMode=on \
    -Xlog:class+load:stdout -Dquarkus.http.port=0 "${command[@]:1}" >"$scratch/log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    kill -0 "$server" 2>/dev/null || return 0
    ! grep -q 'Installed features' "$scratch/log" || break
    sleep 0.2
  done
  # Without a cluster it may have ended by itself meanwhile.
  kill -KILL "$(innermost "$server")" 2>/dev/null || true
}
uses_its_cache() {
  local all cached
  all=$(grep -c ' source: ' "$scratch/log")
  cached=$(grep -c 'source: shared objects file' "$scratch/log")
  echo "$cached of $all classes from the cache"
  [ "$all" -gt 2000 ] && [ $((cached * 100 / all)) -ge 90 ]
}
same_flags() { cmp "$IMAGES_DIR/operator/jvm.options" "$rootfs/app/jvm.options"; }
writes_nothing() { ! grep -iE 'read-only file system|permission denied' "$scratch/log"; }

check "has Java $JRE_VERSION" version
check "has no shell" no_shell
check "lacks no library" complete
check "runs with the flags that its cache was made with" same_flags
start_once
check "takes at least nine of ten classes from its cache" uses_its_cache
check "needs no writable root" writes_nothing
