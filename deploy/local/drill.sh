#!/usr/bin/env bash
# The main job while every service in turn is killed with -9 and started again: each merchant's chain must still
# close, with nothing twice and nothing lost. Arguments go to the job; MT_DRILL_ROUNDS says how often all are killed.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"

load_env
rounds=${MT_DRILL_ROUNDS:-1}
victims='user order logistics forex customs invoice refund policy data gateway'

[ $# -gt 0 ] || set -- --merchants=3 --patience=600
"$here/main-job.sh" "$@" &
job=$!
trap 'kill "$job" 2>/dev/null || true' EXIT

for ((round = 1; round <= rounds; round++)); do
  for victim in $victims; do
    kill -0 "$job" 2>/dev/null || break 2
    "$here/suite.sh" crash "$victim"
  done
done

# A job that ended before the last victim proves less than it should.
if kill -0 "$job" 2>/dev/null; then say 'every service was killed while the job ran'; else
  say 'the job was faster than the drill: give it more merchants'
fi
trap - EXIT
wait "$job"
