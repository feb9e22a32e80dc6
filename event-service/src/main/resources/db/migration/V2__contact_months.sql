-- Sums by contact and month, kept in the transaction that loads or deletes the events they count. A
-- month: by day, the sums of somebody's own records would be nearly as many as the events.
create table contact_month (
    org_id     uuid        not null,
    contact    text        not null,
    -- Its first moment in UTC; -infinity for events without a time.
    month      timestamptz not null,
    events     bigint      not null,
    duration_s bigint      not null,
    primary key (org_id, contact, month)
) with (fillfactor = 80);
call protect('contact_month');

-- Events that are there already. Their owner, too, sees them only without the policies.
alter table event no force row level security;
alter table contact_month no force row level security;
insert into contact_month
select org_id, contact, date_trunc('month', start_at, 'UTC'), count(*), coalesce(sum(duration_s), 0)
from event where contact is not null group by 1, 2, 3;
alter table contact_month force row level security;
alter table event force row level security;
