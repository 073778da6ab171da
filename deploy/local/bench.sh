#!/usr/bin/env bash
# bench.sh [part…]: what the suite's work costs, each figure beside a baseline of the same run. No part means all of them.
# What the figures mean is in docs/performance.md.
#
#   chain     the main job for one merchant and for MT_BENCH_MERCHANTS (50) at once, and how long facts took meanwhile from
#             one service to the others. Needs the whole suite.
#   gateway   what the gateway adds to a public request, MT_BENCH_PATH (/oauth2/jwks): first straight at user-service, then
#             through the gateway, whose rate rules are lifted meanwhile. Needs gateway and user.
#   invoices  requests for invoices, beside bare inserts of the same rows. Needs gateway, user, invoice and sandbox.
#             MT_BENCH_INVOICES='accept sustain outage peak': which of these
#               accept   MT_BENCH_AT_ONCE (1000) requests at the same moment
#               sustain  MT_BENCH_CLIENTS (16) for MT_BENCH_SUSTAIN_SECONDS (60)
#               outage   MT_BENCH_QUEUED (10000) while the tax platform is away, over MT_BENCH_OUTAGE_SECONDS (0: as fast as
#                        they are accepted); the queue then empties at most at MT_BENCH_DRAIN (1000) a second instead of the
#                        5 it is set to, for which invoice-service is restarted before and after ('as-set' leaves it alone)
#               peak     MT_BENCH_PEAK_RATE (521) a second for MT_BENCH_PEAK_SECONDS (5) from MT_BENCH_PEAK_SELLERS (2)
#             MT_BENCH_SELLERS (20) merchants are made for it and MT_BENCH_WARM_UP (300) invoices issued first, invoices have
#             MT_BENCH_LINES (3) lines, and MT_BENCH_DIRECT=yes asks invoice-service itself instead of the gateway.
#   units     calculating, checking and writing one invoice. Needs no suite. MT_BENCH_JMH: further arguments of JMH.
#   customs   the same for declarations.
#   imports   MT_BENCH_ROWS (10000,100000) orders from CSV and XLSX, beside plain batches of the same rows. Needs no suite: this and
#             the next three start the service they measure, on the servers of the instance 'test'.
#   receipts  MT_BENCH_LISTS (10000) answers of the port a merchant, beside a bare UPDATE for each.
#   parcels   MT_BENCH_PARCELS (10000,100000) parcels from their facts to 899 with a port that answers at once.
#   kills     MT_BENCH_KILLED (5000) parcels while the process that declares them is killed twice.
#   memory    what every process of the suite holds.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"
. "$here/packages.sh"
. "$here/servers/mysql.sh"
. "$here/servers/nacos.sh"

all='chain gateway invoices units customs imports receipts parcels kills memory'

# ---------------------------------------------------------------- what there must be

# running <service…>: dies in one line unless each of them is ready.
running() {
  local name port away=''
  for name in "$@"; do
    port=MT_PORT_${name^^}
    answers "${!port}" /actuator/health/readiness || away="$away $name"
  done
  [ -z "$away" ] || die "not running:$away. Start the suite of '$instance' first: make up."
}

# The measuring programs, built when their sources are newer.
program() {
  local jar=$root/bench/target/bench.jar
  if newer "$jar" "$root/bench" "$root/invoice-service" "$root/customs-service"; then
    (cd "$root" && maven -q -pl bench -am package -DskipTests) >"$cache/bench.log" 2>&1 ||
      die "the build failed: see $cache/bench.log."
    touch "$jar"
  fi
  classpath=$jar:$(cat "$root/bench/target/classpath")
}

# The services run with the first compiler only; what measures them does too.
flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED'

# ---------------------------------------------------------------- chain

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

chain() {
  local merchants since
  running user order customs logistics forex invoice refund policy data sandbox gateway
  for merchants in 1 ${MT_BENCH_MERCHANTS:-50}; do
    say "main job, merchants at once: $merchants"
    since=$(date -u '+%F %T')
    "$here/main-job.sh" --merchants="$merchants"
    say 'facts between services, written to handled'
    delays "$since"
  done
}

# ---------------------------------------------------------------- gateway

# load <what> <port>: half a minute of requests after a warm-up.
load() {
  local url=http://$MT_HOST:$2$path
  answers "$2" "$path" || die "$url does not answer 200: is the suite up?"
  LD_LIBRARY_PATH=$opt/wrk/usr/lib/x86_64-linux-gnu "$opt/wrk/usr/bin/wrk" -t1 -c8 -d10s "$url" >/dev/null
  say "$1: $url"
  LD_LIBRARY_PATH=$opt/wrk/usr/lib/x86_64-linux-gnu "$opt/wrk/usr/bin/wrk" -t1 -c8 -d30s --latency "$url" |
    grep -E '50%|99%|Requests/sec|Non-2xx'
}

# publish <file name>: its content comes from the standard input.
publish() {
  nacos_post /nacos/v3/admin/cs/config \
    "namespaceId=public&groupName=MAOTONG&dataId=$1&type=${1##*.}&content=$(urlencode)" \
    "accessToken: $(nacos_token)" >/dev/null || die "Nacos did not take $1: see $(log_of nacos)."
}

