-- How many bytes a tenant has sent on a day (UTC) with uploads that have ended. Those that have not
-- are counted from their transfers.
create table usage_day (
    org_id uuid   not null,
    day    date   not null,
    bytes  bigint not null,
    primary key (org_id, day)
);
call protect('usage_day');
