# shellcheck shell=bash
# Many resources on the control plane without a node: time until all are settled, API writes, memory, processor time and
# writes at rest, time of an unchanged reconcile. Every run begins with an empty cluster and a new operator.

MASS_NAMESPACE=sofia-bench

name_of() { printf 'b%04d' "$1"; }

# mass_create <from> <to>: over a few connections, as fast as the API server takes them. kubectl would need minutes.
# MASS_SPEC: their spec, as JSON
mass_create() {
  local i url=$API/apis/sofia.dental/v1alpha1/namespaces/$MASS_NAMESPACE/sofiadeployments
  local spec=${MASS_SPEC:-'{"exposure":{"type":"ClusterIP"}}'} body
  for ((i = $1; i <= $2; i++)); do
    [ "$i" = "$1" ] || echo next
    printf 'silent\nshow-error\nfail\nurl = "%s"\noutput = "/dev/null"\nheader = "Content-Type: application/json"\n' "$url"
    printf 'cert = "%s"\nkey = "%s"\ncacert = "%s"\n' "$PKI/admin.crt" "$PKI/admin.key" "$PKI/ca.crt"
    body='{"apiVersion":"sofia.dental/v1alpha1","kind":"SofiaDeployment","metadata":{"name":"'$(name_of "$i")'"},'
    body+='"spec":'${spec//$'\n'/}'}'
    printf 'data = "%s"\n' "${body//\"/\\\"}"
  done >"$WORK/create"
  curl --no-progress-meter --noproxy '*' --parallel --parallel-max 8 --fail-early -K "$WORK/create"
}

# Where nobody answers in a pretended pod, settled is: everything is applied, and the pods are seen as available.
# SETTLED: the conditions that are wanted, as JSON
settled_count() {
  kubectl get --raw "/apis/sofia.dental/v1alpha1/namespaces/$MASS_NAMESPACE/sofiadeployments" |
    jq --argjson wanted "${SETTLED:-[\"ResourcesApplied\", \"LiveKitAvailable\", \"CoturnAvailable\"]}" '
      [.items[] | select(.metadata.generation as $now | [.status.conditions // [] | .[] |
        select(.status == "True" and .observedGeneration == $now) | .type] | contains($wanted))] | length'
}

await_settled() { # count seconds
  local until=$((SECONDS + $2)) settled=0
  while settled=$(settled_count) && [ "$settled" -lt "$1" ]; do
    kill -0 "$OPERATOR_PID" 2>/dev/null || { tail -n 20 "$WORK/operator/log" >&2; fail "the operator ended"; }
    [ "$SECONDS" -lt "$until" ] || fail "only $settled of $1 resources are settled after $2 s"
    if [ "$1" -gt 200 ]; then pause 2; else pause 0.3; fi
  done
}

# mass_run <resources>: a new cluster and operator, all resources at once
mass_run() {
  local count=$1 mark
  plane_up
  operator_account "$WORK/operator"
  kubectl create namespace "$MASS_NAMESPACE" >/dev/null
  # There is no DNS here, and a Service's name that does not resolve would be asked for again and again.
  SOFIA_API_SERVER_ADDRESS='' operator_start "$WORK/operator"
  operator_await_ready "$WORK/operator"
  pause 3
  mark=$(stat -c %s "$AUDIT")
  mass_create 1 "$count"
  await_settled "$count" $((120 + count))
  pause 15 # later writes count too, and the memory is that of an operator at rest
  audit "$AUDIT" "$mark" >"$WORK/audit"
  writes "$OPERATOR_USER" <"$WORK/audit" >"$WORK/writes"
  settled_after "$count"
  writes_each "$count"
  figure "rss$count" "$(memory "$OPERATOR_PID" Rss)"
  figure "pss$count" "$(memory "$OPERATOR_PID" Pss)"
  figure "threads$count" "$(find "/proc/$OPERATOR_PID/task" -maxdepth 1 -mindepth 1 | wc -l)"
}

# From the first resource's creation to the operator's last write of a status
settled_after() {
  local seconds
  seconds=$(awk -F '\t' '
    FNR == NR {if ($5 == "sofiadeployments" && $4 == "create" && (!began || $1 < began)) began = $1; next}
    $5 == "sofiadeployments/status" && $2 > ended {ended = $2}
    END {printf "%.1f\n", ended - began}' "$WORK/audit" "$WORK/writes")
  figure "settled$1" "$seconds"
}

# The writes of each resource: names of its objects begin with its own. Those of events are made by the API server and
# not in the log, so every resource bears its share of them.
writes_each() {
  awk -F '\t' -v count="$1" '
    $7 == "-" {events++; next}
    {split($7, part, /[-.]/); n[part[1]]++}
    END {for (name in n) print name "\t" n[name] + events / count}' "$WORK/writes" >"$WORK/each"
  figure "writes-most$1" "$(cut -f2 "$WORK/each" | sort -n | tail -n1)"
  figure "writes-mean$1" "$(awk -v n="$1" '{all += $2} END {printf "%.2f\n", all / n}' "$WORK/each")"
  local number
  for number in 1 5 100; do
    [ "$number" -gt "$1" ] || figure "writes-of-$number" "$(awk -v name="$(name_of "$number")" '$1 == name {print $2}' "$WORK/each")"
  done
}

# mass_poke <resources> <round>: has resources reconciled one after the other, which changes nothing. The percentiles are
# those of the last two minutes, so the operator must have been at rest for that long before the first round.
mass_poke() {
  local i
  for ((i = 1; i <= 50; i++)); do
    kubectl -n "$MASS_NAMESPACE" annotate sofiadeployment "$(name_of $(((i * 7) % $1 + 1)))" --overwrite \
      "sofia.dental/check-now=$2-$i" >/dev/null
  done
  figure "p50-$1" "$(reconcile_ms 0.5)"
  figure "p99-$1" "$(reconcile_ms 0.99)"
}

# mass_poke_all <resources>: all of them at once, which is also what an operator does that was away
mass_poke_all() {
  local before after until=$((SECONDS + 120))
  before=$(reconciles)
  kubectl -n "$MASS_NAMESPACE" annotate sofiadeployment --all --overwrite sofia.dental/check-now=all >/dev/null
  while after=$(reconciles) && [ $((after - before)) -lt "$1" ]; do
    [ "$SECONDS" -lt "$until" ] || fail "the operator does not reconcile when asked to"
    pause 0.3
  done
  figure "p99-all-$1" "$(reconcile_ms 0.99)"
}
reconciles() { metric 'sofia_reconcile_duration_seconds_count{result="success"}' | cut -d. -f1; }
reconcile_ms() { metric "sofia_reconcile_duration_seconds{result=\"success\",quantile=\"$1\"}" | awk '{printf "%.2f\n", $1 * 1000}'; }

# mass <resources> <runs>
mass() {
  local count=$1 runs=$2 run round
  for ((run = 1; run <= runs; run++)); do
    say "    $count resources, run $run of $runs"
    mass_run "$count"
    if [ "$run" = "$runs" ]; then
      rest_figures "$count" "$OPERATOR_PID" "$REST"
      for round in 1 2 3 4 5; do mass_poke "$count" "$round"; done
      mass_poke_all "$count"
    fi
    operator_stop
    plane_down
  done
}
