-- Of an event that is not in the log, as a test is.
alter table delivery add column data text;
create index delivery_of_entry on delivery (webhook_id, sequence);

-- Past events on their way into an endpoint's queue, a part at a time.
create table replay (
    id              uuid        primary key,
    org_id          uuid        not null,
    webhook_id      uuid        not null references webhook on delete cascade,
    since           timestamptz not null,
    until           timestamptz not null,
    types           text[],
    never_attempted boolean     not null,
    -- Up to here the log is done, and up to there it is to be.
    sequence        bigint      not null,
    last_sequence   bigint      not null,
    matched         bigint      not null,
    -- Whether the log reached back less far than was asked for.
    gap             boolean     not null,
    queued          bigint      not null default 0,
    created_at      timestamptz not null,
    done_at         timestamptz
);
create index replay_running on replay (id) where done_at is null;
create index replay_of_webhook on replay (webhook_id);
call protect('replay');

create function notify_replay() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_replay', '');
    return null;
end
$$;
create trigger replay_added after insert on replay
    for each statement execute function notify_replay();
