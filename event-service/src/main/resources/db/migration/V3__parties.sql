-- Whom events were with, and under which names: what people search by. They are far fewer than events,
-- so that any part of a number and a misspelt name are found quickly, and loading hardly slows.
create table party (
    org_id  uuid not null,
    address text not null,
    -- Empty: seen without a name.
    name    text not null,
    primary key (org_id, address, name)
);
call protect('party');
create index party_by_part on party using gin (org_id, address gin_trgm_ops, name gin_trgm_ops);

-- Events that are there already: their names are not told apart by party, so numbers only.
alter table event no force row level security;
alter table party no force row level security;
insert into party select distinct org_id, contact, '' from event where contact is not null;
alter table party force row level security;
alter table event force row level security;
