-- People search by places as by contacts: the cells that phones were in, and what those are called. A
-- place is known as long as an origin shows it, as a party is.
create table place (
    org_id  uuid not null,
    address text not null,
    -- Empty: seen without a name.
    name    text not null,
    origins int  not null,
    primary key (org_id, address, name)
) with (fillfactor = 80);
call protect('place');
create index place_by_part on place using gin (org_id, address gin_trgm_ops, name gin_trgm_ops);

create table place_origin (
    org_id  uuid not null,
    origin  int  not null,
    address text not null,
    name    text not null,
    primary key (org_id, origin, address, name)
);
call protect('place_origin');

-- Costs nothing where files name no cells.
create index event_by_place on event (org_id, cell, start_at) where cell is not null;

-- Events that are there already: what their cells are called is in the files alone.
alter table event no force row level security;
alter table place no force row level security;
alter table place_origin no force row level security;
insert into place_origin
select distinct org_id, origin, cell, '' from event where cell is not null;
insert into place
select org_id, address, name, count(*) from place_origin group by 1, 2, 3;
alter table place_origin force row level security;
alter table place force row level security;
alter table event force row level security;
