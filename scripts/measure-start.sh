#!/usr/bin/env bash
# Prints how long a cold start takes, median of five: the command line (`formats`, to its exit) and the window (until
# it is on the screen, on an Xvfb of its own). "Cold" means a new process; the files may be in the page cache.
# Needs: xvfb xdotool
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-5}

./earshot --version >/dev/null # builds, if need be

now() { date +%s%N; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

for command in "--version" "--help" "formats"; do
  for ((i = 0; i < runs; i++)); do
    began=$(now)
    ./earshot $command >/dev/null
    echo $((($(now) - began) / 1000000))
  done | median | sed "s/\$/ ms  earshot $command/"
done

display=:$((90 + RANDOM % 900))
Xvfb $display -screen 0 1440x900x24 >/dev/null 2>&1 &
xvfb=$!
trap 'kill $xvfb' EXIT
export DISPLAY=$display
until xdotool getdisplaygeometry >/dev/null 2>&1; do :; done

for ((i = 0; i < runs; i++)); do
  began=$(now)
  ./earshot >/dev/null 2>&1 &
  xdotool search --sync --onlyvisible --name 'Earshot$' >/dev/null 2>&1
  echo $((($(now) - began) / 1000000))
  kill -KILL $!
  wait $! 2>/dev/null || true
done | median | sed 's/$/ ms  window on the screen/'
