#!/usr/bin/env bash
# Measures the running suite: the main job for one merchant and for fifty at once (MT_BENCH_MERCHANTS), how long facts
# took from one service to the others meanwhile, and what the gateway adds to a public request (its JWKS page,
# first straight at user-service, then through the gateway).

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"
. "$here/packages.sh"
. "$here/servers/mysql.sh"
. "$here/servers/nacos.sh"

load_env
path=${MT_BENCH_PATH:-/oauth2/jwks}

# load <what> <port>: half a minute of requests after a warm-up.
load() {
  local url=http://$MT_HOST:$2$path
  [ "$(http_status GET "$2" "$path")" = 200 ] || die "$url does not answer 200: is the suite up?"
  LD_LIBRARY_PATH=$opt/wrk/usr/lib/x86_64-linux-gnu "$opt/wrk/usr/bin/wrk" -t1 -c8 -d10s "$url" >/dev/null
  say "$1: $url"
  LD_LIBRARY_PATH=$opt/wrk/usr/lib/x86_64-linux-gnu "$opt/wrk/usr/bin/wrk" -t1 -c8 -d30s --latency "$url" |
    grep -E '50%|99%|Requests/sec|Non-2xx'
}

# delays <since>: from the moment a fact is written to the moment its handling is committed, in milliseconds. The id of
# a fact carries the millisecond at which it was made, counted from 2020.
delays() {
  local s all=''
  for s in user order customs logistics forex invoice refund policy data; do
    all="$all${all:+ UNION ALL }SELECT UNIX_TIMESTAMP(received_at) * 1000 - ((event_id >> 22) + 1577836800000) AS delay
      FROM mt_$s.inbox_message WHERE received_at >= '$1'"
  done
  mysql_sql -e "
    SELECT COUNT(*) AS facts, ROUND(MAX(IF(part <= 0.5, delay, NULL))) AS p50_ms,
      ROUND(MAX(IF(part <= 0.99, delay, NULL))) AS p99_ms, ROUND(MAX(delay)) AS longest_ms
    FROM (SELECT delay, PERCENT_RANK() OVER (ORDER BY delay) AS part FROM ($all) AS facts) AS ranked"
}

if [ -f "$root/e2e/pom.xml" ]; then
  for merchants in 1 ${MT_BENCH_MERCHANTS:-50}; do
    say "main job, merchants at once: $merchants"
    since=$(date -u '+%F %T')
    "$here/main-job.sh" --merchants="$merchants"
    say 'facts between services, written to handled'
    delays "$since"
  done
fi

[ -d "$opt/wrk" ] || unpack "$(codename)" /var/lib/dpkg/status "$opt/wrk" none wrk
# The gateway's rate rules would answer most of this load themselves: they are lifted meanwhile.
lift_rates() {
  nacos_post /nacos/v3/admin/cs/config \
    'namespaceId=public&groupName=MAOTONG&dataId=sentinel-gateway-flow.json&type=json&content=%5B%5D' \
    "accessToken: $(nacos_token)" >/dev/null || die "Nacos did not take the rules: see $(log_of nacos)."
  sleep 3
}

trap nacos_publish EXIT
lift_rates
load 'straight' "$MT_PORT_USER"
load 'through the gateway' "$MT_PORT_GATEWAY"

"$here/suite.sh" status
