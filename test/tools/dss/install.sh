#!/usr/bin/env bash
# Installs DSS and the small program that ./check runs. Usage: install.sh [FOLDER]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
default_home=${UITPOST_DSS_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/uitpost-tools/dss}

fail() { echo "install.sh: $1" >&2; exit "${2:-1}"; }

case $#:${1:-} in
  0:*) home=$default_home ;;
  1:-h | 1:--help) echo "usage: install.sh [FOLDER]   (default: $default_home)"; exit 0 ;;
  1:-* | 1:) fail "usage: install.sh [FOLDER]" 2 ;;
  1:*) home=${1%/} ;;
  *) fail "usage: install.sh [FOLDER]" 2 ;;
esac

stamp=$(cat "$here/pom.xml" "$here/CheckSeal.java" | cksum)
if [ "$(cat "$home/stamp" 2>/dev/null || true)" = "$stamp" ]; then
  echo "DSS is already installed in $home"
  exit 0
fi

for tool in java javac; do
  command -v "$tool" >/dev/null || fail "a JDK is missing ($tool): install version 17 or newer"
done
command -v mvn >/dev/null || fail "Maven (mvn) is missing: install version 3.6 or newer"
major=$(javac -version 2>&1 | sed -nE 's/^javac ([0-9]+).*/\1/p')
[ "${major:-0}" -ge 17 ] || fail "the JDK is too old: version 17 or newer is needed, found $(javac -version 2>&1)"

# Only a folder that this script made, or an empty one, is ever replaced.
if [ -e "$home" ] && [ ! -f "$home/stamp" ] && [ -n "$(ls -A "$home")" ]; then
  fail "$home is not empty and was not made by this script"
fi

mkdir -p "$(dirname "$home")"
home=$(cd "$(dirname "$home")" && pwd)/$(basename "$home") # Maven takes a relative path from its own folder
new=$(mktemp -d "$home.new.XXXXXX")
trap 'rm -rf "$new"' EXIT

mvn --batch-mode --quiet --strict-checksums -Dstyle.color=never --file "$here/pom.xml" \
  org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$new/lib" >"$new/log" 2>&1 ||
  { cat "$new/log" >&2; fail "Maven could not fetch DSS; its messages are above"; }
javac --release 17 -encoding UTF-8 -cp "$new/lib/*" -d "$new/classes" "$here/CheckSeal.java" ||
  fail "CheckSeal.java could not be compiled"
rm "$new/log"
echo "$stamp" >"$new/stamp"
chmod 755 "$new"

rm -rf "$home"
mv "$new" "$home"
echo "DSS is installed in $home"
