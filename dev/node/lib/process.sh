# shellcheck shell=bash
# Background processes. A pid alone may belong to someone else after a crash or a reboot, so the time at which the
# process started (clock ticks since boot) is kept with it and compared before it is believed.

started_at() { # pid
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) } # the program's name, in parentheses, may contain spaces
  [ "${stat%% *}" != Z ] || return 1
  awk '{print $20}' <<<"$stat"
}

start() { # name command…
  local name=$1 pid
  shift
  # A daemon must keep nothing that its starter had open: neither the lock of node.sh nor a caller's lock or pipe.
  (close_inherited; exec setsid "$@") >>"$LOG/$name.log" 2>&1 </dev/null &
  pid=$!
  echo "$pid $(started_at "$pid")" >"$RUN/$name.pid"
}

close_inherited() {
  local fd
  for fd in /proc/self/fd/*; do
    fd=${fd##*/}
    [ "$fd" -le 2 ] || eval "exec $fd>&-"
  done
}

pid_of() { # name → pid, if it is still the process that was started
  local pid began
  read -r pid began 2>/dev/null <"$RUN/$1.pid" || return 1
  [ -n "$began" ] && [ "$(started_at "$pid")" = "$began" ] && echo "$pid"
}

# await_daemon <name> <seconds> <command…>: gives up as soon as the daemon has ended.
await_daemon() {
  local name=$1 limit=$2
  shift 2
  await "$limit" "$name" ready_or_ended "$name" "$@"
  pid_of "$name" >/dev/null || { say "$name ended"; return 1; }
}

ready_or_ended() { # name command…
  pid_of "$1" >/dev/null || return 0
  "${@:2}"
}

gone() { # pid…
  local pid
  for pid in "$@"; do ! started_at "$pid" >/dev/null || return 1; done
}

# end <signal> <seconds> <pid…>: waits until each is gone, and kills what is not gone by then.
end() {
  local signal=$1 limit=$2
  shift 2
  [ $# -gt 0 ] || return 0
  kill -s "$signal" -- "$@" 2>/dev/null || true
  await "$limit" "end of process $*" gone "$@" 2>/dev/null && return 0
  kill -s KILL -- "$@" 2>/dev/null || true
  await 10 "end of process $*" gone "$@"
}

# Processes of this node that no pid file tells about: one of its programs, with its state directory among the arguments.
# A pager or an editor that has one of the node's files open is not one of them.
strays() {
  local dir name
  for dir in /proc/[0-9]*; do
    name=$(cat "$dir/comm" 2>/dev/null) || continue
    case " $DAEMONS " in
      *" $name "*) ;;
      *) case $name in kube-*|containerd-shim*|runc*) ;; *) continue ;; esac ;;
    esac
    tr '\0' '\n' 2>/dev/null <"$dir/cmdline" | grep -qF -- "$STATE/" && echo "${dir#/proc/}"
  done
  return 0
}

# Everything in the node's control group: the containers, whatever became of the containerd that started them.
contained() {
  local group
  for group in $(control_groups); do find "$group" -name cgroup.procs -exec cat {} + 2>/dev/null || true; done | sort -un
}

# The end of every process of this node, written as if all had crashed: the cluster's state is thrown away anyway, and so
# a regular `down` and the repair of a crashed run are one and the same.
end_all() {
  local name pid found round
  local -a pids=()
  for name in $DAEMONS; do pid=$(pid_of "$name") && pids+=("$pid"); done
  end KILL 10 "${pids[@]}"
  for round in 1 2 3 4 5; do # a container that was just being started appears after the first look
    mapfile -t found < <(strays; contained)
    [ ${#found[@]} -gt 0 ] || return 0
    end KILL 10 "${found[@]}"
  done
  fail "processes of the local node do not end: ${found[*]} (round $round)"
}
