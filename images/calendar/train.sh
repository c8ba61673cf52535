#!/usr/bin/env bash
# Starts the calendar in its own root file system in a network of its own, uses it once as staff and callers do, and keeps
# what the JVM learnt: app.aot. usage: train.sh <root file system> <directory for app.aot>
#        train.sh --check      asks for what it needs
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
. "$IMAGES_DIR/lib/rootfs.sh"

need curl curl
need jq jq
[ "$1" != --check ] || exit 0

# In a network of its own nothing collides, and everything ends with it.
if [ -z "${IN_TRAINING:-}" ]; then
  IN_TRAINING=yes exec setpriv --pdeathsig KILL -- unshare --net -- bash "$0" "$@"
fi
ip link set lo up

rootfs=$1 made=$2
page=http://127.0.0.1:3005
password=only-for-this-run
rm -rf "$made"
mkdir -p "$made"/{data,staff,agent}
printf staff >"$made/staff/username"
printf %s "$password" >"$made/staff/password"
printf %s "$password-of-the-agent-0123456789abcdef" >"$made/agent/token"
chown -R "$IMAGES_UID:$IMAGES_UID" "$made"

calendar_pid=
finish() {
  local code=$?
  trap - EXIT
  if [ -n "$calendar_pid" ]; then kill -KILL "$(innermost "$calendar_pid")" && wait "$calendar_pid"; fi 2>/dev/null || true
  rm -rf "$made"/{data,staff,agent,cookies}
  [ "$code" = 0 ] || tail -n 25 "$made/log" >&2 2>/dev/null || true
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

start_calendar() {
  (
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS CLASSPATH
    export PATH=/opt/java/bin MALLOC_ARENA_MAX=2 PORT=3005
    export LIVEKIT_API_KEY=APItraining LIVEKIT_API_SECRET=$password-0123456789abcdef SOFIA_TRANSPORT_POLICY=relay
    export SOFIA_DATABASE_URL=jdbc:h2:file:/data/calendar SOFIA_STAFF_DIR=/run/training/staff
    export SOFIA_AGENT_TOKEN_FILE=/run/training/agent/token
    # shellcheck disable=SC2016 # expanded inside
    export OUT=$made INSIDE_USER=$IMAGES_UID:$IMAGES_UID INSIDE_SETUP='
      mount -t tmpfs -o size=1m,mode=755 tmpfs "$root/run"
      mkdir "$root/run/training"
      mount --bind "$OUT" "$root/run/training"
      mount --bind "$OUT/data" "$root/data"
      cd "$root/app"'
    PATH=/usr/sbin:/usr/bin:/sbin:/bin inside "$rootfs" /opt/java/bin/java @/app/jvm.options \
      -XX:AOTCacheOutput=/run/training/app.aot -jar /app/quarkus-run.jar
  ) >"$made/log" 2>&1 &
  calendar_pid=$!
}

alive() { kill -0 "$calendar_pid" 2>/dev/null || fail "the calendar ended during its training"; }
http() { curl -sf -m 10 -b "$made/cookies" -c "$made/cookies" "$@"; }
ready() { alive; http -o /dev/null "$page/q/health/ready"; }
json() { http -H 'Content-Type: application/json' "$@"; }

# Read as a patient, sign in, book the first slot that is free, move through the views, ask for a token.
work() {
  local csrf slot appointment path
  await 180 "the calendar is ready" ready
  for path in / /health /q/health/live /api/v1/practice /metrics; do http -o /dev/null "$page$path" || warn "no $path"; done
  csrf=$(json -d "{\"username\":\"staff\",\"password\":\"$password\"}" "$page/api/session" | jq -re .csrfToken)
  slot=$(http "$page/api/v1/free-slots?from=$(date -d '+1 day' +%F)&days=7&treatment=Kontrolle" | jq -re '.slots[0].start')
  appointment=$(json -H "X-CSRF-Token: $csrf" -d "{\"patientName\":\"Training\",\"phone\":\"+4930123456\",\"start\":\"$slot\",\"treatment\":\"Kontrolle\"}" \
    "$page/api/v1/appointments" | jq -re .id)
  http -o /dev/null "$page/api/v1/appointments?from=$(date +%F)&to=$(date -d '+14 days' +%F)"
  json -o /dev/null -X PATCH -H "X-CSRF-Token: $csrf" -d '{"status":"cancelled"}' "$page/api/v1/appointments/$appointment"
  http -o /dev/null "$page/api/appointments" || warn "no /api/appointments"
  json -o /dev/null -d '{"identity":"training","room":"sofia-dental-training"}' "$page/api/livekit-token"
}

# The JVM writes its cache when it ends; it starts a second JVM for that.
stop_calendar() {
  kill -TERM "$(innermost "$calendar_pid")"
  wait "$calendar_pid" || true
  calendar_pid=
  [ -s "$made/app.aot" ] || fail "the JVM wrote no cache"
}

start_calendar
work
stop_calendar
