#!/bin/sh
# mmdebstrap hook: notes what was unpacked, one control file and one file list a package, where image scanners
# look for it (/var/lib/dpkg/status.d), before the archives are removed.
set -eu
status=$1/var/lib/dpkg/status.d
mkdir -p "$status"
for deb in "$1"/var/cache/apt/archives/*.deb; do
  name=$(dpkg-deb -f "$deb" Package)
  dpkg-deb -f "$deb" >"$status/$name"
  dpkg-deb --fsys-tarfile "$deb" | tar -t | sed 's|^\./|/|' >"$status/$name.files"
done
