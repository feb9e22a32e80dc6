-- People search by places as by contacts: the cells that phones were in, and what those are called.
alter table party rename to findable;
alter table party_origin rename to findable_origin;
alter index party_by_part rename to findable_by_part;

-- 0 contact, 1 place.
alter table findable add column kind smallint not null default 0;
alter table findable_origin add column kind smallint not null default 0;
alter table findable alter column kind drop default;
alter table findable_origin alter column kind drop default;
alter table findable
    drop constraint party_pkey,
    add primary key (org_id, kind, address, name);
alter table findable_origin
    drop constraint party_origin_pkey,
    add primary key (org_id, origin, kind, address, name);

-- Costs nothing where files name no cells.
create index event_of_place on event (org_id, cell, start_at) where cell is not null;

-- Events that are there already: what their cells are called is in the files alone.
alter table event no force row level security;
alter table findable no force row level security;
alter table findable_origin no force row level security;
insert into findable_origin (org_id, origin, kind, address, name)
select distinct org_id, origin, 1, cell, '' from event where cell is not null;
insert into findable (org_id, kind, address, name, origins)
select org_id, kind, address, name, count(*) from findable_origin where kind = 1 group by 1, 2, 3, 4;
alter table findable_origin force row level security;
alter table findable force row level security;
alter table event force row level security;
