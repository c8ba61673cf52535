#!/usr/bin/env bash
# Prints the milliseconds from the start of a process until it says that it is ready. usage: ready-after.sh <pid> <port>
set -euo pipefail

# shellcheck source=lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

until http_ok "$2" /q/health/ready; do
  [ -d "/proc/$1" ] || { echo "the process ended before it was ready" >&2; exit 1; }
  pause 0.005
done
# Both in hundredths of a second since the machine's start
read -r up _ </proc/uptime
began=$(sed 's/.*) //' "/proc/$1/stat" | cut -d' ' -f20)
echo $((${up/./} * 10 - began * 10))
