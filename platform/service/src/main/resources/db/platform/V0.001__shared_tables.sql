-- The tables that every service has. A service's own migrations count from V1.

-- The tenant of the current transaction; null outside one, so that nothing is seen.
create function current_org() returns uuid
    language sql stable
    return nullif(current_setting('phonelog.org', true), '')::uuid;

create table outbox (
    id           bigint generated always as identity primary key,
    lane         smallint    not null,
    topic        text        not null,
    key          text        not null,
    value        bytea,
    content_type text        not null,
    traceparent  text,
    org_id       uuid,
    created_at   timestamptz not null default now()
);
create index outbox_lane_order on outbox (lane, id);

-- One row a lane: whoever locks it relays the lane.
create table outbox_lane (
    lane smallint primary key
);
insert into outbox_lane select generate_series(0, 7);

create function notify_outbox() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_outbox', '');
    return null;
end
$$;
create trigger outbox_written after insert on outbox
    for each statement execute function notify_outbox();

create table inbox (
    consumer   text        not null,
    event_id   text        not null,
    org_id     uuid,
    handled_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_age on inbox (handled_at);

create table idempotency_key (
    org_id      uuid        not null,
    key         text        not null,
    fingerprint text        not null,
    answer      text,
    created_at  timestamptz not null default now(),
    primary key (org_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);

-- Row-level security for one table: a tenant's transaction sees the tenant's rows, the background
-- role sees all. Called by every migration that makes a table.
create procedure protect(protected_table regclass)
    language plpgsql as
$$
begin
    execute format('alter table %s enable row level security', protected_table);
    execute format('alter table %s force row level security', protected_table);
    execute format(
        'create policy tenant on %s using (org_id = (select current_org()))', protected_table);
    execute format(
        'create policy background on %s to %I using (true)',
        protected_table, 'phonelog_' || current_schema() || '_background');
end
$$;

call protect('outbox');
call protect('inbox');
call protect('idempotency_key');
