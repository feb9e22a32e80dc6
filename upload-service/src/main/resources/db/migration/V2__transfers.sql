-- Files that come in several requests. What is stored of them is here, so that any process can go
-- on with them.

-- One that lives and dies with a single request has a heartbeat; the others have a transfer.
alter table upload add column resumable boolean not null default false;
-- A piece that is to be assembled with others: no file of its own, not shown.
alter table upload add column partial boolean not null default false;

create table transfer (
    upload_id        uuid        primary key references upload on delete cascade,
    org_id           uuid        not null,
    kind             text        not null,
    state            text        not null,
    -- Null while the sender has not said.
    length           bigint,
    -- Acknowledged; of appended bytes the offset. Never goes back.
    received         bigint      not null default 0,
    -- How much of it is in parts of the object store. What lies beyond is in transfer_tail.
    stored           bigint      not null default 0,
    first_part       bigint      not null,
    part_step        bigint      not null,
    last_part        int         not null default 0,
    -- Numbers up to here may be in use by a writer of whom nothing is heard.
    reserved_part    int         not null default 0,
    -- Counts the writers. Only the newest may commit.
    fence            bigint      not null default 0,
    -- SHA-256 of the first `digested` bytes, to be gone on with.
    digest_state     bytea,
    digested         bigint      not null default 0,
    expected_sha256  text,
    -- As the sender wrote it, to be given back.
    metadata         text,
    concat           text,
    bytes_per_second double precision,
    measured_at      timestamptz,
    -- Until then somebody makes or assembles the file.
    attended_until   timestamptz,
    created_at       timestamptz not null,
    expires_at       timestamptz not null
);
create index transfer_end on transfer (expires_at);
create index transfer_unattended on transfer (attended_until)
    where state = 'FULL' or (state = 'OPEN' and kind = 'ASSEMBLED');
create index transfer_of_tenant on transfer (org_id, upload_id desc);
call protect('transfer');

-- A part of a file in the object store. Without etag it is being sent, or its sender died.
create table transfer_part (
    upload_id   uuid        not null references transfer on delete cascade,
    number      int         not null,
    org_id      uuid        not null,
    size        bigint      not null,
    etag        text,
    sha256      text,
    reserved_at timestamptz not null,
    primary key (upload_id, number)
);
call protect('transfer_part');

-- Acknowledged bytes that fill no part yet. They go in the transaction that records their part.
create table transfer_tail (
    upload_id uuid   not null references transfer on delete cascade,
    start     bigint not null,
    org_id    uuid   not null,
    bytes     bytea  not null,
    primary key (upload_id, start)
);
alter table transfer_tail alter column bytes set storage external;
call protect('transfer_tail');

-- What a file is assembled from, in order. A piece may stand in it several times.
create table transfer_source (
    upload_id uuid not null references transfer on delete cascade,
    place     int  not null,
    org_id    uuid not null,
    source_id uuid not null references upload,
    primary key (upload_id, place)
);
create index transfer_source_used on transfer_source (source_id);
call protect('transfer_source');

-- A writer that was replaced hears of it at once, wherever it runs.
create function notify_transfer_fence() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_transfer_fence', new.upload_id || ' ' || new.fence);
    return null;
end
$$;
create trigger transfer_fenced after update of fence on transfer
    for each row execute function notify_transfer_fence();
create function notify_transfer_gone() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_transfer_fence', old.upload_id || ' ' || (old.fence + 1));
    return null;
end
$$;
create trigger transfer_gone after delete on transfer
    for each row execute function notify_transfer_gone();
