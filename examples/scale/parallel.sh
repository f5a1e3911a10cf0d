#!/usr/bin/env bash
# parallel.sh REGISTER.ndjson [JOBS]: a register judged by GNU parallel, answers in order and numbered through.
# MICROCRED_HOSTS=2/alpha,2/beta shares it out to hosts that have the command (--sshlogin), 2 jobs each.
# MICROCRED names the command where it is not in the path; MICROCRED_SSH the ssh to use.
set -euo pipefail

register=$1
jobs=${2:-$(nproc)}
command=${MICROCRED:-microcred}
lines=${MICROCRED_LINES:-2000}

hosts=()
if [ -n "${MICROCRED_HOSTS:-}" ]; then
  hosts=(--sshlogin "$MICROCRED_HOSTS" --sshdelay 0.1)
  if [ -n "${MICROCRED_SSH:-}" ]; then hosts+=(--ssh "$MICROCRED_SSH"); fi
else
  hosts=(--jobs "$jobs")
fi

case $register in *.gz) open=(gzip -dc) ;; *) open=(cat) ;; esac

# Each job gets whole lines; {#} is its number, so the first of its lines is known. -k keeps the order.
"${open[@]}" "$register" |
  parallel --will-cite --pipe --keep-order --block 32M -N "$lines" "${hosts[@]}" \
    "$command validate --lines - --at ${MICROCRED_AT:-$(date +%F)} --number-from \$(( ({#} - 1) * $lines + 1 ))"
