#!/bin/sh
# The three roles of Uitpost and its database, for a new PostgreSQL server. None is superuser, none has BYPASSRLS.
set -eu
psql --username "${POSTGRES_USER:-postgres}" --set ON_ERROR_STOP=1 \
  --set owner="$UITPOST_OWNER_PASSWORD" --set app="$UITPOST_APP_PASSWORD" --set hub="$UITPOST_HUB_PASSWORD" <<'SQL'
create role uitpost_owner login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner';
create role uitpost_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'app';
create role uitpost_hub login nosuperuser nobypassrls nocreatedb nocreaterole password :'hub';
grant uitpost_hub to uitpost_owner;
create database uitpost owner uitpost_owner;
revoke all on database uitpost from public;
grant connect on database uitpost to uitpost_app;
-- The queue creates temporary tables.
grant connect, temporary on database uitpost to uitpost_hub;
\connect uitpost
-- Row-level security does not apply to large objects.
revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public;
SQL
