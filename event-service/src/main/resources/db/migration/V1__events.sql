-- Where events come from: one row a run, and one more for each template or parser that the run
-- used. Events point here by number, so that none of this is repeated a million times.
create table origin (
    id               int generated always as identity primary key,
    org_id           uuid not null,
    job_id           uuid not null,
    run              int  not null,
    upload_id        uuid not null,
    file_sha256      text not null,
    template_id      uuid not null,
    template_version int  not null,
    source           text,
    parser_version   text not null,
    unique nulls not distinct (org_id, job_id, run, upload_id, file_sha256,
                               template_id, template_version, source, parser_version)
);
call protect('origin');

-- Which runs of a job are void: this one and every earlier one.
create table job_run (
    org_id       uuid not null,
    job_id       uuid not null,
    void_through int  not null,
    primary key (org_id, job_id)
);
call protect('job_run');

-- The batches whose rows are in: a batch that comes again is known here.
create table loaded_batch (
    org_id   uuid not null,
    job_id   uuid not null,
    run      int  not null,
    chunk    int  not null,
    sequence int  not null,
    rows     int  not null,
    primary key (org_id, job_id, run, chunk, sequence)
);
call protect('loaded_batch');

-- The events. What is searched by has a column; "detail" is the whole event in the binary form of
-- io.phonelog.contracts.event.EventBytes, which is a third of its JSON and needs no parsing to be
-- written. Types, directions and outcomes are the ordinals of contracts, whose order is fixed.
create table event (
    org_id      uuid        not null,
    id          uuid        not null,
    -- In microseconds. Without a time: -infinity, so that the event is there, after all others.
    start_at    timestamptz not null,
    origin      int         not null,
    duration_s  int,
    type        smallint    not null,
    direction   smallint    not null,
    outcome     smallint    not null,
    contact     text,
    subject     text,
    from_number text,
    to_number   text,
    names       text,
    detail      bytea       not null
) partition by range (start_at);
call protect('event');

create index event_newest on event (org_id, start_at desc, id desc);
create index event_of_contact on event (org_id, contact, start_at desc);
-- Rows of a run lie together, in the order of their ids, as they were loaded. So the bounds of every
-- few pages find a run's rows (to delete them) and a single id, at next to no cost for the load.
create index event_of_origin on event using brin (origin, id)
    with (pages_per_range = 16, autosummarize = on);

-- Months without a partition of their own, and events without a time. No row is ever refused.
create table event_other partition of event default;

-- Postgres refuses COPY into tables with row-level security, so the loader copies into partitions,
-- which have none. It may do nothing else with them: reading, changing and deleting go through
-- "event" and its policies.
create procedure write_only(partition regclass)
    language plpgsql as
$$
begin
    execute format('revoke all on %s from %I, %I', partition,
                   'phonelog_' || current_schema(),
                   'phonelog_' || current_schema() || '_background');
    execute format('grant insert on %s to %I', partition,
                   'phonelog_' || current_schema() || '_background');
end
$$;
call write_only('event_other');

-- Makes a month's partition unless it is there, and moves the month's rows into it that came before
-- it. Runs as the owner, since the service's roles own nothing. Attaching, unlike creating in place,
-- lets others read and write the other partitions meanwhile.
create function make_partition(month date) returns void
    language plpgsql security definer
    set search_path from current as
$$
declare
    first_day date := date_trunc('month', month::timestamp);
    next_month date := first_day + interval '1 month';
    from_at timestamptz := first_day::timestamp at time zone 'UTC';
    to_at timestamptz := next_month::timestamp at time zone 'UTC';
    name text := 'event_' || to_char(first_day, 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtext('event partitions'));
    if to_regclass(name) is not null then
        return;
    end if;
    execute format('create table %I (like event)', name);
    lock table event_other in access exclusive mode;
    execute format(
        'with moved as (delete from event_other where start_at >= %L and start_at < %L returning *)
         insert into %I select * from moved', from_at, to_at, name);
    execute format(
        'alter table event attach partition %I for values from (%L) to (%L)', name, from_at, to_at);
    execute format('call write_only(%L)', name);
end
$$;
revoke all on function make_partition from public;

do
$$
begin
    execute format('grant execute on function make_partition to %I',
                   'phonelog_' || current_schema() || '_background');
end
$$;

-- Sums by hour, kept in the transaction that loads or deletes the events they count.
create table rollup_hour (
    org_id     uuid        not null,
    hour       timestamptz not null,
    type       smallint    not null,
    direction  smallint    not null,
    -- Empty: the upload named none.
    source     text        not null,
    events     bigint      not null,
    duration_s bigint      not null,
    answered   bigint      not null,
    missed     bigint      not null,
    busy       bigint      not null,
    failed     bigint      not null,
    rejected   bigint      not null,
    primary key (org_id, hour, type, direction, source)
) with (fillfactor = 80);
call protect('rollup_hour');
