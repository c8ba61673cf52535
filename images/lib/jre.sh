# shellcheck shell=bash
# The Java runtime in a root file system: the modules of java-modules.txt, linked from Debian's OpenJDK, with the libraries
# that they load. It does not depend on the application, so it is kept as an archive of its own.

jre_inputs() { echo "$JRE_PACKAGE $JRE_VERSION $JRE_SUITE"; }

# Parts of java.desktop that draw or make sound. The module is there for java.beans, which Jackson and SnakeYAML use.
WITHOUT="awt awt_headless awt_xawt fontmanager javajpeg jawt jsound lcms mlib_image splashscreen"

jre_link() { # packages rootfs
  local from=$1 root=$2 modules home lib
  modules=$(paste -sd, "$IMAGES_DIR/lib/java-modules.txt")
  home=$(cd "$from" && find usr/lib/jvm -path "*/bin/jlink" | head -n1); home=/${home%/bin/jlink}
  mkdir -p "$WORK/linked" "$from/linked"
  # shellcheck disable=SC2016 # expanded inside
  SHARE=$WORK/linked INSIDE_SETUP='mount --bind "$SHARE" "$root/linked"' inside "$from" "$home/bin/jlink" --add-modules "$modules" \
    --strip-java-debug-attributes --no-header-files --no-man-pages --output /linked/java >&2
  for lib in $WITHOUT; do rm "$WORK/linked/java/lib/lib$lib.so"; done
  rm -r "$WORK/linked/java/legal"
  mkdir -p "$root/opt" "$from/opt"
  cp -a "$WORK/linked/java" "$root/opt/java"
  mv "$WORK/linked/java" "$from/opt/java"
  local file
  find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/*' \) -printf '/opt/java/%P\n' | while read -r file; do
    LIBRARY_PATHS=$from/opt/java/lib:$from/opt/java/lib/server take_libraries "$from" "$root" "$file"
  done
  note_package "$from" "$root" "${JRE_PACKAGE/-jdk-/-jre-}"
}

# jre <rootfs>: fills an empty root file system, from the cache if it is there
jre() {
  local root=$1 key archive
  key=$({ jre_inputs; cat "$IMAGES_DIR/lib/java-modules.txt" "$IMAGES_DIR"/lib/*.sh; } | sha256sum | cut -c1-12)
  archive=$ARCHIVES/jre-$key.tar
  mkdir -p "$root"
  if [ ! -f "$archive" ]; then
    step "java: OpenJDK from Debian $JRE_SUITE" "20 s" \
      debian_unpack "$JRE_SUITE" "$WORK/packages" "$JRE_PACKAGE,ca-certificates"
    want_version "$WORK/packages" "$JRE_PACKAGE" "$JRE_VERSION" >/dev/null
    skeleton "$root"
    ca_bundle "$WORK/packages" "$root"
    step "java: linking the Java runtime" "10 s" jre_link "$WORK/packages" "$root"
    tar -C "$root" -cf "$archive.part" .
    mv "$archive.part" "$archive"
    keep_newest jre
    rm -rf "$WORK/packages"
  else
    touch "$archive"
    tar -C "$root" -xf "$archive"
  fi
}
