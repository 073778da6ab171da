# Redis from the machine's own Debian release. Sourced by servers.sh.

redis_title='Redis'
redis_dir=$opt/redis

redis_install() {
  [ -d "$redis_dir" ] || unpack "$(codename)" /var/lib/dpkg/status "$redis_dir" 'none' redis-server redis-tools
}

redis_ports() { echo "$MT_REDIS_PORT"; }

redis_start() {
  mkdir -p "$home/data/redis"
  cat >"$home/conf/redis.conf" <<CONF
bind 127.0.0.1
port $MT_REDIS_PORT
requirepass $MT_REDIS_PASSWORD
dir "$home/data/redis"
appendonly yes
appendfsync everysec
save ""
maxmemory 128mb
maxmemory-policy noeviction
daemonize no
CONF
  chmod 600 "$home/conf/redis.conf"
  LD_LIBRARY_PATH=$redis_dir/usr/lib/x86_64-linux-gnu spawn redis \
    "$redis_dir/usr/bin/redis-server" "$home/conf/redis.conf"
}

redis_ready() {
  local answer
  exec 9<>"/dev/tcp/127.0.0.1/$MT_REDIS_PORT" || return 1
  printf 'AUTH %s\r\nPING\r\nQUIT\r\n' "$MT_REDIS_PASSWORD" >&9
  answer=$(timeout 5 cat <&9)
  exec 9>&-
  [[ $answer == *PONG* ]]
}

redis_stop() { halt redis; }
