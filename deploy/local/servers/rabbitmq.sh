# RabbitMQ and Erlang from the machine's own Debian release, unpacked. The packaged start scripts expect
# /usr/lib/erlang and a path without spaces, so erlexec is called directly. Sourced by servers.sh.

rabbitmq_title='RabbitMQ'
rabbitmq_dir=$opt/rabbitmq

rabbitmq_install() {
  [ -d "$rabbitmq_dir" ] ||
    unpack "$(codename)" /var/lib/dpkg/status "$rabbitmq_dir" 'logrotate|libpopt0|socat|libwrap0|adduser' \
      rabbitmq-server
}

rabbitmq_ports() { echo "$MT_RABBIT_PORT $MT_RABBIT_MANAGEMENT_PORT $MT_RABBIT_DIST_PORT $MT_RABBIT_EPMD_PORT"; }

rabbitmq_environment() {
  local erlang=$rabbitmq_dir/usr/lib/erlang data=$home/data/rabbitmq
  rabbitmq_home=$(echo "$rabbitmq_dir"/usr/lib/rabbitmq/lib/rabbitmq_server-*)
  erts=$(echo "$erlang"/erts-*/bin)
  rabbitmq_env=(env -u ERL_LIBS "HOME=$data" "ROOTDIR=$erlang" "BINDIR=$erts" EMU=beam PROGNAME=erl
    "PATH=$erts:$PATH" "LD_LIBRARY_PATH=$rabbitmq_dir/usr/lib/x86_64-linux-gnu"
    "ERL_LIBS=$rabbitmq_home/plugins" ERL_MAX_ETS_TABLES=50000 ERL_MAX_PORTS=65536
    ERL_EPMD_ADDRESS=127.0.0.1 "ERL_EPMD_PORT=$MT_RABBIT_EPMD_PORT" ERL_CRASH_DUMP_SECONDS=0
    "RABBITMQ_HOME=$rabbitmq_home" RABBITMQ_NODENAME=maotong@localhost
    "RABBITMQ_MNESIA_BASE=$data/mnesia" "RABBITMQ_LOG_BASE=$home/log" RABBITMQ_LOGS=-
    "RABBITMQ_CONFIG_FILE=$home/conf/rabbitmq.conf"
    "RABBITMQ_ADVANCED_CONFIG_FILE=$home/conf/rabbitmq-none.config"
    "RABBITMQ_ENABLED_PLUGINS_FILE=$home/conf/rabbitmq-plugins"
    "RABBITMQ_PLUGINS_DIR=$rabbitmq_home/plugins" "RABBITMQ_PLUGINS_EXPAND_DIR=$data/plugins"
    "RABBITMQ_GENERATED_CONFIG_DIR=$data/config" "RABBITMQ_DIST_PORT=$MT_RABBIT_DIST_PORT"
    RABBITMQ_CONF_ENV_FILE=/dev/null LANG=C.UTF-8)
}

rabbitmq_start() {
  local data=$home/data/rabbitmq
  rabbitmq_environment
  mkdir -p "$data"
  printf %s "$MT_RABBIT_COOKIE" >"$data/.erlang.cookie.new"
  chmod 400 "$data/.erlang.cookie.new"
  mv -f "$data/.erlang.cookie.new" "$data/.erlang.cookie"
  echo '[rabbitmq_management].' >"$home/conf/rabbitmq-plugins"
  rabbitmq_definitions >"$home/conf/rabbitmq-definitions.json"
  cat >"$home/conf/rabbitmq.conf" <<CONF
listeners.tcp.local = 127.0.0.1:$MT_RABBIT_PORT
management.tcp.ip = 127.0.0.1
management.tcp.port = $MT_RABBIT_MANAGEMENT_PORT
management_agent.disable_metrics_collector = false
collect_statistics_interval = 10000
loopback_users = none
load_definitions = $home/conf/rabbitmq-definitions.json
vm_memory_high_watermark.absolute = 400MB
disk_free_limit.absolute = 500MB
log.console = true
log.console.level = warning
log.file = false
CONF
  chmod 600 "$home"/conf/rabbitmq*
  # epmd outlives the broker unless it is ours: start and stop it like any other server
  alive rabbitmq-epmd ||
    spawn rabbitmq-epmd "${rabbitmq_env[@]}" "$erts/epmd" -address 127.0.0.1 -port "$MT_RABBIT_EPMD_PORT"
  spawn rabbitmq "${rabbitmq_env[@]}" "$erts/erlexec" -noinput -s rabbit boot -boot start_sasl \
    +W w +MBas ageffcbf +MHas ageffcbf +MBlmbcs 512 +MHlmbcs 512 +MMmcs 30 +P 1048576 +t 5000000 \
    +sbwt none +sbwtdcpu none +sbwtdio none +B i -start_epmd false \
    -syslog logger '[]' -syslog syslog_error_logger false \
    -kernel prevent_overlapping_partitions false -kernel inet_dist_use_interface '{127,0,0,1}'
}

# Two virtual hosts: the suite's own, and the customs port's broker, which customs-service reaches as a
# partner would.
rabbitmq_definitions() {
  local s password first=''
  echo '{"vhosts": [{"name": "maotong"}, {"name": "port"}],'
  echo "\"users\": [{\"name\": \"$MT_RABBIT_USERNAME\", \"tags\": \"administrator\","
  echo "  $(rabbitmq_hash "$MT_RABBIT_PASSWORD")}"
  for s in $services; do
    password=MT_RABBIT_PASSWORD_$s
    echo ", {\"name\": \"mt_${s,,}\", \"tags\": \"\", $(rabbitmq_hash "${!password}")}"
  done
  echo '], "permissions": ['
  for s in maotong port; do
    echo "$first{\"user\": \"$MT_RABBIT_USERNAME\", \"vhost\": \"$s\", $(rabbitmq_all)}"
    first=', '
  done
  for s in $services; do
    echo ", {\"user\": \"mt_${s,,}\", \"vhost\": \"maotong\", $(rabbitmq_all)}"
  done
  for s in mt_customs mt_sandbox; do
    echo ", {\"user\": \"$s\", \"vhost\": \"port\", $(rabbitmq_all)}"
  done
  echo ']}'
}

rabbitmq_all() { echo '"configure": ".*", "write": ".*", "read": ".*"'; }

# RabbitMQ's salted SHA-256: base64(salt + sha256(salt + password)), the salt fixed per password so that a
# restart changes nothing.
rabbitmq_hash() {
  local salt digest
  salt=$(printf %s "salt$1" | sha256sum | cut -c 1-8)
  digest=$( (rabbitmq_bytes "$salt"; printf %s "$1") | sha256sum | cut -c 1-64)
  printf '"password_hash": "%s", "hashing_algorithm": "rabbit_password_hashing_sha256"' \
    "$(rabbitmq_bytes "$salt$digest" | base64 -w 0)"
}

rabbitmq_bytes() { printf "$(sed 's/../\\x&/g' <<<"$1")"; }

rabbitmq_ready() {
  local status
  status=$(http_status GET "$MT_RABBIT_MANAGEMENT_PORT" /api/health/checks/virtual-hosts \
    "Authorization: Basic $(printf %s "$MT_RABBIT_USERNAME:$MT_RABBIT_PASSWORD" | base64 -w 0)")
  [ "$status" = 200 ] && port_open "$MT_RABBIT_PORT"
}

rabbitmq_stop() {
  halt rabbitmq 30
  halt rabbitmq-epmd 5
}
