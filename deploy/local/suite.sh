#!/usr/bin/env bash
# suite.sh up|down|status|build|restart|crash|logs|environment [service…]: our own services of one instance
# (MT_INSTANCE, default demo). 'up' brings the servers up first; 'crash' kills with -9 and starts again.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$here/env.sh"

all='user order customs logistics forex invoice refund policy data sandbox gateway'

# What is added to a service's port while it trains.
training_shift=500

# How many start, or train their cache, at the same time.
at_once=${MT_AT_ONCE:-3}

# MT_START_CACHE=no saves the training, for who changes code all the time.
cached=${MT_START_CACHE:-yes}

# The cache of loaded classes stays clean file pages only when it is mapped where it was made for.
flags='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xss512k -Xms64m
  -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
  -XX:MaxMetaspaceSize=192m -XX:ReservedCodeCacheSize=48m -XX:+ExitOnOutOfMemoryError
  --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Duser.timezone=UTC'

# ---------------------------------------------------------------- what each service is

module() {
  case $1 in
    data) echo data-platform/data-server ;;
    gateway | sandbox) echo "$1" ;;
    *) echo "$1-service/$1-server" ;;
  esac
}

jar_of() {
  case $1 in
    gateway | sandbox) echo "$root/$1/target/$1.jar" ;;
    *) echo "$root/$(module "$1")/target/$1-server.jar" ;;
  esac
}

# Heap by service, in megabytes; MT_HEAP_<SERVICE> overrules.
heap() {
  local own=MT_HEAP_${1^^}
  case $1 in
    gateway) echo "${!own:-128}" ;;
    data) echo "${!own:-224}" ;;
    # a thousand requests wait in it, 56 KB each
    invoice) echo "${!own:-256}" ;;
    *) echo "${!own:-192}" ;;
  esac
}

exists() { [ -f "$root/$(module "$1")/pom.xml" ] && [ -f "$(jar_of "$1")" ]; }

service_port() {
  local name=MT_PORT_${1^^}
  echo "${!name}"
}

# ---------------------------------------------------------------- environment

# The variables of one process, one KEY=value a line: addresses everybody may know, its own secrets, and
# by name those few of others that its work needs.
environment() {
  local name=$1 key s
  for key in MT_HOST $(compgen -v MT_PORT_) $(compgen -A variable | grep -E '^MT_[A-Z_]+_PORT$' || true) \
    MT_NACOS_USERNAME MT_NACOS_PASSWORD MT_REDIS_PASSWORD; do
    echo "$key=${!key}"
  done
  for s in DB_PASSWORD RABBIT_PASSWORD CLIENT_SECRET FIELD_KEY INDEX_KEY AUTHORITY_SECRET; do
    key=MT_${s}_${name^^}
    [ -z "${!key:-}" ] || echo "MT_$s=${!key}"
  done
  for key in $(others_secrets "$name"); do
    [ -z "${!key:-}" ] || echo "$key=${!key}"
  done
  echo "SERVER_PORT=$(service_port "$name")"
  echo "MT_DB_SCHEMA=mt_$name"
  echo "MT_DB_USER=mt_$name"
  echo "MT_RABBIT_USER=mt_$name"
  echo "MT_INSTANCE=$instance"
  echo "MT_SANDBOX_URL=http://$MT_HOST:$MT_PORT_SANDBOX"
  # Nobody waits a month for a demonstration: an export may be filed at once.
  [ "$name" != refund ] || echo MT_REFUND_FILING_OPENS=ON_EXPORT
}

others_secrets() {
  case $1 in
    # it signs services, partners and operators in
    user) compgen -v MT_CLIENT_SECRET_ && echo MT_OPS_PASSWORD MT_AUDITOR_PASSWORD MT_PARTNER_SECRET ;;
    # it checks partners' signatures
    gateway) echo MT_PARTNER_SECRET ;;
    # it stands for every authority and checks each one's caller
    sandbox) compgen -v MT_AUTHORITY_SECRET_ && echo MT_SANDBOX_CONTROL_TOKEN MT_TAX_SM4_KEY \
      MT_DB_PASSWORD_SANDBOX MT_RABBIT_PASSWORD_SANDBOX MT_FIELD_KEY_SANDBOX ;;
    # it shares a cipher key with the tax platform
    invoice | refund) echo MT_TAX_SM4_KEY ;;
  esac
}

# Nothing of the caller's environment reaches a service.
clean_environment() {
  local line
  clean=(env -i "PATH=/usr/bin:/bin" LANG=C.UTF-8 "HOME=$home/data/$1" "JAVA_HOME=$JAVA_HOME")
  while IFS= read -r line; do clean+=("$line"); done < <(environment "$1")
}

