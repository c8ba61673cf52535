# shellcheck shell=bash
# An operator under test: from its image's own root file system, as the same user and with the same command as in a pod.
# BENCH_APP=<directory> measures an application that was only packaged, with this machine's JDK and without the cache.
# BENCH_IMAGE=<archive> measures another build of the image. BENCH_JVM_OPTIONS: further options of the JVM.

OPERATOR_PORT=8080
OPERATOR_NAMESPACE=sofia-bench-system
OPERATOR_USER=system:serviceaccount:$OPERATOR_NAMESPACE:sofia-operator

# operator_files <directory>: the image's root file system, or a copy of the application
operator_files() {
  local to=$1 archive manifest layer
  rm -rf --one-file-system -- "$to"
  mkdir -p "$to/root" "$to/account"
  if [ -n "${BENCH_APP:-}" ]; then
    cp -rp "$BENCH_APP" "$to/root/app"
    cp "$ROOT/images/operator/jvm.options" "$to/root/app/"
    return
  fi
  archive=${BENCH_IMAGE:-$("$ROOT/images/build.sh" --path operator)}
  [ -f "$archive" ] || fail "the operator's image is not built" "build it with: make images"
  mkdir "$to/image"
  tar -C "$to/image" -xf "$archive"
  manifest=$(blob "$to/image" "$(jq -r '.manifests[0].digest' "$to/image/index.json")")
  for layer in $(jq -r '.layers[].digest' "$manifest"); do tar -C "$to/root" -xpf "$(blob "$to/image" "$layer")"; done
  rm -rf "$to/image"
}
blob() { echo "$1/blobs/${2/://}"; }

# The rights that the chart grants, no more, and the token that a pod would find.
operator_account() { # directory
  kubectl create namespace "$OPERATOR_NAMESPACE" >/dev/null
  "$BIN/helm" template --kube-version 1.34.0 sofia-operator "$ROOT/charts/sofia-operator" -n "$OPERATOR_NAMESPACE" \
    -s templates/serviceaccount.yaml -s templates/rbac.yaml | kubectl apply -f - >/dev/null
  kubectl -n "$OPERATOR_NAMESPACE" create token sofia-operator --duration=12h >"$1/account/token"
  cp "$PKI/ca.crt" "$1/account/"
  printf '%s' "$OPERATOR_NAMESPACE" >"$1/account/namespace"
  chmod 755 "$1" "$1/account"
  chmod 644 "$1"/account/*
}

# operator_start <directory>: sets OPERATOR_PID and OPERATOR_BEGAN (nanoseconds), the moment at which the JVM was started
operator_start() {
  local dir=$1 command=()
  rm -f "$dir/began"
  read -ra options <<<"${BENCH_JVM_OPTIONS:-}"
  if [ -n "${BENCH_APP:-}" ]; then
    command=("$("$ROOT/dev/jdk.sh")/bin/java" "@$dir/root/app/jvm.options")
  else
    command=(/opt/java/bin/java @/app/jvm.options -XX:AOTCache=/app/app.aot)
  fi
  command+=("${options[@]}" "-Dquarkus.http.port=$OPERATOR_PORT" -Dquarkus.http.host=127.0.0.1 -jar)
  ACCOUNT=$dir/account API_PORT=$API_PORT BEGAN=$dir/began setsid "$ROOT/dev/bench/as-in-a-pod.sh" "$dir/root" "${command[@]}" \
    >"$dir/log" 2>&1 </dev/null &
  OPERATOR_SHELL=$!
  until [ -s "$dir/began" ]; do pause 0.002; done
  read -r OPERATOR_PID OPERATOR_BEGAN <"$dir/began"
}

operator_ready() { http_ok "$OPERATOR_PORT" /q/health/ready; }

# Sets READY_MS: from the start of the JVM until it says that it is ready
operator_await_ready() { # directory
  until operator_ready; do
    kill -0 "$OPERATOR_PID" 2>/dev/null || { tail -n 20 "$1/log" >&2; fail "the operator ended before it was ready"; }
    pause 0.005
  done
  READY_MS=$((($(now) - OPERATOR_BEGAN) / 1000000))
}

operator_stop() {
  [ -n "${OPERATOR_SHELL:-}" ] || return 0
  kill -KILL "$OPERATOR_PID" 2>/dev/null || true
  wait "$OPERATOR_SHELL" 2>/dev/null || true
  OPERATOR_SHELL=
}

metric() { # name and labels, as in the exposition, up to the space
  curl -sf -m 5 --noproxy '*' "http://127.0.0.1:$OPERATOR_PORT/q/metrics" | awk -v name="$1" '$1 == name {print $2}'
}
