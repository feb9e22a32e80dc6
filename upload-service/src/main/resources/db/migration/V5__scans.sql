-- Files that are whole and wait for their verdict.
create table scan (
    upload_id  uuid        primary key references upload on delete cascade,
    org_id     uuid        not null,
    size       bigint      not null,
    -- Bytes from the start that were found clean as they are: a multiple of the window.
    scanned    bigint      not null default 0,
    attempts   int         not null default 0,
    -- Who works on it; until due_at nobody else does.
    lease      uuid,
    due_at     timestamptz not null,
    request_id text,
    created_at timestamptz not null
);
create index scan_due on scan (due_at);
call protect('scan');

-- Whoever scans hears of a new one at its commit.
create function notify_scan() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_scan', '');
    return null;
end
$$;
create trigger scan_added after insert on scan
    for each row execute function notify_scan();

-- Infected files, kept for a while where nobody gets them.
create table quarantine (
    upload_id  uuid        primary key references upload on delete cascade,
    org_id     uuid        not null,
    -- Whether its bytes are under the prefix of the quarantine yet.
    moved      boolean     not null default false,
    keep_until timestamptz not null
);
create index quarantine_end on quarantine (keep_until);
create index quarantine_unmoved on quarantine (upload_id) where not moved;
call protect('quarantine');
