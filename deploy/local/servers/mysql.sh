# MySQL from Debian sid, unpacked with everything it needs down to the C library and run through its own
# loader, so that it works on an older Debian. Sourced by servers.sh.

mysql_title='MySQL'
mysql_dir=$opt/mysql

mysql_install() {
  [ -d "$mysql_dir" ] || unpack sid none "$mysql_dir" 'perl.*|libperl.*' mysql-server-core mysql-client-core
}

# mysql_tool <program> <arguments…>
mysql_tool() {
  local lib=$mysql_dir/usr/lib/x86_64-linux-gnu program=$1
  shift
  "$lib/ld-linux-x86-64.so.2" --library-path "$lib" "$mysql_dir/usr/$program" "$@"
}

mysql_ports() { echo "$MT_MYSQL_PORT"; }

mysql_configure() {
  # Triggers guard issued documents; row format carries their effects, so their makers need no further right.
  local durability=$'sync_binlog=1\nbinlog_format=ROW\nbinlog_expire_logs_seconds=86400\nlog_bin_trust_function_creators=ON'
  [ "$instance" = demo ] || durability=$'skip_log_bin\ninnodb_flush_log_at_trx_commit=2\ninnodb_doublewrite=OFF'
  cat >"$home/conf/mysql.cnf" <<CNF
[mysqld]
basedir=$mysql_dir/usr
datadir=$home/data/mysql
plugin_dir=$mysql_dir/usr/lib/mysql/plugin
lc_messages_dir=$mysql_dir/usr/share/mysql
character_sets_dir=$mysql_dir/usr/share/mysql/charsets
secure_file_priv=NULL
socket=
pid_file=$home/data/mysql.pid
bind_address=127.0.0.1
port=$MT_MYSQL_PORT
mysqlx=OFF
character_set_server=utf8mb4
collation_server=utf8mb4_unicode_520_ci
default_time_zone=+00:00
transaction_isolation=READ-COMMITTED
$durability
max_connections=400
innodb_buffer_pool_size=128M
innodb_redo_log_capacity=128M
innodb_log_buffer_size=8M
performance_schema=OFF
skip_name_resolve=ON
CNF
  cat >"$home/conf/mysql-client.cnf" <<CNF
[client]
host=127.0.0.1
port=$MT_MYSQL_PORT
user=root
password=$MT_MYSQL_ROOT_PASSWORD
default-character-set=utf8mb4
CNF
  chmod 600 "$home/conf/mysql-client.cnf"
}

# A data folder that was cut off while being made is made again.
mysql_initialise() {
  [ ! -f "$home/data/mysql/.complete" ] || return 0
  rm -rf "$home/data/mysql"
  cat >"$home/conf/mysql-first.sql" <<SQL
RENAME USER 'root'@'localhost' TO 'root'@'127.0.0.1';
ALTER USER 'root'@'127.0.0.1' IDENTIFIED BY '$MT_MYSQL_ROOT_PASSWORD';
SQL
  chmod 600 "$home/conf/mysql-first.sql"
  mysql_tool sbin/mysqld "--defaults-file=$home/conf/mysql.cnf" $(mysql_user) --initialize-insecure \
    "--init-file=$home/conf/mysql-first.sql" >>"$(log_of mysql)" 2>&1 ||
    die "MySQL could not create its data folder: see $(log_of mysql)."
  rm -f "$home/conf/mysql-first.sql"
  touch "$home/data/mysql/.complete"
}

mysql_user() { [ "$(id -u)" != 0 ] || echo --user=root; }

mysql_start() {
  mysql_configure
  mysql_initialise
  spawn mysql "$mysql_dir/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2" \
    --library-path "$mysql_dir/usr/lib/x86_64-linux-gnu" "$mysql_dir/usr/sbin/mysqld" \
    "--defaults-file=$home/conf/mysql.cnf" $(mysql_user)
}

mysql_sql() { mysql_tool bin/mysql "--defaults-extra-file=$home/conf/mysql-client.cnf" "$@"; }

mysql_ready() { mysql_sql -e 'SELECT 1'; }

# A schema and an account of the same name for each service; an account sees its own schema only.
mysql_prepare() {
  local s account password
  {
    for s in USER ORDER CUSTOMS LOGISTICS FOREX INVOICE REFUND POLICY DATA SANDBOX SEATA; do
      account=mt_${s,,}
      password=MT_DB_PASSWORD_$s
      cat <<SQL
CREATE DATABASE IF NOT EXISTS $account CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;
CREATE USER IF NOT EXISTS '$account'@'%' IDENTIFIED BY '${!password}';
ALTER USER '$account'@'%' IDENTIFIED BY '${!password}';
GRANT ALL PRIVILEGES ON $account.* TO '$account'@'%';
SQL
    done
  } | mysql_sql
  mysql_sql mt_seata <"$here/servers/seata/schema.sql"
}

mysql_stop() { halt mysql 30; }
