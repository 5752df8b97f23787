#!/usr/bin/env bash
# Installs Schemathesis in the versions of requirements.txt, in a virtual environment of its own. Usage: install.sh [FOLDER]
# Prints the folder. Needs Python 3.10 or newer, with venv.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${1:-${UITPOST_FUZZ_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/uitpost-tools/fuzz}}
stamp=$(cksum <"$here/requirements.txt")
if [ "$(cat "$home/stamp" 2>/dev/null || true)" != "$stamp" ]; then
  command -v python3 >/dev/null || { echo 'install.sh: Python 3 is missing' >&2; exit 1; }
  # Only a folder that this script made, or an empty one, is ever replaced.
  if [ -e "$home" ] && [ ! -f "$home/pyvenv.cfg" ] && [ -n "$(ls -A "$home")" ]; then
    echo "install.sh: $home is not empty and was not made by this script" >&2
    exit 1
  fi
  python3 -m venv --clear "$home" >&2
  "$home/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$here/requirements.txt" >&2
  echo "$stamp" >"$home/stamp"
fi
echo "$home"
