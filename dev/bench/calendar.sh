#!/usr/bin/env bash
# The calendar under load: start, memory, lists, free time and bookings, with 100 and with 100,000 appointments, on the embedded
# database. The packaged application with the options of its image; its first run makes the JVM's cache. usage: calendar.sh
# FIGURES: where they are written. RUNS (5): starts. BENCH_SECONDS (8): of each load. The load comes from the same machine.
set -euo pipefail

# shellcheck source=../lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=lib.sh
. "$ROOT/dev/bench/lib.sh"
: "${FIGURES:?}"
SECONDS_EACH=${BENCH_SECONDS:-8}
JAVA=$("$ROOT/dev/jdk.sh")/bin/java
OPTIONS=$ROOT/images/calendar/jvm.options
PORT=13005
BASE=http://127.0.0.1:$PORT
FIRST=2030-01-07
LAST=2030-01-21

dev=$ROOT/dev
"$dev/packages.sh" wrk
work=$(mktemp -d)
pid=
finish() {
  if [ -n "$pid" ]; then kill -KILL "$pid" 2>/dev/null || true; fi
  rm -rf -- "$work"
}
trap finish EXIT
cp -rp "$ROOT/calendar/target/quarkus-app" "$work/app"
mkdir "$work/staff"
printf bench >"$work/staff/username"
printf 'only for this bench' >"$work/staff/password"

