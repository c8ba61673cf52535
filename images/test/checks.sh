# shellcheck shell=bash
# Shared by the tests of the images. Each test script is called with the image's name and its unpacked files.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
. "$IMAGES_DIR/lib/rootfs.sh"
name=$1 rootfs=$2 scratch=$2.scratch
mkdir -p "$scratch"

# check <what> <command...>: the command runs in a shell of its own that stops at the first failure
check() {
  local what=$1 out; shift
  set +e
  out=$(set -e; "$@" 2>&1)
  local code=$?
  set -e
  if [ $code = 0 ]; then echo "ok    $name: $what"; else
    echo "FAIL  $name: $what"
    printf '%s\n' "$out" | tail -n 15 | sed 's/^/      /'
  fi
}

config() { jq -r "$1" "$rootfs.json"; }

# As in a pod that is held to the restricted profile: uid 65532, read-only root, /tmp writable.
as_in_a_pod() {
  local path; path=$(config '.config.Env[] | select(startswith("PATH=")) | ltrimstr("PATH=")')
  PATH=$path:$PATH INSIDE_USER=$IMAGES_UID:$IMAGES_UID inside "$rootfs" "$@"
}

# pod_network: loopback and one address, as a pod has
pod_network() {
  ip link set lo up
  ip link add eth0 type bridge
  ip address add 10.244.0.9/24 dev eth0
  ip link set eth0 up
}

listens() { ss -lnt "sport = :$1" | grep -q LISTEN; }
gone_within() { # seconds pid
  local i; for ((i = 0; i < $1 * 10; i++)); do kill -0 "$2" 2>/dev/null || return 0; sleep 0.1; done
  echo "still running after $1 s"; return 1
}