java_arguments() {
  local name=$1
  java_arguments=("-Xmx$(heap "$name")m" $flags "-Duser.home=$home/data/$name" "-Djava.io.tmpdir=$home/data/$name/tmp"
    "-DJM.LOG.PATH=$home/log/nacos-client" "-Dcsp.sentinel.log.dir=$home/log/sentinel"
    # callers on one machine hear of a leaving instance at once; ten seconds is for a real network
    -Dspring.cloud.nacos.discovery.graceful-shutdown-wait-time=1000)
}

# ---------------------------------------------------------------- building

# build [service…]: jars older than a source file are built again, all of them in one Maven run.
build() {
  local name jar stale=''
  for name in ${*:-$all}; do
    [ -f "$root/$(module "$name")/pom.xml" ] || continue
    jar=$(jar_of "$name")
    if [ ! -f "$jar" ] || [ -n "$(newer_source "$name" "$jar")" ]; then stale="$stale,$(module "$name")"; fi
  done
  if [ -z "$stale" ]; then
    say 'the build is up to date'
    return
  fi
  local began=$(now_ms)
  say "building${stale//,/ }"
  locked build run_build "${stale#,}"
  say "built in $(seconds $(($(now_ms) - began))) s"
}

run_build() {
  local name
  (cd "$root" && maven -q -pl "$1" -am package -DskipTests) >"$cache/build.log" 2>&1 || {
    grep -E '^\[ERROR\]' "$cache/build.log" | head -n 20 >&2 || true
    die "the build failed: see $cache/build.log."
  }
  # Maven leaves a jar alone when its content is the same
  for name in $all; do [ ! -f "$(jar_of "$name")" ] || touch "$(jar_of "$name")"; done
}

# The first source file that is newer than the jar: the service's own, the shared ones and the other
# services' interfaces. A reproducible jar carries the release's date, so its change time counts.
newer_source() {
  find "$root/pom.xml" "$root/common" "$root"/*-service/*-api "$root"/data-platform/*-api "$root/$(module "$1")" \
    \( -path '*/target' -o -path '*/src/test' \) -prune -o -type f -newermc "$2" -print 2>/dev/null | head -n 1
}

# Unpacks the jar and trains its cache of loaded classes, under .run/apps/<name>/<hash>. Prints nothing.
prepare() {
  local name=$1 jar app
  jar=$(jar_of "$name")
  app=$(app_folder "$name")
  mkdir -p "$home/data/$name/tmp"
  [ -f "$app/app.aot" ] || { [ "$cached" = no ] && [ -f "$app/app.jar" ]; } ||
    locked "app-$name" unpack_app "$name" "$jar" "$app"
}

app_folder() {
  local stamp
  stamp=$(cat "$(jar_of "$1")" "$JAVA_HOME/release" <(echo "$flags") | sha256sum | cut -c 1-12)
  echo "$run/apps/$1/$stamp"
}

unpack_app() {
  local name=$1 jar=$2 app=$3 began=$(now_ms)
  [ ! -f "$app/app.aot" ] || return 0
  rm -rf "$app"
  mkdir -p "$app"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app" >"$(log_of "$name-training")" 2>&1 ||
    die "$name: its jar could not be unpacked: see $(log_of "$name-training")."
  mv "$app/$(basename "$jar")" "$app/app.jar"
  prune "$name" "$app"
  [ "$cached" != no ] || return 0
  train "$name" "$app"
  if [ -f "$app/app.aot" ]; then
    say "$name: cache trained in $(seconds $(($(now_ms) - began))) s"
  else
    say "$name: no start-up cache, it starts slower: see $(log_of "$name-training")"
  fi
}

# A second instance for the time of a start: on a port of its own and unknown to the registry. It ends when it is ready;
# what it loaded until then makes the cache. Without a cache the service still runs, only slower.
train() {
  local name=$1 app=$2 clean java_arguments port
  port=$(($(service_port "$name") + training_shift))
  port_free_or_die "$port" "the training of $name"
  clean_environment "$name"
  java_arguments "$name"
  (cd "$app" && spawn "$name-training" "${clean[@]}" "SERVER_PORT=$port" "$JAVA_HOME/bin/java" "${java_arguments[@]}" \
    "-XX:AOTCacheOutput=$app/app.aot.part" -Dspring.cloud.nacos.discovery.register-enabled=false \
    -jar app.jar)
  (wait_for "${MT_SUITE_WAIT:-120}" "$name-training" "the training of $name" answers "$port" /actuator/health/readiness) || true
  # the cache is written on the way out
  halt "$name-training" 180
  rm -f "$app/app.aot.part.config"
  [ ! -f "$app/app.aot.part" ] || mv "$app/app.aot.part" "$app/app.aot"
}

