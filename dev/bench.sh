#!/usr/bin/env bash
# Measurements, as a table with minimum, median and maximum. usage: bench.sh bench|soak
#   bench   start, memory, time to Ready, API writes, 1, 100 and 1,000 resources, restored objects, rounds of checks and
#           how soon they find a fault (70 min)
#   soak    ten minutes at rest, with a hundred pretended resources and with a real one (25 min)
# BENCH_PARTS: only these of  start mass fleet  (a control plane without a node)  ready restore pod rest rounds faults
# (a real node)  calendar agent click  (a process)
# BENCH_RUNS (5), BENCH_MASS ("1 100 1000") and BENCH_MASS_RUNS ("5 5 3"), BENCH_REST (seconds), BENCH_FLEET (1000) and
# BENCH_FLEET_SECONDS (180), BENCH_STATE (/var/tmp/sofia-bench). BENCH_APP, BENCH_IMAGE, BENCH_JVM_OPTIONS: see
# bench/operator.sh. Needs root. See docs/benchmarks.md.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"
# shellcheck source=bench/table.sh
. "$ROOT/dev/bench/table.sh"
cd "$ROOT"

case ${1:-} in
  bench)
    parts="start mass fleet ready restore pod rest rounds faults calendar agent click"
    MASS=${BENCH_MASS:-1 100 1000} MASS_RUNS=${BENCH_MASS_RUNS:-5 5 3} REST=${BENCH_REST:-130}
    ;;
  soak)
    parts="mass rest"
    MASS=${BENCH_MASS:-100} MASS_RUNS=${BENCH_MASS_RUNS:-1} REST=${BENCH_REST:-600}
    ;;
  *) fail "usage: bench.sh bench|soak" ;;
esac
RUNS=${BENCH_RUNS:-5}
state=${BENCH_STATE:-/var/tmp/sofia-bench}
FIGURES=$state/figures.tsv
FLEET=${BENCH_FLEET:-1000} FLEET_SECONDS=${BENCH_FLEET_SECONDS:-180}
export RUNS MASS MASS_RUNS REST FLEET FLEET_SECONDS FIGURES
pretended=() real=() alone=()
for part in ${BENCH_PARTS:-$parts}; do
  case $part in
    start | mass | fleet) pretended+=("$part") ;;
    ready | restore | pod | rest | rounds | faults) real+=("$part") ;;
    calendar | agent | click) alone+=("$part") ;;
    *) fail "there is no part $part: start mass fleet ready restore pod rest rounds faults calendar agent click" ;;
  esac
done

[ "$(id -u)" = 0 ] || fail "the measurements need root"
dev/packages.sh base node
mkdir -p "$state"
exec {lock}<"$state"
flock -n "$lock" || fail "another bench is running in $state"
: >"$FIGURES"
trap table EXIT
if [ -z "${BENCH_APP:-}${BENCH_IMAGE:-}" ] && [ $((${#pretended[@]} + ${#real[@]})) -gt 0 ]; then
  # The image's cache is trained on a cluster.
  cluster_tools
  cluster_up
  step "packaging the applications" "30 s" dev/applications.sh
  step "building the images" "10 s, 10 min the first time" images/build.sh all >/dev/null
fi
case " ${pretended[*]} " in *" fleet "*) dev/mvn.sh -q -pl wire test-compile >&2 ;; esac
[ ${#pretended[@]} -eq 0 ] || { dev/node/binaries.sh kwok >/dev/null; dev/bench/pretended.sh "${pretended[@]}"; }
[ ${#real[@]} -eq 0 ] || dev/bench/real.sh "${real[@]}"
for part in "${alone[@]}"; do
  case $part in click) ;; *) dev/mvn.sh -q -pl "wire,$part" package -DskipTests >&2 ;; esac
  "dev/bench/$part.sh"
done
# What is no goal but a promise: with nothing to do, nothing is written.
written=$(awk -F '\t' '$1 ~ /^writes-rest/ {n += $2} END {print n + 0}' "$FIGURES")
[ "$written" = 0 ] || fail "$written writes to the API server at rest"
say "processor load of the last minute: $(cut -d' ' -f1 /proc/loadavg) (above 1 per processor the figures say little)"
