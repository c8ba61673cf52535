# shellcheck shell=bash
# The figures of a bench as a table.

# row <name> <title> <unit or -> <goal or ->: one line, if there is a figure of that name; a goal is met when the median is.
# A goal is the most that is allowed; ">" before it makes it the least.
row() {
  local values
  values=$(awk -F '\t' -v name="$1" '$1 == name {print $2}' "$FIGURES" | sort -g)
  [ -n "$values" ] || return 0
  awk -v title="$2" -v unit="$3" -v goal="$4" '
    {v[NR] = $1}
    END {
      median = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
      least = sub(/^>/, "", goal)
      verdict = goal == "-" ? "" : ((least ? median >= goal + 0 : median <= goal + 0) ? "yes" : "**no**")
      printf "| %s%s | %s | %s | %s | %d | %s | %s |\n", title, (unit == "-" ? "" : ", " unit), v[1] + 0, median + 0, v[NR] + 0, NR,
        (goal == "-" ? "" : (least ? "≥ " : "≤ ") goal), verdict
    }' <<<"$values"
}

resources() { case $1 in 1) echo "1 resource" ;; 1000) echo "1,000 resources" ;; *) echo "$1 resources" ;; esac; }

fleet_size() { resources "${FLEET:-1000}"; }

table() {
  local n kind
  echo
  echo "| what | min | median | max | values | goal | met |"
  echo "|---|---|---|---|---|---|---|"
  row start "operator, start to ready, in its image's root file system" ms 800
  row pod-start "operator, start to ready, in its pod" ms 800
  row rss1 "memory (RSS), 1 resource" MB 150
  row rss100 "memory (RSS), 100 resources" MB 165
  row rss1000 "memory (RSS), 1,000 resources" MB 200
  for n in 1 100 1000; do row "pss$n" "memory (PSS), $(resources "$n")" MB -; done
  row rss-pod "memory (RSS) of the pod's process, 1 resource" MB 150
  row ready "kubectl apply to Ready, LiveKit and coturn" s 4
  row floor "the same objects applied by hand, to Available" s -
  row writes-ready "API writes of that, until settled" - 14
  for n in 1 5 100; do row "writes-of-$n" "API writes to settle resource $n" - 14; done
  for n in 100 1000; do row "writes-most$n" "most API writes for one of $(resources "$n")" - 14; done
  row settled1 "1 resource settled, pretended pods" s -
  row settled100 "100 resources settled, pretended pods" s 60
  row settled1000 "1,000 resources settled, pretended pods" s -
  row restored "deleted object restored, all kinds" s 2
  for n in 1 100 1000; do
    row "p50-$n" "unchanged reconcile, p50, $(resources "$n")" ms 5
    row "p99-$n" "unchanged reconcile, p99, $(resources "$n")" ms 20
    row "p99-all-$n" "the same with all at once, $(resources "$n")" ms -
  done
  for n in 1 100 1000; do
    row "writes-rest$n" "API writes at rest, $(resources "$n")" - 0
    row "cpu-rest$n" "processor time at rest, $(resources "$n")" % -
    row "growth-rest$n" "growth of the memory (RSS) meanwhile, $(resources "$n")" MB -
    row "threads$n" "threads, $(resources "$n")" - -
  done
  row fleet-late "rounds of checks that came late, $(fleet_size)" - 0
  row fleet-rounds "rounds of checks that were looked at" - -
  row fleet-longest "longest time from one round to the next" s -
  row fleet-rss "memory (RSS), checks answered, $(fleet_size)" MB 300
  row fleet-pss "memory (PSS) of the same" MB -
  row fleet-cpu "processor time of the operator, % of one core" - 30
  row fleet-cpu-round "processor time for each round" ms -
  row fleet-fake-cpu "processor time of what answers, % of one core" - -
  row fleet-p50 "round of checks, p50, answered by fakes" ms -
  row fleet-p99 "round of checks, p99, answered by fakes" ms -
  row fleet-reconcile-p50 "unchanged reconcile with its round, p50" ms -
  row fleet-threads "threads, checks answered" - -
  row fleet-writes "API writes meanwhile" - 0
  row fleet-settled "all of them Ready" s -
  row round-p50 "round of checks, p50, real LiveKit and coturn" ms 150
  row round-p99 "round of checks, p99, real LiveKit and coturn" ms 500
  row round-cpu "processor time of one round and its reconcile, real LiveKit and coturn" ms -
  for n in $(cut -f1 "$FIGURES" | sed -n 's/^check-//p' | sort -u); do row "check-$n" "check $n, mean" ms -; done
  row fault-pod "from fault to condition: LiveKit's pod deleted" s 5
  row fault-udp "from fault to condition: UDP port in a Service" s 5
  row fault-certificate "from fault to condition: certificate made unusable" s 5
  row fault-hang "from fault to condition: LiveKit stopped by a signal, interval 10 s" s 11
  row fault-secret "from fault to condition: another TURN secret in coturn, interval 10 s" s 11
  row writes-rest-pod "API writes at rest, in the pod" - 0
  row cpu-rest-pod "processor time at rest, in the pod" % -
  row growth-rest-pod "growth of the memory (RSS) meanwhile, in the pod" MB -
  for n in agent python; do
    case $n in agent) who="agent" start=1500 first=350 idle=200 each=12 ;; python) who="the same, livekit-agents with a tone" start=- first=- idle=- each=- ;; esac
    row "$n-start" "$who: start to registered" ms "$start"
    row "$n-first-sound" "$who: sent for, to its first sound" ms "$first"
    row "$n-answered" "$who: of so many calls one after the other, answered" % $([ "$n" = agent ] && echo ">100" || echo -)
    row "$n-idle" "$who: memory (PSS), idle" MB "$idle"
    row "$n-per-call" "$who: memory (PSS) for each of ten calls" MB "$each"
    row "$n-of-ten" "$who: of ten calls at once, answered" - $([ "$n" = agent ] && echo ">10" || echo -)
  done
  row click "from click to connected, relay over TCP, real browser" ms 1000
  row calendar-start "calendar, start to ready" ms 1200
  for n in 100 100000; do
    row "calendar-list-$n" "calendar, list of 100 appointments, of $n" requests/s ">1600"
    row "calendar-free-$n" "calendar, free slots of a week, of $n" requests/s ">4000"
    row "calendar-next-$n" "calendar, next free slot in the old words, of $n" requests/s ">4000"
    row "calendar-book-$n" "calendar, bookings, each on the disk, of $n" requests/s ">1250"
    for kind in list free next book; do
      row "calendar-$kind-$n-p99" "the 99th percentile of that ($kind)" ms -
      row "calendar-$kind-$n-cpu" "processor time of the server for one ($kind)" µs -
    done
    row "calendar-rss-load-$n" "calendar, memory (RSS) after the load, $n" MB 200
  done
}
