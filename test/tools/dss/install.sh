#!/usr/bin/env bash
# Installs DSS and the small program that ./check runs. Usage: install.sh [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/../java/install-program" "$here" dss "${UITPOST_DSS_HOME:-}" 'DSS' CheckSeal.java -- "$@"
