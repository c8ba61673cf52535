# shellcheck shell=bash
# Rounds of checks on a real node: how long one takes against a real LiveKit and coturn, each check by itself, and what
# processor time it costs the operator.

ROUNDS=50 # in each run

# operator_metrics <process>: those of the operator's pod, as it tells them
operator_metrics() {
  nsenter --net="/proc/$1/ns/net" -- curl -sf -m 5 --noproxy '*' http://127.0.0.1:8080/q/metrics
}
value() { awk -v name="$1" '$1 == name {print $2}' "$2"; }

# rounds_asked <process> <run>: one after the other, at a pace at which none is left out
rounds_asked() {
  local i cpu
  cpu=$(cpu_ms "$1")
  operator_metrics "$1" >"$WORK/before"
  for ((i = 1; i <= ROUNDS; i++)); do
    kn annotate sofiadeployments.sofia.dental --all --overwrite "sofia.dental/check-now=$2-$i" >/dev/null
    pause 0.5
  done
  pause 1
  operator_metrics "$1" >"$WORK/after"
  cpu=$(($(cpu_ms "$1") - cpu))
  local made before after
  before=$(value sofia_check_round_duration_seconds_count "$WORK/before")
  after=$(value sofia_check_round_duration_seconds_count "$WORK/after")
  made=$((${after%.*} - ${before%.*}))
  [ "$made" -ge "$ROUNDS" ] || fail "$made rounds were made of $ROUNDS that were asked for"
  figure round-p50 "$(round_quantile 0.5)"
  figure round-p99 "$(round_quantile 0.99)"
  figure round-cpu "$(awk -v ms="$cpu" -v n="$made" 'BEGIN {printf "%.1f\n", ms / n}')"
  each_check
}

round_quantile() { value "sofia_check_round_duration_seconds{quantile=\"$1\"}" "$WORK/after" | awk '{printf "%.1f\n", $1 * 1000}'; }

# The mean of each check in this run; all have to have passed
each_check() {
  awk '
    match($1, /^sofia_check_duration_seconds_(sum|count){/) {
      split($1, part, /"/)
      name = part[2] " " part[4]
      sum = $1 ~ /_sum/
      if (FNR == NR) {if (sum) s[name] = $2; else n[name] = $2; next}
      if (sum) ds[name] = $2 - s[name]; else dn[name] = $2 - n[name]
    }
    END {for (name in dn) if (dn[name]) {split(name, part, " "); printf "%s\t%s\t%.1f\n", part[1], part[2], ds[name] / dn[name] * 1000}}
  ' "$WORK/before" "$WORK/after" | sort >"$WORK/checks"
  local check result ms
  while IFS=$'\t' read -r check result ms; do
    [ "$result" = passed ] || fail "$check: $result in a round on a node where all is well"
    figure "check-$check" "$ms"
  done <"$WORK/checks"
}

measure_rounds() {
  local run pid
  settle_by_operator
  pid=$(pod_process)
  for ((run = 0; run <= RUNS; run++)); do
    rounds_asked "$pid" "$run"
    # The first one warms up; the percentiles are those of the last two minutes.
    [ "$run" != 0 ] || { sed -i '/^\(round\|check\)-/d' "$FIGURES"; pause 125; }
  done
  clear_away
}
