# shellcheck shell=bash
# The figures of a bench as a table.

# row <name> <title> <unit or -> <goal or ->: one line, if there is a figure of that name; a goal is met when the median is
row() {
  local values
  values=$(awk -F '\t' -v name="$1" '$1 == name {print $2}' "$FIGURES" | sort -g)
  [ -n "$values" ] || return 0
  awk -v title="$2" -v unit="$3" -v goal="$4" '
    {v[NR] = $1}
    END {
      median = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
      verdict = goal == "-" ? "" : (median <= goal + 0 ? "yes" : "**no**")
      printf "| %s%s | %s | %s | %s | %d | %s | %s |\n", title, (unit == "-" ? "" : ", " unit), v[1] + 0, median + 0, v[NR] + 0, NR,
        (goal == "-" ? "" : "≤ " goal), verdict
    }' <<<"$values"
}

resources() { case $1 in 1) echo "1 resource" ;; 1000) echo "1,000 resources" ;; *) echo "$1 resources" ;; esac; }

table() {
  local n
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
  row writes-rest-pod "API writes at rest, in the pod" - 0
  row cpu-rest-pod "processor time at rest, in the pod" % -
  row growth-rest-pod "growth of the memory (RSS) meanwhile, in the pod" MB -
}
