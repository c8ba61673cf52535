#!/usr/bin/env bash
# Checks what the images really hold and do: each archive is unpacked and its programs are run in it, as uid 65532, with a
# read-only root, in network and process namespaces of their own, with which everything ends. usage: test.sh [livekit|coturn|calendar|agent|operator]...
set -euo pipefail
. "$(dirname "$0")/lib/common.sh"

need jq jq
need ip iproute2
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(livekit coturn calendar agent operator)

# An earlier run that was killed leaves its directory; the namespaces ended with it.
parent=${TMPDIR:-/tmp}
find "$parent" -maxdepth 1 -name 'sofia-images-test.*' -user "$(id -un)" | while read -r old; do
  kill -0 "${old##*.}" 2>/dev/null || rm -rf --one-file-system "$old"
done
work=$parent/sofia-images-test.$$
mkdir -p "$work"
trap 'rm -rf --one-file-system "$work"' EXIT

unpack() { # archive directory: the image's files, its configuration beside them
  local oci=$2.oci manifest digest
  mkdir -p "$2" "$oci"
  tar -C "$oci" -xf "$1"
  blob() { echo "$oci/blobs/${1/://}"; }
  manifest=$(blob "$(jq -r '.manifests[0].digest' "$oci/index.json")")
  jq . "$(blob "$(jq -r .config.digest "$manifest")")" >"$2.json"
  for digest in $(jq -r '.layers[].digest' "$manifest"); do tar -C "$2" -xpf "$(blob "$digest")"; done
  rm -r "$oci"
}

mapfile -t archives < <("$IMAGES_DIR/build.sh" "${names[@]}")
[ ${#archives[@]} = ${#names[@]} ] || fail "the images could not be built"
for i in "${!names[@]}"; do
  name=${names[i]}
  unpack "${archives[i]}" "$work/$name"
  echo "--- $name: archive $(du -m "${archives[i]}" | cut -f1) MB, unpacked $(du -sm "$work/$name" | cut -f1) MB"
  for part in common "$name"; do
    unshare --net --pid --fork --kill-child --mount-proc -- \
      bash "$IMAGES_DIR/test/$part.sh" "$name" "$work/$name" </dev/null || echo "FAIL  the tests of $name ended early"
  done
done | tee "$work/results"

passed=$(grep -c '^ok ' "$work/results" || true)
failed=$(grep -c '^FAIL ' "$work/results" || true)
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
