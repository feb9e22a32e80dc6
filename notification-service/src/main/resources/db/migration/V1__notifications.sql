-- Ids that sort by the time they were made (RFC 9562, version 7), for rows that a statement makes many of.
create function uuid7() returns uuid
    language sql volatile
    return encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                from 1 for 6),
            52, 1), 53, 1),
        'hex')::uuid;

-- Whoever writes to a tenant's log holds the tenant's row here until the commit. So sequences have no
-- gaps and become visible in their order: a reader that has seen one has seen all before it.
create table log_head (
    org_id   uuid   primary key,
    sequence bigint not null
);
call protect('log_head');

-- Every event that clients and partners are told of, once.
create table log_entry (
    org_id   uuid        not null,
    sequence bigint      not null,
    event_id text        not null,
    -- All of the tenant's events of a kind: jobs, uploads.
    topic    text        not null,
    -- The events of one thing: job:<id>, upload:<id>.
    stream   text        not null,
    type     text        not null,
    -- Whether nothing more happens to the thing unless somebody asks for it.
    ended    boolean     not null,
    time     timestamptz not null,
    data     text        not null,
    primary key (org_id, sequence)
);
create unique index log_entry_of_event on log_entry (org_id, event_id);
create index log_entry_of_topic on log_entry (org_id, topic, sequence);
create index log_entry_of_stream on log_entry (org_id, stream, sequence);
call protect('log_entry');

create function notify_log() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_log', new.org_id::text);
    return null;
end
$$;
create trigger log_written after insert on log_entry
    for each row execute function notify_log();

create table webhook (
    id              uuid        primary key,
    org_id          uuid        not null,
    url             text        not null,
    events          text[]      not null,
    job_id          uuid,
    enabled         boolean     not null,
    disabled_reason text,
    description     text,
    -- Encrypted: custom headers carry credentials too.
    headers         bytea,
    secret          bytea       not null,
    key_id          text        not null,
    created_at      timestamptz not null,
    created_by      text        not null
);
create index webhook_newest on webhook (org_id, id desc);
call protect('webhook');

-- One event on its way to one endpoint: the queue and, once done, the log.
create table delivery (
    id         uuid        primary key,
    org_id     uuid        not null,
    webhook_id uuid        not null references webhook on delete cascade,
    sequence   bigint      not null,
    event_id   text        not null,
    stream     text        not null,
    type       text        not null,
    state      text        not null default 'PENDING',
    attempts   int         not null default 0,
    -- Counts the senders that took it. Who took it longer ago decides nothing any more.
    claim      int         not null default 0,
    -- When it may be taken (again): for a retry, or because its sender never came back.
    due_at     timestamptz not null,
    created_at timestamptz not null,
    done_at    timestamptz
);
create index delivery_due on delivery (webhook_id, due_at, sequence) where state = 'PENDING';
create index delivery_untried on delivery (webhook_id, stream, sequence)
    where state = 'PENDING' and attempts = 0;
create index delivery_newest on delivery (webhook_id, id desc);
call protect('delivery');

create function notify_delivery() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_delivery', '')
    from added limit 1;
    return null;
end
$$;
create trigger delivery_added after insert on delivery
    referencing new table as added
    for each statement execute function notify_delivery();

create table delivery_attempt (
    org_id      uuid        not null,
    delivery_id uuid        not null references delivery on delete cascade,
    claim       int         not null,
    started_at  timestamptz not null,
    duration_ms int         not null,
    -- Null when no answer came; the error says why.
    status      int,
    error       text,
    -- The beginning of the answer's body.
    response    text,
    primary key (delivery_id, claim)
);
call protect('delivery_attempt');
