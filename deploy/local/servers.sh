#!/usr/bin/env bash
# servers.sh up|down|status|clean [server…]: the real servers of one instance (MT_INSTANCE, default demo).

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"
. "$here/packages.sh"

all='mysql redis rabbitmq nacos elasticsearch seata'
command=${1:-}
[ $# -eq 0 ] || shift
chosen=${*:-$all}

for server in $all; do . "$here/servers/$server.sh"; done
for server in $chosen; do
  [[ " $all " == *" $server "* ]] || die "there is no server '$server': choose from $all."
done

title() { local name=$1_title; echo "${!name}"; }

# Everything of one server from unpacking to a real answer. Runs beside the others.
bring_up() {
  local server=$1 began=$(now_ms) port
  if alive "$server" && "${server}_ready" >/dev/null 2>&1; then
    say "$(title "$server") already runs"
    return
  fi
  "${server}_stop"
  for port in $("${server}_ports"); do port_free_or_die "$port" "$(title "$server")"; done
  local before=$(now_ms)
  "${server}_install"
  (($(now_ms) - before < 1000)) || say "$(title "$server") unpacked in $(seconds $(($(now_ms) - before))) s"
  before=$(now_ms)
  "${server}_start"
  wait_for "${MT_SERVER_WAIT:-180}" "$server" "$(title "$server")" "${server}_ready"
  if declare -F "${server}_prepare" >/dev/null; then "${server}_prepare"; fi
  say "$(title "$server") ready after $(seconds $(($(now_ms) - before))) s," \
    "$(rss_mb "$(pid_of "$server")") MB, port $("${server}_ports" | cut -d ' ' -f 1)"
}

up() {
  local began=$(now_ms) server idle='' failed=0
  for server in $chosen; do alive "$server" || idle="$idle $server"; done
  [ -z "$idle" ] || room_or_die "${MT_SERVER_ROOM_MB:-6000}"
  find_jdk
  declare -A jobs
  for server in $chosen; do
    bring_up "$server" &
    jobs[$server]=$!
  done
  for server in $chosen; do
    wait "${jobs[$server]}" || failed=1
  done
  ((failed == 0)) || die "not every server is up; what runs was left running ('make servers-down' stops it)."
  [[ " $chosen " != *" nacos "* ]] || nacos_publish
  say "servers of '$instance' are up after $(seconds $(($(now_ms) - began))) s"
}

down() {
  local server job
  declare -A jobs
  for server in $chosen; do
    "${server}_stop" &
    jobs[$server]=$!
  done
  for job in "${jobs[@]}"; do wait "$job"; done
  say "servers of '$instance' are down"
}

status() {
  local server pid state
  for server in $chosen; do
    if pid=$(pid_of "$server"); then
      state=starting
      ! "${server}_ready" >/dev/null 2>&1 || state=ready
      printf '%-14s %-9s pid %-8s %5s MB  port %s\n' "$(title "$server")" "$state" "$pid" "$(rss_mb "$pid")" \
        "$("${server}_ports" | cut -d ' ' -f 1)"
    else
      printf '%-14s %s\n' "$(title "$server")" stopped
    fi
  done
}

load_env
case $command in
  up) up ;;
  down) down ;;
  status) status ;;
  clean)
    down
    rm -rf "$home"
    say "data of '$instance' is gone"
    ;;
  *) echo "usage: servers.sh up|down|status|clean [$all]" >&2; exit 2 ;;
esac
