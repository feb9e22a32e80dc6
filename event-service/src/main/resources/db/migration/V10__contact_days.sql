-- The contacts of days, for dashboards that begin or end within a month. A row for each contact and day
-- would be nearly as many as the events of somebody's own records (see contact_month). So each load adds
-- a row a day with all its contacts at once, and none is ever changed: writing them costs next to nothing,
-- and a month of them is read in milliseconds. What a deletion takes away is added with a minus, until the
-- rows go with their origin (an earlier version only lets them go). Events without a time are in none of them.
create table contact_day (
    org_id     uuid        not null,
    -- Its first moment in UTC.
    day        timestamptz not null,
    origin     int         not null references origin on delete cascade,
    -- Belong together by position, like duration_s.
    contacts   text[]      not null,
    events     bigint[]    not null,
    duration_s bigint[]    not null
);
call protect('contact_day');
create index contact_day_by_day on contact_day (org_id, day);
create index contact_day_of_origin on contact_day (origin);

-- Whether whoever loads a batch adds its days. Nobody loads or deletes events from here to the commit.
alter table loaded_batch add column adds_days boolean not null default true;
alter table loaded_batch alter column adds_days set default false;
lock table contact_month in share row exclusive mode;
alter table event no force row level security;
alter table contact_day no force row level security;
insert into contact_day
select org_id, day, origin, array_agg(contact), array_agg(events), array_agg(duration_s)
from (
    select org_id, date_trunc('day', start_at, 'UTC') as day, origin, contact,
           count(*) as events, coalesce(sum(duration_s), 0) as duration_s
    from event where contact is not null and start_at > '-infinity' group by 1, 2, 3, 4) as of_contact
group by 1, 2, 3;
alter table contact_day force row level security;
alter table event force row level security;

-- Earlier versions add no days: it is done for them when they commit, since the events of a batch come
-- after it.
create function add_days() returns trigger
    language plpgsql
    set search_path from current as
$$
begin
    insert into contact_day
    select new.org_id, day, origin, array_agg(contact), array_agg(events), array_agg(duration_s)
    from (
        select date_trunc('day', start_at, 'UTC') as day, origin, contact,
               count(*) as events, coalesce(sum(duration_s), 0) as duration_s
        from event
        where org_id = new.org_id and id between new.first_id and new.last_id
          and start_at between new.first_start and new.last_start
          and origin in (
              select id from origin
              where org_id = new.org_id and job_id = new.job_id and run = new.run)
          and contact is not null and start_at > '-infinity'
        group by 1, 2, 3) as of_contact
    group by 2, 3;
    return null;
end
$$;
create constraint trigger days_of_batch after insert on loaded_batch
    deferrable initially deferred
    for each row when (not new.adds_days) execute function add_days();
