-- Years in a dashboard are thousands of hours, each with a row for every type, direction and source.
-- Whole days and months are read from coarser sums, which are kept like the hours' own. Events without
-- a time are in none of them.
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

alter table rollup_hour no force row level security;
alter table rollup_day no force row level security;
alter table week_month no force row level security;
insert into rollup_day
select org_id, date_trunc('day', hour, 'UTC'), type, direction, source, sum(events), sum(duration_s),
       sum(answered), sum(missed), sum(busy), sum(failed), sum(rejected)
from rollup_hour where hour > '-infinity' group by 1, 2, 3, 4, 5;
insert into week_month
select org_id, date_trunc('month', hour, 'UTC'),
       (extract(isodow from hour at time zone 'UTC') - 1) * 24
           + extract(hour from hour at time zone 'UTC'),
       sum(events)
from rollup_hour where hour > '-infinity' group by 1, 2, 3;
alter table week_month force row level security;
alter table rollup_day force row level security;
alter table rollup_hour force row level security;
