-- Void runs are forgotten in steps, batch by batch: where in the tables a batch's events are. Of
-- batches that are in already it is not known: they may be anywhere.
alter table loaded_batch
    add column first_id    uuid        not null default '00000000-0000-0000-0000-000000000000',
    add column last_id     uuid        not null default 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    add column first_start timestamptz not null default '-infinity',
    add column last_start  timestamptz not null default 'infinity';
alter table loaded_batch
    alter column first_id drop default,
    alter column last_id drop default,
    alter column first_start drop default,
    alter column last_start drop default;

-- How far the void runs are forgotten. Less than void_through: somebody is at it, or was stopped.
alter table job_run add column forgotten_through int;
alter table job_run no force row level security;
update job_run set forgotten_through = void_through;
alter table job_run force row level security;
alter table job_run alter column forgotten_through set not null;

-- Which origins show a party under a name, and how many of them there are: with the last of them the
-- party is gone.
create table party_origin (
    org_id  uuid not null,
    origin  int  not null,
    address text not null,
    name    text not null,
    primary key (org_id, origin, address, name)
);
call protect('party_origin');

-- An update of the number alone touches no index if its page has room.
alter table party add column origins int not null default 0, set (fillfactor = 80);

-- Parties that are known already: events do not tell their names apart, so each name of a party stays
-- as long as any of the origins that the party has now.
alter table event no force row level security;
alter table party no force row level security;
alter table party_origin no force row level security;
insert into party_origin
select distinct e.org_id, e.origin, p.address, p.name
from event e join party p on p.org_id = e.org_id and p.address = e.contact;
update party p set origins = (
    select count(*) from party_origin o
    where o.org_id = p.org_id and o.address = p.address and o.name = p.name);
delete from party where origins = 0;
-- Sums of nothing.
alter table rollup_hour no force row level security;
alter table contact_month no force row level security;
delete from rollup_hour where events = 0;
delete from contact_month where events = 0;
alter table contact_month force row level security;
alter table rollup_hour force row level security;
alter table party_origin force row level security;
alter table party force row level security;
alter table event force row level security;
alter table party alter column origins drop default;
