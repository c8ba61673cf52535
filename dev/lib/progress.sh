# shellcheck shell=bash
# Waits for a SofiaDeployment to be Ready and shows each condition when it changes.

# One line a condition: type, status, reason, message.
conditions() { # namespace name
  kubectl -n "$1" get sofiadeployment "$2" -o json |
    jq -r '.metadata.generation as $now | .status.conditions // [] | .[] |
      "\(.type)|\(.status)|\(.reason)|\(.message // "" | gsub("\n"; " "))|\((.observedGeneration // $now) == $now)"'
}

await_ready() { # namespace name seconds
  local namespace=$1 name=$2 limit=$3 ready=no began now line type status reason message current
  declare -A shown=()
  began=$(date +%s%N)
  while :; do
    now=$((($(date +%s%N) - began) / 100000000))
    while IFS='|' read -r type status reason message current; do
      [ "$current" = true ] || continue
      line="$status $reason $message"
      if [ "${shown[$type]:-}" != "$line" ]; then
        shown[$type]=$line
        printf '    %3d.%d s  %-20s %-8s %-14s %s\n' $((now / 10)) $((now % 10)) "$type" "$status" "$reason" "$message" >&2
      fi
      [ "$type $status" != "Ready True" ] || ready=yes
    done < <(conditions "$namespace" "$name")
    [ "$ready" = no ] || return 0
    [ "$now" -lt $((limit * 10)) ] || return 1
    sleep 0.3
  done
}
