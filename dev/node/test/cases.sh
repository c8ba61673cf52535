# shellcheck shell=bash disable=SC2154
# The cases of test.sh, in the order of one node's life.

cases() {
  check "refuses without root" refuses_without_root
  check "refuses when a port is taken, and leaves nothing behind" refuses_taken_port
  exec 5>"$work/held"
  check "comes up" node up
  exec 5>&-
  check "its programs keep nothing open that their starter had open" nothing_inherited
  check "a second up returns at once and changes nothing" second_up
  check "status says healthy" node status
  check "loads an image, and skips it the second time" loads_once
  check "a restricted pod starts and is reached through a NodePort" pod_runs
  check "a claim gets a volume that a pod without rights writes to" volume_written
  check "a pod resolves the cluster's names, and no others" names
  check "a pod reaches a Service and the API server" inside_reachable
  check "a pod cannot reach the outside, and is told so at once" no_way_out
  check "the outside reaches a NodePort, and neither a pod nor the API server nor the kubelet" outside_limits
  check "the audit log tells who wrote what, once" audit
  check "the API server can be stopped and started under running pods" api_server_away
  check "down leaves nothing behind" nothing_left
  check "down is silent when there is nothing" node down
  check "status says that there is no node" status_absent
  check "comes up again" node up
  check "up repairs a node whose programs were killed" repairs
  check "down leaves nothing after every process was killed" nothing_left_after_kill
  check "a stale state directory harms no other process" stale_state
}

# bash lets a script go on after "! command", so what has to fail is said with a command of its own.
fails() {
  if "$@"; then
    echo "went well and should have failed: $*"
    return 1
  fi
}

say_is() { grep -qF -- "$1" "$work/node.log" || { echo "not said: $1"; return 1; }; }

same_as_before() {
  traces_of_node >"$work/after"
  diff "$work/before" "$work/after"
}

refuses_without_root() {
  fails setpriv --reuid 65534 --regid 65534 --clear-groups -- bash "$here/node.sh" up >"$work/node.log" 2>&1
  say_is "needs root"
}

refuses_taken_port() {
  local holder
  "$work/testpod" serve 127.0.0.1:10257 >/dev/null 2>&1 &
  holder=$!
  await 5 "a program on port 10257" bash -c 'exec 3<>/dev/tcp/127.0.0.1/10257'
  fails node up || { kill "$holder"; return 1; }
  kill "$holder"
  wait "$holder" || true
  say_is "port 10257 is taken"
  same_as_before
}

nothing_inherited() {
  local name
  for name in $DAEMONS; do
    [ -z "$(find "/proc/$(pid_of "$name")/fd" -lname "$work/held")" ]
  done
}

second_up() {
  local before began=$SECONDS
  before=$(cat "$RUN"/*.pid)
  node up
  [ $((SECONDS - began)) -le 5 ]
  [ "$before" = "$(cat "$RUN"/*.pid)" ]
}

loads_once() {
  node load "$work/testpod.tar"
  ctr images export "$work/testpod.oci.tar" localhost/testpod:1
  node load "$work/testpod.oci.tar"
  say_is "localhost/testpod:1 is loaded"
}

pod_runs() {
  kubectl create namespace test
  kubectl label namespace test pod-security.kubernetes.io/enforce=restricted
  kubectl apply -f "$here/test/pod.yaml"
  kubectl -n test wait --for=condition=Ready pod/web --timeout=30s
  await 10 "the NodePort" node_port_answers 127.0.0.1
}

node_port_answers() { [ "$(curl -sf -m 2 "http://$1:3005/")" = "hello from a pod" ]; }

in_pod() { kubectl -n test exec web -- /testpod "$@"; }

volume_written() {
  in_pod write /data/file
  [ "$(cat "$STATE"/volumes/*/file)" = kept ]
}

names() {
  [ "$(in_pod lookup kubernetes.default.svc.cluster.local)" = "[$KUBERNETES_IP]" ]
  in_pod lookup web.test
  fails in_pod lookup outside.example
}

inside_reachable() {
  in_pod dial web.test:80
  in_pod dial kubernetes.default:443
  in_pod dial "$NODE_IP:$API_PORT"
}

no_way_out() {
  [ "$(curl -sf -m 2 http://198.18.0.2:8080/)" = "hello from a pod" ] # the node reaches it
  fails in_pod dial 198.18.0.2:8080 2>"$work/refusal"
  grep -q "no route to host" "$work/refusal" # and not a time-out
  [ "$(iptables -S FORWARD | sed -n 2p)" = "-A FORWARD -j SOFIA-NODE-FORWARD" ] # before all that could accept
}

outside_limits() {
  local address
  address=$(kubectl -n test get pod web -o 'jsonpath={.status.podIP}')
  at_outside curl -sf -m 2 http://198.18.0.1:3005/
  fails at_outside curl -sf -m 1 "http://$address:8080/"
  fails at_outside curl -skf -m 1 "https://198.18.0.1:$API_PORT/readyz"
  fails at_outside curl -sk -m 1 "https://198.18.0.1:$KUBELET_PORT/healthz"
}

audit() {
  kubectl -n test create configmap seen
  await 5 "the audit record" grep -q '"name":"seen"' "$LOG/audit.log"
  [ "$(jq -c 'select(.verb == "create" and .objectRef.resource == "configmaps" and .objectRef.name == "seen"
    and .user.username == "kubernetes-admin")' "$LOG/audit.log" | wc -l)" = 1 ]
  fails grep -q '"stage":"RequestReceived"' "$LOG/audit.log"
}

api_server_away() {
  node api-stop
  fails kubectl get namespaces
  node_port_answers 127.0.0.1
  node api-start
  kubectl -n test get pod web
  [ "$(kubectl -n test get pod web -o 'jsonpath={.status.containerStatuses[0].restartCount}')" = 0 ]
}

nothing_left() {
  node down
  same_as_before
}

status_absent() {
  local code=0
  node status || code=$?
  [ "$code" = 3 ]
}

kill_daemons() {
  local name
  for name in $DAEMONS; do kill -KILL "$(pid_of "$name")"; done
}

repairs() {
  node load "$work/testpod.tar"
  pod_runs
  kill_daemons
  fails node status
  node up
  node status
  fails kubectl get namespace test # a new cluster, not half of the old one
}

nothing_left_after_kill() {
  local -a pids
  node load "$work/testpod.tar"
  pod_runs
  mapfile -t pids < <(find /sys/fs/cgroup -path "*/$CGROUP/*" -name cgroup.procs -exec cat {} + | sort -u)
  [ ${#pids[@]} -ge 2 ]
  kill_daemons
  kill -KILL "${pids[@]}"
  nothing_left
}

stale_state() {
  local innocent
  sleep 60 >/dev/null 2>&1 &
  innocent=$!
  mkdir -p "$RUN"
  echo "$innocent 12345" >"$RUN/kubelet.pid"
  node down
  kill "$innocent" # fails when it is gone
  same_as_before
}