# Older unpacked versions go, unless something still runs in them.
prune() {
  local old
  for old in "$run/apps/$1"/*; do
    [ "$old" != "$2" ] || continue
    if ! readlink /proc/[0-9]*/cwd 2>/dev/null | grep -qxF "$old"; then rm -rf "$old"; fi
  done
}

# ---------------------------------------------------------------- running

ready() {
  local port=MT_PORT_${1^^}
  answers "${!port}" /actuator/health/readiness
}

start() {
  local name=$1 app clean java_arguments
  if alive "$name"; then
    ! ready "$name" || return 0
    halt "$name"
  fi
  port_free_or_die "$(service_port "$name")" "$name"
  prepare "$name"
  app=$(app_folder "$name")
  clean_environment "$name"
  java_arguments "$name"
  [ ! -f "$app/app.aot" ] || java_arguments+=("-XX:AOTCache=$app/app.aot")
  rm -rf "$home/data/$name/tmp"/*
  local began=$(now_ms)
  (cd "$app" && spawn "$name" "${clean[@]}" "$JAVA_HOME/bin/java" "${java_arguments[@]}" -jar app.jar)
  wait_for "${MT_SUITE_WAIT:-120}" "$name" "$name" ready "$name"
  say "$(printf '%-10s ready after %5s s' "$name" "$(seconds $(($(now_ms) - began)))"), port $(service_port "$name")"
}

# in_parallel <function> <names…>: at most at_once at a time.
in_parallel() {
  local work=$1 name failed=0 running=0
  shift
  for name in "$@"; do
    if ((running >= at_once)); then
      wait -n || failed=1
      running=$((running - 1))
    fi
    "$work" "$name" &
    running=$((running + 1))
  done
  while ((running > 0)); do
    wait -n || failed=1
    running=$((running - 1))
  done
  return "$failed"
}

chosen() {
  local name list=''
  for name in ${*:-$all}; do
    [[ " $all " == *" $name "* ]] || die "there is no service '$name': choose from $all."
    exists "$name" && list="$list $name"
  done
  echo "$list"
}

up() {
  "$here/servers.sh" up
  build "$@"
  local names began
  names=$(chosen "$@")
  in_parallel prepare $names || die 'not every service could be prepared.'
  began=$(now_ms)
  in_parallel start $names || die "not every service is up: see the logs under $home/log."
  local took=$(($(now_ms) - began))
  status "$@"
  say "suite of '$instance' is up $(seconds "$took") s after the servers"
}

status() {
  local name pid mb sum=0 count=0 state
  for name in ${*:-$all}; do
    if pid=$(pid_of "$name"); then
      mb=$(rss_mb "$pid")
      sum=$((sum + mb)) count=$((count + 1)) state=starting
      ! ready "$name" || state=ready
      printf '%-14s %-9s pid %-8s %5s MB  port %s\n' "$name" "$state" "$pid" "$mb" "$(service_port "$name")"
    elif exists "$name"; then
      printf '%-14s %s\n' "$name" stopped
    fi
  done
  printf '%-14s %d running, %d MB together\n' suite "$count" "$sum"
}

# The gateway first, so that nothing new comes in.
down() {
  local name
  for name in ${*:-gateway $all}; do
    [ "$name" != gateway ] || { halt gateway; continue; }
    halt "$name" &
  done
  wait
  say "suite of '$instance' is down"
}

restart() {
  [ $# -gt 0 ] && [ -n "$1" ] || die "say which: make restart S=order (one of $all)."
  chosen "$@" >/dev/null
  build "$@"
  down "$@"
  in_parallel start $(chosen "$@")
}

crash() {
  [ $# -gt 0 ] || die "say which: one of $all."
  local name pid
  for name in $(chosen "$@"); do
    if pid=$(pid_of "$name"); then
      kill -KILL "$pid"
      while alive "$name"; do sleep 0.05; done
    fi
    say "$name killed"
    start "$name"
  done
}

logs() {
  [ -n "${1:-}" ] || die "say which: make logs S=order (one of $all or a server)."
  [ -f "$(log_of "$1")" ] || die "there is no log of '$1' under $home/log."
  exec tail -n 100 -F "$(log_of "$1")"
}

command=${1:-}
[ $# -eq 0 ] || shift
load_env
find_jdk
case $command in
  up | down | status | build | restart | crash | logs) "$command" "$@" ;;
  environment) environment "${1:?which service}" ;;
  *) echo "usage: suite.sh up|down|status|build|restart|crash|logs|environment [$all]" >&2; exit 2 ;;
esac
