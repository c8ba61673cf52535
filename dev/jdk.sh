#!/usr/bin/env bash
# Prints the home of the JDK to build with: JAVA_HOME if that is new enough, else the newest JDK of this machine.
set -euo pipefail

# shellcheck source=lib/common.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib/common.sh"

needed=21

feature() { # home → feature version, 0 if there is no compiler in it
  local version
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
  [ -n "$version" ] || version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  echo "${version:-0}"
}

if [ -n "${JAVA_HOME:-}" ] && [ "$(feature "$JAVA_HOME")" -ge "$needed" ]; then
  echo "$JAVA_HOME"
  exit
fi

best='' best_version=0
on_path=$(readlink -f -- "$(command -v javac || true)" || true)
for home in "${on_path%/bin/javac}" /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  [ -d "$home" ] || continue
  version=$(feature "$home")
  if [ "$version" -gt "$best_version" ]; then best=$home best_version=$version; fi
done
if [ "$best_version" -lt "$needed" ]; then
  found="no JDK was found"
  [ "$best_version" = 0 ] || found="the newest JDK found is $best_version, in $best"
  fail "a JDK $needed or newer is needed; $found" \
    "Debian 13, Ubuntu 24.04:  sudo apt-get install openjdk-$needed-jdk-headless" \
    "anywhere else:            unpack an Eclipse Temurin JDK $needed or newer and set JAVA_HOME to it"
fi
echo "$best"
