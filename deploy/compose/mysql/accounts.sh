#!/bin/bash
# A schema and an account of the same name for each service; an account sees its own schema only. Runs once
# per start beside the server and may be repeated: a changed password takes effect.
set -euo pipefail

schema=${SEATA_SCHEMA:-/setup/seata.sql}
client=(mysql "--host=$MT_MYSQL_HOST" "--port=$MT_MYSQL_PORT" --user=root --default-character-set=utf8mb4)
export MYSQL_PWD=$MT_MYSQL_ROOT_PASSWORD

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
} | "${client[@]}"
"${client[@]}" mt_seata <"$schema"