calendar() { # directory of the data, further arguments of the JVM, then after -- those of the program
  local data=$1 jvm=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do jvm+=("$1"); shift; done
  [ $# = 0 ] || shift
  cd "$work/app"
  export MALLOC_ARENA_MAX=2 PORT SOFIA_DATABASE_URL=jdbc:h2:file:$data/calendar SOFIA_STAFF_DIR=$work/staff
  exec "$JAVA" "@$OPTIONS" "${jvm[@]}" -jar quarkus-run.jar "$@"
}

# Sets pid, and writes the time to ready in milliseconds to the file ms.
up() {
  local began
  began=$(now)
  (calendar "$@") >"$work/log" 2>&1 &
  pid=$!
  until http_ok "$PORT" /q/health/ready; do
    kill -0 "$pid" || { cat "$work/log" >&2; fail "the calendar ended"; }
    pause 0.005
  done
  ms=$((($(now) - began) / 1000000))
}
down() {
  kill -TERM "$pid"
  wait "$pid" || true
  pid=
}

# rows <number>: a copy with as many appointments, ten on each working day from FIRST on
rows() {
  awk -v rows="$1" -v first="$(($(date -u -d "$FIRST" +%s) / 86400))" '
  # The date of a number of days since 1970, by the rule of Hinnant.
  function civil(days,   era, doe, yoe, doy, mp, d, m) {
    days += 719468
    era = int(days / 146097)
    doe = days - era * 146097
    yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
    doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
    mp = int((5 * doy + 2) / 153)
    d = doy - int((153 * mp + 2) / 5) + 1
    m = mp < 10 ? mp + 3 : mp - 9
    return sprintf("%04d-%02d-%02d", yoe + era * 400 + (m <= 2), m, d)
  }
  BEGIN {
    print "{\"format\":\"sofia-calendar-dump-1\"}"
    for (i = 1; i <= rows; i++)
      printf "{\"patient\":{\"id\":%d,\"name\":\"Patient %d\",\"name_key\":\"patient %d\",\"phone\":\"+4930%08d\",\"created_at\":\"2026-01-01T00:00:00Z\"}}\n", i, i, i, i
    for (i = 0; i < rows; i++) {
      day = int(i / 10); slot = i % 10
      date = civil(first + int(day / 5) * 7 + day % 5)
      minute = 480 + (slot < 8 ? slot * 30 : 360 + (slot - 8) * 30)
      printf "{\"appointment\":{\"id\":%d,\"version\":0,\"patient_id\":%d,\"start_at\":\"%sT%02d:%02d\",\"end_at\":\"%sT%02d:%02d\",", i + 1, i + 1, date, minute / 60, minute % 60, date, (minute + 30) / 60, (minute + 30) % 60
      printf "\"treatment\":\"Kontrolle\",\"notes\":\"Notiz\",\"status\":\"CONFIRMED\",\"created_by\":\"STAFF\",\"created_at\":\"2026-01-01T00:00:00Z\"}}\n"
    }
    printf "{\"rows\":%d}\n", 2 * rows
  }'
}

sign_in() {
  local answer
  answer=$(curl -sf -c "$work/cookies" -H 'Content-Type: application/json' \
    -d '{"username":"bench","password":"only for this bench"}' "$BASE/api/session")
  csrf=$(jq -r .csrfToken <<<"$answer")
  cookie=$(awk '$6 == "sofia_session" {print $7}' "$work/cookies")
}

# load <figure> <connections> <wrk's arguments>: requests a second and the 99th percentile of the second run; the first one
# warms up. Also the processor time of the server for each request, which says something on a busy machine as well.
load() {
  local name=$1 connections=$2 out cpu count
  shift 2
  [ "${WARM:-}" = no ] || wrk -t2 -c"$connections" -d3s "$@" >/dev/null
  cpu=$(cpu_ms "$pid")
  out=$(wrk -t2 -c"$connections" -d"${SECONDS_EACH}s" --latency "$@")
  cpu=$(($(cpu_ms "$pid") - cpu))
  ! grep -q 'Non-2xx' <<<"$out" || [ "${MAY_FAIL:-}" = yes ] || { echo "$out" >&2; fail "$name: some requests failed"; }
  count=$(awk '/requests in/ {print $1}' <<<"$out")
  figure "$name" "$(awk '/Requests\/sec/ {print $2}' <<<"$out")"
  figure "$name-p99" "$(awk '$1 == "99%" {v = $2; u = v; gsub(/[0-9.]/, "", u); v += 0; print u == "s" ? v * 1000 : u == "us" ? v / 1000 : v}' <<<"$out")"
  figure "$name-cpu" "$((cpu * 1000 / count))"
}

free_starts() {
  local from=2150-01-05
  for _ in $(seq 60); do
    curl -sf "$BASE/api/v1/free-slots?from=$from&days=62&treatment=Kontrolle" | jq -r '.slots[].start'
    from=$(date -u -d "$from + 62 days" +%F)
  done >"$work/starts"
}

for size in 100 100000; do
  data=$work/data$size
  mkdir "$data"
  rows "$size" >"$work/copy"
  (calendar "$data" -- restore "$work/copy") >"$work/log" 2>&1 || { cat "$work/log" >&2; fail "the rows were not restored"; }
  # The first run pays for the cache of all others.
  [ -e "$work/app.aot" ] || { up "$data" "-XX:AOTCacheOutput=$work/app.aot"; sign_in; curl -sf -o /dev/null "$BASE/api/v1/free-slots"; down; }
  if [ "$size" = 100 ]; then
    for _ in $(seq "${RUNS:-5}"); do up "$data" "-XX:AOTCache=$work/app.aot"; figure calendar-start "$ms"; down; done
  fi
  up "$data" "-XX:AOTCache=$work/app.aot"
  figure "calendar-rss-rest-$size" "$(memory "$pid" Rss)"
  sign_in
  load "calendar-list-$size" 16 -H "Cookie: sofia_session=$cookie" "$BASE/api/v1/appointments?from=$FIRST&to=$LAST"
  load "calendar-free-$size" 16 "$BASE/api/v1/free-slots?from=$FIRST&days=7&treatment=Kontrolle"
  load "calendar-next-$size" 16 "$BASE/api/sofia/next-available"
  free_starts
  wrk -t2 -c50 -d3s -s "$dev/bench/calendar.lua" "$BASE" -- "$work/starts" "$cookie" "$csrf" 0 >/dev/null
  WARM=no load "calendar-book-$size" 50 -s "$dev/bench/calendar.lua" "$BASE" -- "$work/starts" "$cookie" "$csrf" 12000
  figure "calendar-rss-load-$size" "$(memory "$pid" Rss)"
  down
done
