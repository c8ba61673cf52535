#!/bin/sh
# mmdebstrap hook: /bin, /lib and so on are links into /usr before the first package is unpacked.
set -eu
for d in bin sbin lib lib64; do
  mkdir -p "$1/usr/$d"
  [ -e "$1/$d" ] || ln -s "usr/$d" "$1/$d"
done
mkdir -p "$1/proc" "$1/sys" "$1/dev" "$1/tmp"
