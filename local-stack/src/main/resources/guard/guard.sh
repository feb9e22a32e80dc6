#!/bin/sh
# guard.sh SIGNAL GRACE PIDFILE COMMAND...
#
# Runs COMMAND and ends it when standard input ends: the other end of that pipe is held by the
# supervisor, so the command never outlives it, not even after kill -9. Ending means SIGNAL, then
# KILL after GRACE seconds. The exit code is the command's.

signal=$1 grace=$2 pidfile=$3
shift 3

trap '' INT HUP # a Ctrl-C in the terminal is for the supervisor, which ends things in order
exec 3<&0 </dev/null

# The command's own shell writes the pid, so that it is there before the command does anything.
/bin/sh -c 'echo "$$" >"$0" && exec "$@"' "$pidfile" "$@" 3<&- &
child=$!
trap 'kill -s "$signal" "$child" 2>/dev/null' TERM

(
    trap - TERM
    while read -r _ <&3; do :; done
    kill -s "$signal" "$child" 2>/dev/null
    while [ "$grace" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
        sleep 1
        grace=$((grace - 1))
    done
    kill -s KILL "$child" 2>/dev/null
) &
watcher=$!
exec 3<&-

while :; do
    wait "$child"
    code=$?
    kill -0 "$child" 2>/dev/null || break # wait also returns when a signal was handed on
done
kill "$watcher" 2>/dev/null
rm -f "$pidfile"
exit "$code"
