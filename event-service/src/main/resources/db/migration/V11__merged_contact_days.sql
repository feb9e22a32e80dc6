-- A tenant with a thousand files of the same month had a thousand rows for each of its days, and a dashboard
-- read all of them. The rows of a day are merged in the background, whatever loads they are of. So they belong
-- to no origin any more: what a deletion takes away stays as a minus until it is merged with the rest.
-- The column is still written by the version before; nobody reads it.
alter table contact_day drop constraint contact_day_origin_fkey;
alter table contact_day alter column origin drop not null;
drop index contact_day_of_origin;
