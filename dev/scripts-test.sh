#!/usr/bin/env bash
# Tests of the scripts themselves, in seconds and without root. The last line is "N passed, N failed".
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"
cd "$ROOT"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
passed=0 failed=0

check() {
  local what=$1
  shift
  if (set -e; "$@") >"$work/log" 2>&1; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    echo "FAIL  $what"
    sed 's/^/      /' "$work/log"
  fi
}

fake_jdk() { # version → home
  local home=$work/jdk-$1
  mkdir -p "$home/bin"
  printf '#!/bin/sh\n' >"$home/bin/javac"
  chmod +x "$home/bin/javac"
  printf 'JAVA_VERSION="%s.0.1"\n' "$1" >"$home/release"
  echo "$home"
}

java_home_is_respected() { [ "$(JAVA_HOME=$(fake_jdk 21) dev/jdk.sh)" = "$work/jdk-21" ]; }

old_java_home_is_passed_over() {
  local home
  home=$(JAVA_HOME=$(fake_jdk 17) dev/jdk.sh) || return 0 # this machine may have no other
  [ "$home" != "$work/jdk-17" ]
}

newest_jdk_wins() {
  mkdir -p "$work/home/.sdkman/candidates/java"
  mv "$(fake_jdk 98)" "$(fake_jdk 99)" "$work/home/.sdkman/candidates/java/"
  [ "$(env -u JAVA_HOME HOME="$work/home" dev/jdk.sh)" = "$work/home/.sdkman/candidates/java/jdk-99" ]
}

plugin_runs_the_java_of_java_home() {
  local home
  home=$(fake_jdk 21)
  printf '#!/bin/sh\necho "$@"\n' >"$home/bin/java"
  chmod +x "$home/bin/java"
  JAVA_HOME=$home sh kubectl-sofia/launcher.sh verify 'a name' | grep -q -- '-jar kubectl-sofia/launcher.sh verify a name$'
}

plugin_passes_over_an_old_java() {
  local old new
  old=$(fake_jdk 17) new=$(fake_jdk 21)
  printf '#!/bin/sh\necho old\n' >"$old/bin/java"
  printf '#!/bin/sh\necho new\n' >"$new/bin/java"
  chmod +x "$old/bin/java" "$new/bin/java"
  [ "$(JAVA_HOME=$old PATH=$new/bin:$PATH sh kubectl-sofia/launcher.sh verify)" = new ]
}

# shellcheck source=lib/cluster.sh
cluster() { . dev/lib/cluster.sh; }

local_node_by_default() { (unset KUBECONFIG; cluster; uses_local_node; [ "$(image_here localhost/x:1)" = localhost/x:1 ]); }
own_kubeconfig_is_the_local_node() { cluster; KUBECONFIG=$NODE_KUBECONFIG uses_local_node; }
another_cluster_needs_a_registry() {
  cluster
  local KUBECONFIG=$work/admin.conf
  unset IMAGE_REGISTRY
  if uses_local_node; then return 1; fi
  if (cluster_up) 2>"$work/said"; then return 1; fi
  grep -q IMAGE_REGISTRY "$work/said"
  IMAGE_REGISTRY=registry.example/team/
  [ "$(image_here localhost/x:1)" = registry.example/team/x:1 ]
}

a_failing_step_ends_the_script() {
  printf '%s\n' 'set -euo pipefail' ". $ROOT/dev/lib/common.sh" 'two() { false; echo went on; }' 'step one "1 s" two' >"$work/script"
  if bash "$work/script" >"$work/out" 2>/dev/null; then return 1; fi
  [ ! -s "$work/out" ]
}

every_target_is_explained() {
  local target help targets
  help=$(make help)
  read -ra targets < <(sed -n 's/^\.PHONY: //p' Makefile | tr '\n' ' ')
  for target in "${targets[@]}"; do grep -q "^  $target " <<<"$help" || { echo "$target"; return 1; }; done
}

scripts() { git ls-files -co --exclude-standard -- '*.sh' .ci/run; }
shellcheck_all() { scripts | xargs shellcheck -x -S error; }
parses() { bash -n "$1"; }
short() { [ "$(wc -l <"$1")" -le 250 ]; }

check "JAVA_HOME is used when it is new enough" java_home_is_respected
check "an old JAVA_HOME is passed over" old_java_home_is_passed_over
check "the newest JDK wins" newest_jdk_wins
check "the kubectl plugin runs the Java of JAVA_HOME" plugin_runs_the_java_of_java_home
check "the kubectl plugin passes over an old Java" plugin_passes_over_an_old_java
check "without KUBECONFIG the local node is used" local_node_by_default
check "the local node's own kubeconfig is the local node" own_kubeconfig_is_the_local_node
check "a cluster of the user's needs a registry" another_cluster_needs_a_registry
check "a step that fails ends the script" a_failing_step_ends_the_script
check "make help explains every target" every_target_is_explained
while read -r script; do
  check "$script parses" parses "$script"
  check "$script is at most 250 lines long" short "$script"
done < <(scripts)
if have shellcheck; then check "shellcheck finds no error" shellcheck_all; fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
