#!/usr/bin/env bash
# The agent's Java runtime, the JVM's cache, its voice, and that WebRTC's library finds everything.
. "$(dirname "$0")/checks.sh"
ip link set lo up

version() { as_in_a_pod java -version 2>&1 | grep -F "\"$JRE_VERSION\""; }
no_shell() { ! find "$rootfs" -name sh -o -name busybox | grep .; }
speaks_german() {
  as_in_a_pod espeak-ng -v de -b 1 --stdout 'Guten Tag, Zahnarztpraxis Müller' >"$scratch/wave"
  [ "$(head -c 4 "$scratch/wave")" = RIFF ] && [ "$(stat -c %s "$scratch/wave")" -gt 40000 ]
}
# With AOTMode=on the JVM refuses to start if it cannot use the cache.
start_once() {
  local command; mapfile -t command < <(config '.config.Entrypoint[]')
  MALLOC_ARENA_MAX=2 LIVEKIT_URL=ws://127.0.0.1:1 SOFIA_DRAIN_SECONDS=1 as_in_a_pod "${command[0]}" -XX:AOTMode=on \
    -Xlog:class+load:stdout "${command[@]:1}" >"$scratch/log" 2>&1 &
  server=$!
}
answers() { curl -sf -m 5 http://127.0.0.1:8080/health | jq -e '.livekit_connected == false'; }
uses_its_cache() {
  local all cached
  all=$(grep -c ' source: ' "$scratch/log")
  cached=$(grep -c 'source: shared objects file' "$scratch/log")
  echo "$cached of $all classes from the cache"
  [ "$all" -gt 2000 ] && [ $((cached * 100 / all)) -ge 90 ]
}
native_library() { sleep 2; grep -q 'dev.onvoid.webrtc.PeerConnectionFactory source' "$scratch/log" && ! grep -i 'UnsatisfiedLink' "$scratch/log"; }
same_flags() { cmp "$IMAGES_DIR/agent/jvm.options" "$rootfs/app/jvm.options"; }
writes_nothing() { ! grep -iE 'read-only file system|permission denied' "$scratch/log"; }
ends() { kill -TERM "$(innermost "$server")"; gone_within 15 "$server"; }

check "has Java $JRE_VERSION" version
check "has no shell" no_shell
check "speaks German" speaks_german
check "runs with the flags that its cache was made with" same_flags
start_once
check "says truthfully that LiveKit does not know it" await 30 "the agent answers" answers
check "loads WebRTC" native_library
check "takes at least nine of ten classes from its cache" uses_its_cache
check "needs no writable root" writes_nothing
check "ends on SIGTERM as PID 1" ends
