-- Years in a dashboard are thousands of hours, each with a row for every type, direction and source.
-- Whole days and months are read from coarser sums. They follow the hours' by themselves, whoever
-- changes those. Events without a time are in none of them.
create table rollup_day (
    org_id     uuid        not null,
    -- Its first moment in UTC.
    day        timestamptz not null,
    type       smallint    not null,
    direction  smallint    not null,
    source     text        not null,
    events     bigint      not null,
    duration_s bigint      not null,
    answered   bigint      not null,
    missed     bigint      not null,
    busy       bigint      not null,
    failed     bigint      not null,
    rejected   bigint      not null,
    primary key (org_id, day, type, direction, source)
) with (fillfactor = 80);
call protect('rollup_day');

-- The rhythm of the week in each month.
create table week_month (
    org_id       uuid        not null,
    month        timestamptz not null,
    -- 0 on Monday at midnight to 167, in UTC.
    hour_of_week smallint    not null,
    events       bigint      not null,
    primary key (org_id, month, hour_of_week)
) with (fillfactor = 80);
call protect('week_month');

create function hour_of_week(hour timestamptz) returns smallint
    language sql immutable
    return (extract(isodow from hour at time zone 'UTC') - 1) * 24
           + extract(hour from hour at time zone 'UTC');

create function add_coarser_sums(changes rollup_hour[]) returns void
    language plpgsql
    set search_path from current as
$$
begin
    -- A statement changes hours in two turns, those that are new and those that are there. Two loaders
    -- would lock each other's days: from here to its end one transaction at a time.
    perform pg_advisory_xact_lock(hashtext('coarser sums'));
    insert into rollup_day as kept
    select org_id, date_trunc('day', hour, 'UTC'), type, direction, source, sum(events),
           sum(duration_s), sum(answered), sum(missed), sum(busy), sum(failed), sum(rejected)
    from unnest(changes) where hour > '-infinity'
    group by 1, 2, 3, 4, 5
    on conflict (org_id, day, type, direction, source) do update set
        events = kept.events + excluded.events,
        duration_s = kept.duration_s + excluded.duration_s,
        answered = kept.answered + excluded.answered,
        missed = kept.missed + excluded.missed,
        busy = kept.busy + excluded.busy,
        failed = kept.failed + excluded.failed,
        rejected = kept.rejected + excluded.rejected;
    insert into week_month as kept
    select org_id, date_trunc('month', hour, 'UTC'), hour_of_week(hour), sum(events)
    from unnest(changes) where hour > '-infinity'
    group by 1, 2, 3
    on conflict (org_id, month, hour_of_week) do update set
        events = kept.events + excluded.events;
end
$$;

create function follow_hours() returns trigger
    language plpgsql
    set search_path from current as
$$
begin
    if tg_op = 'INSERT' then
        perform add_coarser_sums(array(select row (a.*)::rollup_hour from added a));
    elsif tg_op = 'UPDATE' then
        perform add_coarser_sums(array(
            select row (a.*)::rollup_hour from added a
            union all
            select row (org_id, hour, type, direction, source, -events, -duration_s, -answered,
                        -missed, -busy, -failed, -rejected)::rollup_hour
            from removed));
    else
        perform add_coarser_sums(array(
            select row (org_id, hour, type, direction, source, -events, -duration_s, -answered,
                        -missed, -busy, -failed, -rejected)::rollup_hour
            from removed));
        delete from rollup_day d using removed r
        where d.org_id = r.org_id and d.day = date_trunc('day', r.hour, 'UTC') and d.type = r.type
          and d.direction = r.direction and d.source = r.source and d.events = 0
          and r.hour > '-infinity';
        delete from week_month w using removed r
        where w.org_id = r.org_id and w.month = date_trunc('month', r.hour, 'UTC')
          and w.hour_of_week = hour_of_week(r.hour) and w.events = 0 and r.hour > '-infinity';
    end if;
    return null;
end
$$;

-- Nobody changes hours from here to the commit.
lock table rollup_hour in share row exclusive mode;
alter table rollup_hour no force row level security;
alter table rollup_day no force row level security;
alter table week_month no force row level security;
select add_coarser_sums(array(select h from rollup_hour h));
alter table week_month force row level security;
alter table rollup_day force row level security;
alter table rollup_hour force row level security;

create trigger hours_added after insert on rollup_hour
    referencing new table as added
    for each statement execute function follow_hours();
create trigger hours_changed after update on rollup_hour
    referencing old table as removed new table as added
    for each statement execute function follow_hours();
create trigger hours_removed after delete on rollup_hour
    referencing old table as removed
    for each statement execute function follow_hours();
