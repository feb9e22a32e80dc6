create table job (
    id                uuid        primary key,
    org_id            uuid        not null,
    upload_id         uuid        not null,
    file              text        not null,
    filename          text        not null,
    state             text        not null,
    priority          text        not null,
    run               int         not null,
    source            text,
    region            text,
    timezone          text,
    wanted_template   uuid,
    template_id       uuid,
    template_version  int,
    layout            text,
    classification    text,
    mapping           text,
    stage             text        not null,
    progress          double precision not null default 0,
    -- A run's plan: null until the whole file is cut.
    chunks_planned    int,
    chunks_parsed     int         not null default 0,
    batches_parsed    bigint      not null default 0,
    batches_stored    bigint      not null default 0,
    bytes_parsed      bigint      not null default 0,
    rows_parsed       bigint      not null default 0,
    rows_stored       bigint      not null default 0,
    rows_rejected     bigint      not null default 0,
    cpu_millis        bigint      not null default 0,
    peak_memory       bigint      not null default 0,
    error             text,
    error_code        text,
    retry_count       int         not null default 0,
    max_retries       int         not null,
    schedule_at       timestamptz,
    -- The planner's lease; chunks have their own.
    lease_until       timestamptz,
    created_at        timestamptz not null,
    created_by        text        not null,
    started_at        timestamptz,
    recognised_at     timestamptz,
    parsed_at         timestamptz,
    finished_at       timestamptz,
    progressed_at     timestamptz,
    announced_at      timestamptz,
    version           int         not null default 0,
    search            tsvector generated always as (
        to_tsvector('simple', filename || ' ' || coalesce(source, '') || ' ' || coalesce(layout, '')
            || ' ' || coalesce(error_code, '') || ' ' || id::text)) stored
);
create index job_newest on job (org_id, created_at desc, id desc);
create index job_by_upload on job (org_id, upload_id);
create index job_search on job using gin (search);
create index job_due on job (schedule_at) where state = 'SCHEDULED';
create index job_leased on job (lease_until) where lease_until is not null;
call protect('job');

create table job_transition (
    id         bigint generated always as identity primary key,
    org_id     uuid        not null,
    job_id     uuid        not null references job on delete cascade,
    run        int         not null,
    from_state text,
    to_state   text        not null,
    actor      text        not null,
    reason     text        not null,
    at         timestamptz not null
);
create index job_transition_of_job on job_transition (job_id, id);
call protect('job_transition');

-- A chunk as far as it is known. Reports of different workers may overtake each other, so that a
-- chunk can be parsed before the plan that names it arrives.
create table job_chunk (
    org_id       uuid   not null,
    job_id       uuid   not null references job on delete cascade,
    run          int    not null,
    chunk        int    not null,
    token        int    not null default 1,
    work         text,
    worker       text,
    parsed       boolean not null default false,
    bytes        bigint not null default 0,
    rows_parsed  bigint not null default 0,
    rows_rejected bigint not null default 0,
    lease_until  timestamptz,
    primary key (job_id, run, chunk)
);
create index job_chunk_leased on job_chunk (lease_until) where lease_until is not null;
call protect('job_chunk');

create table job_reject (
    org_id   uuid   not null,
    job_id   uuid   not null references job on delete cascade,
    run      int    not null,
    line     bigint not null,
    column_name text,
    code     text   not null,
    message  text   not null,
    raw      text   not null,
    primary key (job_id, run, line)
);
call protect('job_reject');

create function notify_job_created() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_created', new.id::text);
    return null;
end
$$;
create trigger job_created after insert on job
    for each row execute function notify_job_created();
