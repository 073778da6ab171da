# Shared by every script of deploy/local: folders, ports, logging, waiting, processes.
# Sourced, never run. MT_INSTANCE chooses the instance: demo (default) or test (every port + 10000).

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
instance=${MT_INSTANCE:-demo}
run=$root/.run
opt=$run/opt
cache=$run/cache
home=$run/$instance
env_file=$home/env

case $instance in
  demo) port_shift=0 ;;
  test) port_shift=10000 ;;
  *) echo "MT_INSTANCE is '$instance'; use demo or test." >&2; exit 1 ;;
esac

say() { printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"; }

# One line that says what is wrong and what to do about it.
die() { printf '%s  ERROR %s\n' "$(date +%H:%M:%S)" "$*" >&2; exit 1; }

# Milliseconds since the epoch, without a fork.
now_ms() { local t=${EPOCHREALTIME/./}; echo $((t / 1000)); }

seconds() { printf '%d.%d' $(($1 / 1000)) $(($1 % 1000 / 100)); }

folders() { mkdir -p "$opt" "$cache" "$home"/{data,log,pid,conf} && chmod go-rwx "$home"; }

need() { command -v "$1" >/dev/null 2>&1 || die "'$1' is missing: install it with 'apt-get install $2'."; }

# ---------------------------------------------------------------- ports

port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

port_free_or_die() {
  local port=$1 what=$2 try
  for try in 1 2 3 4 5; do
    port_open "$port" || return 0
    # the kernel may still be closing what a killed process of ours had open
    sleep 0.2
  done
  if port_open "$port"; then
    die "port $port ($what) is in use by another program: stop that program" \
      "(find it with 'ss -ltnp sport = :$port') and run the command again."
  fi
}

# http <method> <port> <path> [header…]: status code on the first line, body after it. Plain HTTP/1.0
# over bash's own sockets, so that no curl is needed; a body comes from the variable http_body.
http() {
  local method=$1 port=$2 path=$3 line
  shift 3
  {
    exec 9<>"/dev/tcp/127.0.0.1/$port" || return 1
  } 2>/dev/null
  {
    printf '%s %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n' "$method" "$path" "$port"
    for line in "$@"; do printf '%s\r\n' "$line"; done
    if [ -n "${http_body:-}" ]; then
      printf 'Content-Length: %s\r\n' "$(printf %s "$http_body" | wc -c)"
    fi
    printf '\r\n%s' "${http_body:-}"
  } >&9 2>/dev/null || { exec 9>&-; return 1; }
  local status=''
  IFS=' ' read -r -t 20 _ status _ <&9 || { exec 9>&-; return 1; }
  echo "${status%$'\r'}"
  while IFS= read -r -t 20 line <&9 && [ "${line%$'\r'}" != "" ]; do :; done
  timeout 20 cat <&9 || true
  exec 9>&-
}

http_status() { http "$@" 2>/dev/null | head -n 1 | tr -d '\r' || true; }

# ---------------------------------------------------------------- waiting

# answers <port> <path>: true when it says 200. Nothing is forked: eleven starting services are asked several times a second.
answers() {
  local status=''
  { exec 9<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&9 2>/dev/null || true
  IFS=' ' read -r -t 20 _ status _ <&9 || true
  exec 9>&-
  [ "${status%$'\r'}" = 200 ]
}

# newer <file> <folder…>: true when the file is absent or something in the folders changed after it.
newer() {
  local file=$1
  shift
  [ ! -f "$file" ] ||
    [ -n "$(find "$@" -path '*/target' -prune -o -type f -newermc "$file" -print 2>/dev/null | head -n 1)" ]
}

# pause <seconds>: sleeps without a process of its own.
pause() {
  [ -n "${silence:-}" ] || exec {silence}<> <(:)
  read -r -t "$1" -u "$silence" || true
}

# wait_for <seconds> <pid name> <what> <command…>: repeats the command until it succeeds; gives up at
# once when the process has ended.
wait_for() {
  local limit=$((${EPOCHREALTIME/./} + $1 * 1000000)) name=$2 what=$3 pid
  shift 3
  pid=$(pid_of "$name") || die "$what ended while starting: see $(log_of "$name")."
  until "$@" >/dev/null 2>&1; do
    kill -0 "$pid" 2>/dev/null || die "$what ended while starting: see $(log_of "$name")."
    ((${EPOCHREALTIME/./} < limit)) || die "$what did not answer in time: see $(log_of "$name")."
    pause 0.2
  done
}

# ---------------------------------------------------------------- processes

log_of() { echo "$home/log/$1.log"; }

# The kernel's start time of a process: with it a reused pid is told from the process we started.
started_at() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
  stat=${stat##*) }
  set -- $stat
  [ "$1" != Z ] || return 1
  echo "${20}"
}

# spawn <name> <command…>: runs it in a session of its own, output to its log, pid and start time kept.
spawn() {
  local name=$1 pid log
  shift
  log=$(log_of "$name")
  if [ -f "$log" ] && (($(stat -c %s "$log") > 50000000)); then mv -f "$log" "$log.1"; fi
  # the lock and socket descriptors of the script are not for the server
  setsid "$@" </dev/null >>"$log" 2>&1 8>&- 9>&- &
  pid=$!
  disown "$pid" 2>/dev/null || true
  echo "$pid $(started_at "$pid" || echo 0)" >"$home/pid/$name"
}

# The pid when the process we started still runs.
pid_of() {
  local pid start
  read -r pid start 2>/dev/null <"$home/pid/$1" || return 1
  [ "$(started_at "$pid" || true)" = "$start" ] || return 1
  echo "$pid"
}

alive() { pid_of "$1" >/dev/null; }

# halt <name> [seconds]: TERM, then KILL after the given time.
halt() {
  local name=$1 limit=$(($(now_ms) + ${2:-20} * 1000)) pid
  if pid=$(pid_of "$name"); then
    kill -TERM "$pid" 2>/dev/null || true
    while alive "$name"; do
      if (($(now_ms) > limit)); then
        kill -KILL "$pid" 2>/dev/null || true
        sleep 0.2
        break
      fi
      sleep 0.1
    done
  fi
  rm -f "$home/pid/$name"
}

# Resident megabytes of a process and its children.
rss_mb() {
  local pid=$1 sum=0 kb child
  kb=$(awk '/^VmRSS/ {print $2}' "/proc/$pid/status" 2>/dev/null || true)
  sum=${kb:-0}
  for child in $(cat "/proc/$pid/task/"*/children 2>/dev/null || true); do
    sum=$((sum + $(rss_mb "$child") * 1024))
  done
  echo $((sum / 1024))
}

# locked <name> <command…>: two runs of make at once do the same installation only once.
locked() {
  local lock=$cache/$1.lock
  shift
  mkdir -p "$cache"
  (
    flock 8
    "$@"
  ) 8>"$lock"
}

# ---------------------------------------------------------------- the machine

room_or_die() {
  local want_mb=$1 mem disk
  mem=$(awk '/^MemAvailable/ {print int($2 / 1024)}' /proc/meminfo)
  ((mem >= want_mb)) ||
    die "only $mem MB of memory are free, $want_mb MB are needed: close other programs and run it again."
  disk=$(df -Pm "$root" | awk 'NR == 2 {print $4}')
  ((disk >= want_mb)) ||
    die "only $disk MB of disk are free under $root, $want_mb MB are needed: make room and run it again."
}

is_jdk25() { [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"; }

# Sets JAVA_HOME to a JDK 25, fetching one into .run/opt when the machine has none.
find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$opt/jdk" \
    "$(readlink -f "$(command -v java || true)" 2>/dev/null | sed 's|/bin/java$||')"; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  . "$here/packages.sh"
  locked jdk install_jdk
  export JAVA_HOME=$opt/jdk
}

maven() {
  find_jdk
  need mvn maven
  # Maven 3.8 brings a library that newer JDKs warn about at every start.
  MAVEN_OPTS=${MAVEN_OPTS:--Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow} \
    mvn -B -ntp -Dstyle.color=never "$@"
}

# gather <name>: runs deploy/local/servers/<name>/pom.xml, which fills .run/opt/<name>. The folder appears
# only when everything is in it.
gather() {
  local name=$1 part=$opt/$1.part
  rm -rf "$part"
  (cd "$root" && maven -q -f "$here/servers/$name/pom.xml" package "-Dto=$part") >"$cache/$name.log" 2>&1 ||
    die "Maven could not fetch the $name server: see $cache/$name.log."
  if declare -F "${name}_build" >/dev/null; then "${name}_build" "$part"; fi
  rm -rf "$part/.markers"
  mv "$part" "$opt/$name"
}

# Flags every small Java server here shares. A server brings its own heap size.
java_small='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xss512k'