# The gateway's rate rules would answer most of this load themselves: they are lifted meanwhile.
gateway() {
  path=${MT_BENCH_PATH:-/oauth2/jwks}
  running user gateway
  [ -d "$opt/wrk" ] || unpack "$(codename)" /var/lib/dpkg/status "$opt/wrk" none wrk
  trap nacos_publish EXIT
  echo '[]' | publish sentinel-gateway-flow.json
  sleep 3
  load 'straight' "$MT_PORT_USER"
  load 'through the gateway' "$MT_PORT_GATEWAY"
  nacos_publish
  trap - EXIT
}

# ---------------------------------------------------------------- invoices

processes() {
  local name pid
  for name in gateway user invoice sandbox mysql rabbitmq; do
    if pid=$(pid_of "$name"); then echo "$name=$pid"; fi
  done
}

# invoice_load <part…>
invoice_load() {
  local failed=0
  set -a
  . "$env_file"
  set +a
  MT_BENCH_PROCESSES=$(processes) "$JAVA_HOME/bin/java" -Xmx512m $flags -cp "$classpath" \
    io.maotong.bench.load.InvoiceLoad "$@" || failed=1
  return "$failed"
}

# drain <a second>: how fast the offline queue may empty; takes a restart.
drain() {
  sed -E "s/^( *drain-per-second:).*/\1 $1/; s/^( *drain-burst:).*/\1 $1/; s/^( *drain-jitter:).*/\1 0ms/" \
    "$root/deploy/nacos/invoice-service.yaml" | publish invoice-service.yaml
  "$here/suite.sh" restart invoice
}

as_set() {
  nacos_publish
  "$here/suite.sh" restart invoice
}

invoices() {
  local parts=${MT_BENCH_INVOICES:-accept sustain outage peak} limit=${MT_BENCH_DRAIN:-1000} part others=''
  running user invoice sandbox gateway
  program
  for part in $parts; do [ "$part" = outage ] || others="$others $part"; done
  [ -z "$others" ] || invoice_load $others || die 'an invoice was lost, doubled or refused: see above.'
  [[ " $parts " == *' outage '* ]] || return 0
  if [ "$limit" != as-set ]; then
    trap as_set EXIT
    say "the queue may empty at $limit a second meanwhile"
    drain "$limit"
  fi
  invoice_load outage || die 'an invoice was lost, doubled, refused or out of order: see above.'
  if [ "$limit" != as-set ]; then
    as_set
    trap - EXIT
  fi
}

# ---------------------------------------------------------------- single pieces of work

# pieces <name> <pattern>: the whole protocol goes to a log, the figures are shown.
pieces() {
  local log=$(log_of "bench-$1")
  program
  say "$1, on $(nproc) processors, load $(cut -d ' ' -f 1 /proc/loadavg): $flags"
  "$JAVA_HOME/bin/java" -cp "$classpath" io.maotong.bench.Bench "$2" -foe true -jvmArgs "$flags" ${MT_BENCH_JMH:-} \
    >"$log" 2>&1 || die "the measurement failed: see $log."
  sed -n '/^Benchmark .*Score/,$p' "$log" | sed '1,/^$/d'
}

units() { pieces units 'io\.maotong\.bench\.invoice\.'; }

customs() { pieces customs 'io\.maotong\.customs\.'; }

# ---------------------------------------------------------------- services by themselves

# alone <module> <class> [maven argument…]: a program among the tests of a service, with what it prints.
alone() {
  local module=$1 class=$2
  shift 2
  MT_INSTANCE=test "$here/servers.sh" up >/dev/null
  say "$class"
  (cd "$root" && maven -pl "$module" -am test "-Dtest=$class" -Dsurefire.failIfNoSpecifiedTests=false "$@") \
    >"$cache/bench-$class.log" 2>&1 || die "$class failed: see $cache/bench-$class.log."
  sed -n "/Running .*$class/,/Tests run:/p" "$cache/bench-$class.log" | grep -vE '^(\[|\{|[0-9]{4}-|$)' || true
}

imports() { alone order-service/order-server OrderImportBenchmark "-Dbench.rows=${MT_BENCH_ROWS:-10000,100000}"; }

receipts() { alone customs-service/customs-server ReceiptsBench "-Dmaotong.bench.lists=${MT_BENCH_LISTS:-10000}"; }

parcels() {
  MT_SANDBOX_PACE=0 alone customs-service/customs-server ParcelsBench \
    "-Dmaotong.bench.parcels=${MT_BENCH_PARCELS:-10000,100000}"
}

kills() { alone customs-service/customs-server KillBench "-Dmaotong.bench.parcels=${MT_BENCH_KILLED:-5000}"; }

memory() { "$here/suite.sh" status; }

load_env
find_jdk
for part in ${*:-$all}; do
  [[ " $all " == *" $part "* ]] || die "there is no part '$part': choose from $all."
done
for part in ${*:-$all}; do "$part"; done
