#!/usr/bin/env bash
# Starts the agent in its own root file system beside a real LiveKit, in a network of its own, has it called once, and keeps
# what the JVM learnt: app.aot. usage: train.sh <root file system> <directory for app.aot>
#        train.sh --check      asks for what it needs
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/rootfs.sh"

need curl curl
need jq jq
need openssl openssl
livekit=$("$ROOT/dev/livekit.sh")
[ "$1" != --check ] || exit 0

# In a network of its own nothing collides, and everything ends with it.
if [ -z "${IN_TRAINING:-}" ]; then
  IN_TRAINING=yes exec setpriv --pdeathsig KILL -- unshare --net -- bash "$0" "$@"
fi
ip link set lo up
# WebRTC gathers nothing on the loopback interface.
ip link add training type veth peer name other
ip address add 10.99.0.1/24 dev training
ip link set training up
ip link set other up

rootfs=$1 made=$2
key=APItraining secret=only-for-this-run-0123456789abcdef
rm -rf "$made"
mkdir -p "$made"
chown "$IMAGES_UID:$IMAGES_UID" "$made"

agent_pid='' livekit_pid=''
finish() {
  local code=$?
  trap - EXIT
  if [ -n "$agent_pid" ]; then kill -KILL "$(innermost "$agent_pid")" && wait "$agent_pid"; fi 2>/dev/null || true
  if [ -n "$livekit_pid" ]; then kill -KILL "$livekit_pid" && wait "$livekit_pid"; fi 2>/dev/null || true
  [ "$code" = 0 ] || tail -n 25 "$made/log" >&2 2>/dev/null || true
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

start_livekit() {
  LIVEKIT_CONFIG="{port: 7880, keys: {$key: $secret}, rtc: {udp_port: 7882, tcp_port: 0, node_ip: 10.99.0.1}, logging: {level: warn}}" \
    setpriv --pdeathsig KILL -- "$livekit" >"$made/livekit.log" 2>&1 9>&- &
  livekit_pid=$!
}

start_agent() {
  (
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH
    export PATH=/opt/java/bin:/usr/bin MALLOC_ARENA_MAX=2
    export LIVEKIT_URL=ws://10.99.0.1:7880 LIVEKIT_API_KEY=$key LIVEKIT_API_SECRET=$secret SOFIA_DRAIN_SECONDS=1
    # shellcheck disable=SC2016 # expanded inside
    export OUT=$made INSIDE_USER=$IMAGES_UID:$IMAGES_UID INSIDE_SETUP='
      mount -t tmpfs -o size=1m,mode=755 tmpfs "$root/run"
      mkdir "$root/run/training"
      mount --bind "$OUT" "$root/run/training"
      cd "$root/app"'
    PATH=/usr/sbin:/usr/bin:/sbin:/bin inside "$rootfs" /opt/java/bin/java @/app/jvm.options \
      -XX:AOTCacheOutput=/run/training/app.aot -jar /app/quarkus-run.jar
  ) >"$made/log" 2>&1 &
  agent_pid=$!
}

alive() { kill -0 "$agent_pid" 2>/dev/null || fail "the agent ended during its training"; }
ready() { alive; curl -sf -m 5 -o /dev/null http://127.0.0.1:8080/q/health/ready; }

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }
token() {
  local head body
  head=$(printf '{"alg":"HS256","typ":"JWT"}' | base64url)
  body=$(printf '{"iss":"%s","sub":"training","exp":%d,"video":{"room":"training","roomAdmin":true,"roomCreate":true}}' \
    "$key" $(($(date +%s) + 600)) | base64url)
  printf '%s.%s.%s' "$head" "$body" "$(printf '%s.%s' "$head" "$body" | openssl dgst -sha256 -hmac "$secret" -binary | base64url)"
}
livekit_api() {
  curl -sf -m 10 -H "Authorization: Bearer $(token)" -H 'Content-Type: application/json' -d "$2" "http://10.99.0.1:7880/twirp/livekit.$1"
}
speaks() {
  alive
  livekit_api RoomService/ListParticipants '{"room":"training"}' | jq -e '.participants[] | select(.kind == "AGENT") | .tracks | length > 0'
}

called_and_speaks() {
  local try
  livekit_api AgentDispatchService/CreateDispatch '{"room":"training","agent_name":"sofia"}' >/dev/null
  for ((try = 0; try < 20; try++)); do
    ! speaks || return 0
    sleep 0.5
  done
  return 1
}

work() {
  await 180 "the agent is registered" ready
  # A job that is offered in the moment of the registration is lost.
  await 120 "the agent speaks" called_and_speaks
  sleep 3
  livekit_api RoomService/DeleteRoom '{"room":"training"}' >/dev/null
  for path in /health /q/health/live /metrics; do curl -sf -m 5 -o /dev/null "http://127.0.0.1:8080$path" || warn "no $path"; done
  sleep 1
}

# The JVM writes its cache when it ends; it starts a second JVM for that.
stop_agent() {
  kill -TERM "$(innermost "$agent_pid")"
  wait "$agent_pid" || true
  agent_pid=
  [ -s "$made/app.aot" ] || fail "the JVM wrote no cache"
}

start_livekit
start_agent
work
stop_agent
