#!/usr/bin/env bash
# Measures the running suite: the main job for one merchant and for fifty at once, and what the gateway adds
# to a public request (its JWKS page, first straight at user-service, then through the gateway).

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"
. "$here/packages.sh"

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

if [ -f "$root/e2e/pom.xml" ]; then
  for merchants in 1 50; do
    say "main job, merchants at once: $merchants"
    "$here/main-job.sh" --merchants="$merchants"
  done
fi

[ -d "$opt/wrk" ] || unpack "$(codename)" /var/lib/dpkg/status "$opt/wrk" none wrk
load 'straight' "$MT_PORT_USER"
load 'through the gateway' "$MT_PORT_GATEWAY"

"$here/suite.sh" status
