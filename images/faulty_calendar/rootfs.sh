#!/usr/bin/env bash
# The root file system of the image for fault injection. usage: rootfs.sh inputs | rootfs.sh build <context>
set -euo pipefail
faults=$(dirname "$0")/../faults/rootfs.sh

case ${1:-} in
  inputs) exec bash "$faults" inputs calendar ;;
  *) exec bash "$faults" build calendar /opt/java/bin/java "$2" ;;
esac
