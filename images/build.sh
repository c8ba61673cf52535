#!/usr/bin/env bash
# Builds images as OCI archives, once for every state of their inputs, and prints the archives' paths.
# usage: build.sh [--force] <livekit|coturn|calendar|agent|operator|all|faulty>...      (all: the first five)
#        build.sh --path <image>       prints where the archive is or would be, builds nothing
#        faulty: faulty_livekit faulty_coturn faulty_calendar, for tests that inject faults
# SOFIA_CACHE (~/.cache/sofia): where they are kept; IMAGE_BUILDER: buildah or docker; DEBIAN_MIRROR: instead of apt's own.
set -euo pipefail
. "$(dirname "$0")/lib/common.sh"
. "$IMAGES_DIR/lib/oci.sh"

usage() { sed -n '2,6s/^# //p' "$0" >&2; exit 2; }

force=no only_path=no names=()
for arg; do
  case $arg in
    --force) force=yes ;;
    --path) only_path=yes ;;
    livekit | coturn | calendar | agent | operator | faulty_livekit | faulty_coturn | faulty_calendar) names+=("$arg") ;;
    all) names+=(livekit coturn calendar agent operator) ;;
    faulty) names+=(faulty_livekit faulty_coturn faulty_calendar) ;;
    *) usage ;;
  esac
done
[ ${#names[@]} -gt 0 ] || usage

archive_of() { local key; key=$(image_key "$1"); printf '%s/%s-%s.tar\n' "$ARCHIVES" "$1" "$key"; }

build() { # name archive
  local name=$1 archive=$2 began=$SECONDS context=$WORK/$1
  rm -rf "$WORK/packages"
  mkdir -p "$context"
  bash "$IMAGES_DIR/$name/rootfs.sh" build "$context"
  step "$name: writing the archive with $(builder)" "5 s" \
    make_archive "$name" "$context" "$(cat "$context/version")" "$archive.part"
  mv "$archive.part" "$archive"
  rm -rf "$context"
  keep_newest "$name"
  say "$name $(image_ref "$name"): $(du -m "$archive" | cut -f1) MB in $((SECONDS - began)) s"
}

archives=()
for name in "${names[@]}"; do
  archive=$(archive_of "$name")
  archives+=("$archive")
  [ "$only_path" = no ] || continue
  if [ "$force" = no ] && [ -f "$archive" ]; then touch "$archive"; say "$name: is there"; continue; fi
  [ -n "${WORK:-}" ] || take_lock
  # Somebody else may have built it while this run waited for the lock.
  if [ "$force" = no ] && [ -f "$archive" ]; then say "$name: is there"; continue; fi
  build "$name" "$archive"
done
printf '%s\n' "${archives[@]}"
