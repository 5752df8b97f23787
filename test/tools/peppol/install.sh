#!/usr/bin/env bash
# Installs the public validator of EN 16931 and Peppol BIS Billing, and the small program that ./check runs. Usage: install.sh [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
exec "$here/../java/install-program" "$here" peppol "${UITPOST_PEPPOL_CHECK_HOME:-}" 'the validator of invoices' CheckInvoice.java -- "$@"
