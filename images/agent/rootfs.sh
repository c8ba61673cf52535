#!/usr/bin/env bash
# The agent's root file system. usage: rootfs.sh inputs | rootfs.sh build <context>
# AGENT_APP: the application's directory as Quarkus packages it (agent/target/quarkus-app).
set -euo pipefail
. "$(dirname "$0")/../lib/common.sh"
for part in debian oci rootfs jre java-app; do
  # shellcheck source=/dev/null
  . "$IMAGES_DIR/lib/$part.sh"
done

# What WebRTC's native library is linked with, though nothing is drawn or played; and the voice.
LIBRARIES="libpulse0 libudev1 libx11-6 libxfixes3 libxrandr2 libxcomposite1 libdbus-1-3"
PROGRAMS=/usr/bin/espeak-ng

# beside_java <rootfs>: called by app_build between runtime and application
beside_java() {
  local root=$1 from=$WORK/voice library file
  step "agent: voice and libraries from Debian $JRE_SUITE" "15 s" \
    debian_unpack "$JRE_SUITE" "$from" "espeak-ng,espeak-ng-data,${LIBRARIES// /,}"
  LIBRARY_PATHS=$from/usr/lib/$(uname -m)-linux-gnu/pulseaudio
  take "$from" "$root" $PROGRAMS
  for library in $LIBRARIES; do
    grep -E '/lib[^/]*\.so\.[0-9]+$' "$from/var/lib/dpkg/status.d/$library.files" | while read -r file; do
      take "$from" "$root" "$file"
    done
  done
  file=$(cd "$from" && find usr/lib -type d -name espeak-ng-data | head -n1)
  mkdir -p "$root/$(dirname "$file")"
  # German and what every voice needs: the other hundred languages stay out.
  (cd "$from" && find "$file" \( -name 'phon*' -o -name intonations -o -name de_dict -o -path '*/lang/gmw/de*' -o -path '*/voices/!v/f2' \) -type f) |
    while read -r file; do
      mkdir -p "$root/$(dirname "$file")"
      cp "$from/$file" "$root/$file"
    done
  note_package "$from" "$root" espeak-ng-data
  rm -rf "$from"
}

rootfs_of agent "${AGENT_APP:-$ROOT/agent/target/quarkus-app}" "$@"
