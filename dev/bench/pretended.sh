#!/usr/bin/env bash
# The measurements that need no real node; bench.sh calls it. usage: pretended.sh start|mass|fleet…
# FIGURES: the file that the figures are added to; RUNS, MASS, MASS_RUNS, REST, FLEET, FLEET_SECONDS: see bench.sh.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../lib/common.sh
. "$here/../lib/common.sh"
for part in lib plane operator mass fleet; do
  # shellcheck source=/dev/null
  . "$here/$part.sh"
done
cd "$ROOT"
if [ -z "${BENCH_INSIDE:-}" ]; then exec env BENCH_INSIDE=yes unshare --net -- "$0" "$@"; fi
ip link set lo up

finish() {
  local code=$?
  trap - EXIT
  set +e
  operator_stop
  [ "$code" = 0 ] || keep_logs
  plane_down
  rm -rf --one-file-system -- "$WORK"
  exit "$code"
}
keep_logs() {
  rm -rf target/bench-log
  mkdir -p target/bench-log
  cp "$LOG"/*.log target/bench-log/ 2>/dev/null
  cp "$WORK/operator/log" target/bench-log/operator.log 2>/dev/null
  cp "$WORK/rounds" target/bench-log/ 2>/dev/null
  say "the logs are in target/bench-log"
}

measure_start() {
  local run
  plane_up
  operator_account "$WORK/operator"
  for ((run = 0; run <= RUNS; run++)); do
    operator_start "$WORK/operator"
    operator_await_ready "$WORK/operator"
    [ "$run" = 0 ] || figure start "$READY_MS" # the first one reads the files from the disk
    operator_stop
  done
  plane_down
}

measure_mass() {
  local i counts runs
  read -ra counts <<<"$MASS"
  read -ra runs <<<"$MASS_RUNS"
  for i in "${!counts[@]}"; do mass "${counts[i]}" "${runs[i]:-$RUNS}"; done
}

measure_fleet() { fleet "$FLEET" "$FLEET_SECONDS"; }

plane_settings
WORK=$PLANE/work
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
rm -rf --one-file-system -- "$WORK"
mkdir -p "$WORK"
operator_files "$WORK/operator"
for measure; do step "measuring: $measure" "minutes" "measure_$measure"; done
