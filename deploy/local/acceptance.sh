#!/usr/bin/env bash
# What the suite promises, on this machine: the main job for one merchant, for fifty at once, and for some while every
# service in turn is killed; afterwards nothing may be left over anywhere. MT_ACCEPTANCE_MERCHANTS and
# MT_ACCEPTANCE_DRILL change the numbers of merchants.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"
. "$here/servers/mysql.sh"

load_env
began=$(now_ms)
schemas='user order customs logistics forex invoice refund policy data'

# Promised work and facts that nobody could handle, and facts that never left, by service.
leftovers() {
  local s all=''
  for s in $schemas; do
    all="$all${all:+ UNION ALL }SELECT '$s' AS service,
      (SELECT COUNT(*) FROM mt_$s.intent WHERE state = 'PARKED') AS parked_work,
      (SELECT COUNT(*) FROM mt_$s.parked_message WHERE state = 'PARKED') AS parked_facts,
      (SELECT COUNT(*) FROM mt_$s.outbox_event) AS unsent_facts"
  done
  mysql_sql "$@" -e "SELECT * FROM ($all) AS services WHERE parked_work + parked_facts + unsent_facts > 0"
}

"$here/suite.sh" up
say 'one merchant'
"$here/main-job.sh"
say "merchants at once: ${MT_ACCEPTANCE_MERCHANTS:-50}"
"$here/main-job.sh" "--merchants=${MT_ACCEPTANCE_MERCHANTS:-50}"
say "merchants while every service is killed: ${MT_ACCEPTANCE_DRILL:-10}"
"$here/drill.sh" "--merchants=${MT_ACCEPTANCE_DRILL:-10}" --patience=900

# What the last chain set going may still be on its way.
for try in $(seq 30); do
  [ -n "$(leftovers -N)" ] || break
  sleep 1
done
if [ -n "$(leftovers -N)" ]; then
  leftovers -t
  die 'something is left over: the table says where; docs/operations.md says what to do with it.'
fi
say "accepted after $(seconds $(($(now_ms) - began))) s: every chain closed, nothing left over"
