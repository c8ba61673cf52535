# shellcheck shell=bash
# Clocks, waiting without a process for each look, figures and the table that they end in.

now() { date +%s%N; }

# A sleep that starts no process, so that waiting does not disturb what is measured.
exec {NOTHING}<> <(:)
pause() { read -rt "$1" -u "$NOTHING" || true; }

http_ok() { # port path
  local code=
  { exec {connection}<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  { printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&"$connection" && read -rt 2 -u "$connection" _ code _; } 2>/dev/null || true
  exec {connection}>&-
  [ "$code" = 200 ]
}

# figure <name> <value>: one value of one run
figure() { printf '%s\t%s\n' "$1" "$2" >>"$FIGURES"; }

# Megabytes (10^6 bytes) of a process: Rss, Pss
memory() { awk -v what="$2:" '$1 == what {printf "%.0f\n", $2 * 1024 / 1e6}' "/proc/$1/smaps_rollup"; }
cpu_ms() { awk -v hz="$(getconf CLK_TCK)" '{sub(/.*\) /, ""); print int(($12 + $13) * 1000 / hz)}' "/proc/$1/stat"; }

# The audit log as one line a request: time asked (s), time answered (s), user, verb, resource, namespace, name, code.
# A watch ends at any time and tells nothing.
audit() { # file offset
  tail -c "+$(($2 + 1))" "$1" | jq -rR '
    def seconds: (.[0:19] + "Z" | fromdate) + (.[19:26] | tonumber);
    fromjson? | select(.stage == "ResponseComplete" and .verb != "watch" and .objectRef) |
    [(.requestReceivedTimestamp | seconds), (.stageTimestamp | seconds), .user.username, .verb,
     .objectRef.resource + (if .objectRef.subresource then "/" + .objectRef.subresource else "" end),
     .objectRef.namespace // "-", .objectRef.name // "-", .responseStatus.code // 0] | @tsv'
}
writes() { awk -F '\t' -v user="$1" '$3 == user && $4 ~ /^(create|update|patch|delete|deletecollection)$/'; }

# rest_figures <suffix> <process> <seconds>: what an operator does when nothing changes. AUDIT, OPERATOR_USER: where and
# as whom it writes.
rest_figures() {
  local mark cpu rss
  mark=$(stat -c %s "$AUDIT")
  cpu=$(cpu_ms "$2")
  rss=$(memory "$2" Rss)
  pause "$3"
  figure "cpu-rest$1" "$(awk -v ms="$(($(cpu_ms "$2") - cpu))" -v s="$3" 'BEGIN {printf "%.2f\n", ms / s / 10}')"
  figure "growth-rest$1" "$(($(memory "$2" Rss) - rss))"
  figure "writes-rest$1" "$(audit "$AUDIT" "$mark" | writes "$OPERATOR_USER" | wc -l)"
}
