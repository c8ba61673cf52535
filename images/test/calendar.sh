#!/usr/bin/env bash
# The calendar's Java runtime and the JVM's cache, and that it works with nothing but its volume.
. "$(dirname "$0")/checks.sh"
ip link set lo up

version() { as_in_a_pod java -version 2>&1 | grep -F "\"$JRE_VERSION\""; }
no_shell() { ! find "$rootfs" -name sh -o -name busybox | grep .; }
# With AOTMode=on the JVM refuses to start if it cannot use the cache.
start_once() {
  local command; mapfile -t command < <(config '.config.Entrypoint[]')
  MALLOC_ARENA_MAX=2 SOFIA_DATABASE_URL=jdbc:h2:file:/tmp/calendar as_in_a_pod "${command[0]}" -XX:AOTMode=on \
    -Xlog:class+load:stdout "${command[@]:1}" >"$scratch/log" 2>&1 &
  server=$!
}
answers() { curl -sf -m 5 http://127.0.0.1:3005/health | jq -e '.status == "healthy" and .database == "up"'; }
page() { curl -sf -m 5 http://127.0.0.1:3005/ | grep -q '<html lang="de"'; }
uses_its_cache() {
  local all cached
  all=$(grep -c ' source: ' "$scratch/log")
  cached=$(grep -c 'source: shared objects file' "$scratch/log")
  echo "$cached of $all classes from the cache"
  [ "$all" -gt 2000 ] && [ $((cached * 100 / all)) -ge 90 ]
}
same_flags() { cmp "$IMAGES_DIR/calendar/jvm.options" "$rootfs/app/jvm.options"; }
writes_nothing() { ! grep -iE 'read-only file system|permission denied' "$scratch/log"; }
ends() { kill -TERM "$(innermost "$server")"; gone_within 15 "$server"; }

check "has Java $JRE_VERSION" version
check "has no shell" no_shell
check "runs with the flags that its cache was made with" same_flags
start_once
check "is healthy with a read-only root" await 30 "the calendar is healthy" answers
check "serves the page" page
check "takes at least nine of ten classes from its cache" uses_its_cache
check "needs no writable root" writes_nothing
check "ends on SIGTERM as PID 1" ends
