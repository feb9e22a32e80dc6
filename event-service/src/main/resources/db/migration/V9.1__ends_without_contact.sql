-- Locks in the order of those who load, forget and search.
lock table loaded_batch in share row exclusive mode;
lock table party_origin, party, event in access exclusive mode;

-- Events that do not say whose record they are have two ends and no contact. People search by either.
-- Costs nothing where files tell the contact.
create index event_by_from on event (org_id, from_number, start_at)
    where contact is null and from_number is not null;
create index event_by_to on event (org_id, to_number, start_at)
    where contact is null and to_number is not null;

-- Events that are there already: their names are not told apart by party, so numbers only.
alter table event no force row level security;
alter table party no force row level security;
alter table party_origin no force row level security;
with fresh as (
    insert into party_origin (org_id, origin, address, name)
    select distinct e.org_id, e.origin, p.address, ''
    from event e, lateral (values (e.from_number), (e.to_number)) as p (address)
    where e.contact is null and p.address is not null
    on conflict do nothing
    returning org_id, address, name)
insert into party as known (org_id, address, name, origins)
select org_id, address, name, count(*) from fresh group by 1, 2, 3
on conflict (org_id, address, name) do update set origins = known.origins + excluded.origins;
alter table party_origin force row level security;
alter table party force row level security;
alter table event force row level security;
