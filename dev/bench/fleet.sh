# shellcheck shell=bash
# Many resources whose checks are answered: every address in this network namespace leads to one process that is
# LiveKit and coturn (wire/src/test, package support.fleet). Are the rounds of checks made in time, and what do they cost?

FLEET_INTERVAL_MS=60000 # spec.checks.interval, by default
FLEET_GRACE_MS=1000

# Keys for this run only: the fake has to know them, so they are the user's.
fleet_keys() {
  FLEET_API_SECRET=$(openssl rand -hex 24) FLEET_TURN_SECRET=$(openssl rand -hex 24)
  kubectl -n "$MASS_NAMESPACE" create secret generic keys --from-literal=apiKey=fleet \
    --from-literal=apiSecret="$FLEET_API_SECRET" --from-literal=secret="$FLEET_TURN_SECRET" >/dev/null
}

fleet_fake_start() {
  local url="turn:turn.example.org:3478?transport=tcp"
  start fleet "$("$ROOT/dev/jdk.sh")/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$ROOT/wire/target/classes:$ROOT/wire/target/test-classes" dental.sofia.wire.support.fleet.FakeFleet \
    fleet "$FLEET_API_SECRET" "$FLEET_TURN_SECRET" "$url" "$WORK/rounds"
  disown -a
  await_daemon fleet 20 http_ok 7880 /
  FLEET_PID=$(pid_of fleet)
}

# fleet <resources> <seconds>
fleet() {
  local count=$1 seconds=$2 from to cpu fake mark
  local -x KWOK_CONFIG=$ROOT/dev/bench/pods.yaml
  # shellcheck disable=SC2034 # for mass_create and await_settled
  local SETTLED='["Ready"]' MASS_SPEC='{"exposure":{"type":"ClusterIP"},"livekit":{"secretName":"keys"},
    "coturn":{"secretName":"keys","host":"turn.example.org"},"calendar":{"enabled":false}}'
  plane_up
  operator_account "$WORK/operator"
  kubectl create namespace "$MASS_NAMESPACE" >/dev/null
  fleet_keys
  ip route replace local default dev lo src 127.0.0.1
  fleet_fake_start
  operator_start "$WORK/operator"
  operator_await_ready "$WORK/operator"
  pause 3
  mark=$SECONDS
  mass_create 1 "$count"
  await_settled "$count" $((180 + 2 * count))
  figure fleet-settled $((SECONDS - mark))
  pause 65 # every one has been proved at its own pace; the percentiles are those of the last two minutes
  mark=$(stat -c %s "$AUDIT") cpu=$(cpu_ms "$OPERATOR_PID") fake=$(cpu_ms "$FLEET_PID") from=$(($(now) / 1000000))
  pause "$seconds"
  to=$(($(now) / 1000000)) cpu=$(($(cpu_ms "$OPERATOR_PID") - cpu)) fake=$(($(cpu_ms "$FLEET_PID") - fake))
  figure fleet-p50 "$(round_ms 0.5)"
  figure fleet-p99 "$(round_ms 0.99)"
  figure fleet-reconcile-p50 "$(reconcile_ms 0.5)"
  figure fleet-rss "$(memory "$OPERATOR_PID" Rss)"
  figure fleet-pss "$(memory "$OPERATOR_PID" Pss)"
  figure fleet-threads "$(find "/proc/$OPERATOR_PID/task" -maxdepth 1 -mindepth 1 | wc -l)"
  figure fleet-writes "$(audit "$AUDIT" "$mark" | writes "$OPERATOR_USER" | wc -l)"
  fleet_rounds "$count" "$from" "$to" "$cpu" "$fake"
  operator_stop
  plane_down
}
round_ms() { metric "sofia_check_round_duration_seconds{quantile=\"$1\"}" | awk '{printf "%.1f\n", $1 * 1000}'; }

# fleet_rounds <resources> <from> <to> <processor time of the operator> <of the fake>: all in milliseconds. A round is
# on time if the one before it began no more than the interval ago; one that has not come by the end is late as well.
fleet_rounds() {
  awk -v count="$1" -v from="$2" -v to="$3" -v cpu="$4" -v fake="$5" -v most=$((FLEET_INTERVAL_MS + FLEET_GRACE_MS)) '
    function distance(d) {
      if (d > most) late++
      if (d > longest) longest = d
    }
    $1 > to {next}
    $1 > from {rounds++; if ($2 in last) distance($1 - last[$2])}
    {last[$2] = $1}
    END {
      for (pod in last) {pods++; if (to - last[pod] > most) distance(to - last[pod])}
      print "fleet-rounds\t" rounds + 0
      print "fleet-late\t" late + count - pods
      printf "fleet-longest\t%.1f\n", longest / 1000
      printf "fleet-cpu\t%.1f\n", cpu / (to - from) * 100
      printf "fleet-fake-cpu\t%.1f\n", fake / (to - from) * 100
      if (rounds) printf "fleet-cpu-round\t%.1f\n", cpu / rounds
    }' "$WORK/rounds" >>"$FIGURES"
}
