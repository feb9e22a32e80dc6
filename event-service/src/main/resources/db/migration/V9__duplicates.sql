-- Events that are there twice or more, as other rows of the file or in other files: all but the one
-- of the first origin are marked, and nothing is taken away. One without a time is never marked.
--
-- Locks in the order of those who load and forget.
lock table job_run, loaded_batch, origin in access exclusive mode;

create table duplicate (
    org_id          uuid        not null,
    -- The event that is marked.
    start_at        timestamptz not null,
    id              uuid        not null,
    origin          int         not null references origin on delete cascade,
    -- The one that it repeats. In two jobs of the same file both have the same id.
    original_id     uuid        not null,
    original_origin int         not null references origin on delete cascade,
    primary key (org_id, start_at, id, origin)
);
call protect('duplicate');
-- With a run go its marks, and the marks of what it was the original of, also when an earlier version
-- deletes it.
create index duplicate_of_origin on duplicate (origin);
create index duplicate_of_original on duplicate (original_origin, original_id);

-- How many events of an origin are marked: kept by whoever changes the marks.
alter table origin add column duplicates bigint not null default 0;

create function count_duplicates() returns trigger
    language plpgsql
    set search_path from current as
$$
begin
    if tg_op = 'INSERT' then
        update origin o set duplicates = duplicates + c.events
        from (select origin, count(*) as events from changed group by 1) c
        where o.id = c.origin;
    else
        update origin o set duplicates = duplicates - c.events
        from (select origin, count(*) as events from changed group by 1) c
        where o.id = c.origin;
    end if;
    return null;
end
$$;
create trigger duplicates_added after insert on duplicate
    referencing new table as changed
    for each statement execute function count_duplicates();
create trigger duplicates_removed after delete on duplicate
    referencing old table as changed
    for each statement execute function count_duplicates();

-- The runs that are complete or have been loaded before there were comparisons, and how far the events of each are compared with all others. Only events of
-- these runs are marked, and only they are what others repeat.
create table comparison (
    org_id   uuid        not null,
    job_id   uuid        not null,
    run      int         not null,
    since    timestamptz not null default now(),
    -- The batch that was compared last; before the first: -1.
    chunk    int         not null default -1,
    sequence int         not null default -1,
    -- Null: somebody is at it, or was stopped.
    ended_at timestamptz,
    primary key (org_id, job_id, run)
);
call protect('comparison');
create index comparison_waiting on comparison (org_id, since) where ended_at is null;

-- Runs that are there already. One that is being loaded is compared again when it is complete.
alter table loaded_batch no force row level security;
alter table job_run no force row level security;
alter table comparison no force row level security;
insert into comparison (org_id, job_id, run)
select distinct b.org_id, b.job_id, b.run
from loaded_batch b
where not exists (
    select from job_run v
    where v.org_id = b.org_id and v.job_id = b.job_id and v.void_through >= b.run);
alter table comparison force row level security;
alter table job_run force row level security;
alter table loaded_batch force row level security;
