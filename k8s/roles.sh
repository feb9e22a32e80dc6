#!/bin/sh
# Prints the SQL that makes every service's schema, roles and grants, from the same statements that the
# local stack runs; may be run again at any time. Passwords are left to the operator.
set -eu
sql="$(dirname "$0")/../local-stack/src/main/resources/postgres"
cat "$sql/database.sql"
for service in upload job template event notification monitoring; do
    sed -e "s/ PASSWORD @[a-z_]*@//" -e "s/@service@/$service/g" "$sql/service-role.sql"
done
