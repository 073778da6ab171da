#!/bin/sh
# Two virtual hosts: the suite's own, and the customs port's broker, which customs-service reaches as a partner
# would. An account for each service. May be repeated: a changed password takes effect.
set -eu

api=http://$MT_RABBIT_HOST:${MT_RABBIT_MANAGEMENT_PORT:-15672}/api
services='USER ORDER CUSTOMS LOGISTICS FOREX INVOICE REFUND POLICY DATA GATEWAY SANDBOX'

# The account goes in by a file: a command line can be read by others.
umask 077
printf 'user = "%s:%s"\n' "$MT_RABBIT_USERNAME" "$MT_RABBIT_PASSWORD" >/tmp/account

put() {
  printf %s "$2" | curl -sS --fail --config /tmp/account -X PUT -H 'Content-Type: application/json' \
    --data-binary @- "$api/$1"
}

everything='{"configure": ".*", "write": ".*", "read": ".*"}'

for vhost in maotong port; do
  put "vhosts/$vhost" '{}'
  put "permissions/$vhost/$MT_RABBIT_USERNAME" "$everything"
done
for s in $services; do
  account=mt_$(echo "$s" | tr '[:upper:]' '[:lower:]')
  password=$(eval "echo \$MT_RABBIT_PASSWORD_$s")
  put "users/$account" "{\"password\": \"$password\", \"tags\": \"\"}"
  put "permissions/maotong/$account" "$everything"
done
for account in mt_customs mt_sandbox; do put "permissions/port/$account" "$everything"; done
rm -f /tmp/account
