#!/usr/bin/env bash
# Brings the images to the cluster that is used: into the local node, or, where KUBECONFIG names a cluster of the user's,
# to IMAGE_REGISTRY. Prints their names there. usage: load.sh [livekit|coturn|calendar|agent|operator|faulty_livekit|faulty_coturn|faulty_calendar]...
# (default: the first five)
# IMAGE_PUSH_OPTIONS: further options for the push, for instance --tls-verify=false or --creds.
set -euo pipefail
. "$(dirname "$0")/lib/common.sh"
. "$IMAGES_DIR/lib/oci.sh"
# shellcheck source=../dev/lib/cluster.sh
. "$ROOT/dev/lib/cluster.sh"

names=("$@")
[ ${#names[@]} -gt 0 ] || names=(livekit coturn calendar agent operator)
refs=$("$IMAGES_DIR/refs.sh")
mapfile -t archives < <("$IMAGES_DIR/build.sh" "${names[@]}")
[ ${#archives[@]} = ${#names[@]} ] || fail "the images could not be built"

push() { # name archive ref
  local options
  read -ra options <<<"${IMAGE_PUSH_OPTIONS:-}"
  case $(builder) in
    buildah)
      local id; id=$(sofia_buildah pull --quiet "oci-archive:$2")
      sofia_buildah push --quiet "${options[@]}" "$id" "docker://$3"
      ;;
    docker)
      docker load --quiet --input "$2" >/dev/null
      docker tag "$(image_ref "$1")" "$3"
      docker push --quiet "${options[@]}" "$3" >/dev/null
      ;;
  esac
}

if uses_local_node; then
  "$ROOT/dev/node/node.sh" load "${archives[@]}" >&2
else
  WORK=$(mktemp -d "${TMPDIR:-/tmp}/sofia-push.XXXXXX")
  trap 'rm -rf --one-file-system "$WORK"' EXIT
  for i in "${!names[@]}"; do
    ref=$(sed -n "s/^SOFIA_IMAGE_${names[i]^^}=//p" <<<"$refs")
    step "pushing $ref" "10 s" push "${names[i]}" "${archives[i]}" "$ref"
  done
fi
for name in "${names[@]}"; do grep "^SOFIA_IMAGE_${name^^}=" <<<"$refs"; done
