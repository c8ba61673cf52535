#!/bin/sh
# kubectl-sofia, the kubectl plugin of the Sofia operator: `kubectl sofia verify NAME`. Needs Java 21 or newer: that of
# JAVA_HOME, of the PATH, or any under /usr/lib/jvm. The program is a jar, which follows this script in the same file.
set -eu

needed=21

feature() { # home of a Java → its feature version, 0 if there is none
  [ -x "$1/bin/java" ] || { echo 0; return; }
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
  echo "${version:-0}"
}

on_path=$(command -v java 2>/dev/null || true)
[ -z "$on_path" ] || on_path=$(readlink -f "$on_path")
for home in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/*; do
  if [ -n "$home" ] && [ "$(feature "$home")" -ge "$needed" ]; then
    # Two seconds of work: what compiles and collects for the long run costs more than it gives.
    exec "$home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -jar "$0" "$@"
  fi
done
echo "error: kubectl-sofia needs Java $needed or newer: install it, or set JAVA_HOME to one" >&2
exit 2
