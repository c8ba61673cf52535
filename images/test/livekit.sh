#!/usr/bin/env bash
# LiveKit runs as in the operator's pods.
. "$(dirname "$0")/checks.sh"
pod_network

version() { as_in_a_pod /livekit-server --version | grep -qx "livekit-server version ${LIVEKIT_VERSION#v}"; }
like_the_public_image() { [ "$(config '.config.Entrypoint | join(" ")')" = /livekit-server ]; }
no_shell() { ! find "$rootfs" -name sh -o -name busybox | grep .; }
healthy() {
  await 10 "GET / answers" curl -sf -o /dev/null http://10.244.0.9:7880/
  [ "$(curl -s -o /dev/null -w '%{http_code}' http://10.244.0.9:7880/health)" = 404 ]
}
# LiveKit answers a tenth of a second before it takes itself for running, and forgets a signal that comes in between.
ends() { sleep 1; kill -TERM "$(innermost "$server")"; gone_within 10 "$server"; }

check "is $LIVEKIT_VERSION" version
check "starts like the public image" like_the_public_image
check "has no shell" no_shell
LIVEKIT_CONFIG='{port: 7880, keys: {APIimagetest: 0123456789012345678901234567890123456789}, rtc: {udp_port: 7882, tcp_port: 0, node_ip: 10.244.0.9}}' \
  as_in_a_pod /livekit-server >"$scratch/log" 2>&1 &
server=$!
check "is healthy with a read-only root" healthy
check "ends on SIGTERM as PID 1" ends
