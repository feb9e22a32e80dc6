-- A tenant with a thousand files of the same month had a thousand rows for each of its days, and a dashboard
-- read all of them. The rows of a day are merged in the background, whatever loads they are of. So they belong
-- to no origin any more. What a deletion takes away is added with a minus, and merged before the deletion ends.
-- The column is still written by the version before; nobody reads it.
lock table origin, contact_day in access exclusive mode;
alter table contact_day drop constraint contact_day_origin_fkey;
alter table contact_day alter column origin drop not null;
drop index contact_day_of_origin;
alter table contact_day
    add column minus boolean not null generated always as (0 > any (events)) stored;
create index contact_day_minus on contact_day (org_id, day) where minus;
