#!/bin/sh
# deploy.sh COMMAND…
#
# Runs a command, such as the one that deploys, only where `vedtak may` says go at that moment. Environment:
#
#   DOCUMENT  the id of the change or the maintenance that is carried out, such as CHG-2026-0007
#   STAGE     the stage, such as production; empty for a document with one window
#   WAIT      how many seconds to wait for a go; without it, not at all
#   EVERY     how many seconds there are between two times of asking; without it 60
#
# Ends with the status of the command where it is go, 1 where it is no-go, and 2 or 3 where nobody can tell: waiting mends
# neither a mistyped id nor a policy that cannot be read. What is asked is the checkout, so it is that of the protected branch.
set -u

wait=${WAIT:-0}
every=${EVERY:-60}
for seconds in "$wait" "$every"; do
    case $seconds in
    '' | *[!0-9]*)
        printf 'deploy.sh: WAIT and EVERY are whole seconds\n' >&2
        exit 2
        ;;
    esac
done
if [ -z "${DOCUMENT:-}" ] || [ "$#" -eq 0 ]; then
    printf 'deploy.sh: DOCUMENT and a command are needed\n' >&2
    exit 2
fi

waited=0
while :; do
    status=0
    vedtak may ${STAGE:+--stage "$STAGE"} -- "$DOCUMENT" || status=$?
    case $status in
    0) exec "$@" ;;
    1) [ "$waited" -lt "$wait" ] || exit 1 ;;
    *) exit "$status" ;;
    esac
    sleep "$every"
    # Without a pause, the times of asking are counted.
    waited=$((waited + (every > 0 ? every : 1)))
done
