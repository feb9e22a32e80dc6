-- How it stands with each endpoint, for all replicas: they decide by this row, and whoever takes
-- deliveries for the endpoint holds it.
create table webhook_health (
    webhook_id      uuid             primary key references webhook on delete cascade,
    org_id          uuid             not null,
    -- How many attempts in a row failed.
    failures        int              not null default 0,
    -- Nothing is sent before: the breaker is open, or the endpoint asked for it.
    paused_until    timestamptz,
    last_success_at timestamptz,
    -- When the first of the failures came that no success has followed.
    failing_since   timestamptz,
    -- How many messages its rate limit allowed at that time.
    allowance       double precision not null default 0,
    allowance_at    timestamptz
);

alter table webhook no force row level security;
insert into webhook_health (webhook_id, org_id) select id, org_id from webhook;
alter table webhook force row level security;
call protect('webhook_health');

create function begin_webhook_health() returns trigger
    language plpgsql as
$$
begin
    insert into webhook_health (webhook_id, org_id) values (new.id, new.org_id);
    return null;
end
$$;
create trigger webhook_created after insert on webhook
    for each row execute function begin_webhook_health();

-- The processes that send. One that was not seen for a while is dead, and what it took is taken over.
create table sender (
    id      uuid        primary key,
    seen_at timestamptz not null
);

-- Who has a delivery on its way; null when nobody has.
alter table delivery add column sender uuid;
create index delivery_under_way on delivery (webhook_id) where sender is not null;

-- Ordered endpoints wait for an event until it is over, the others until it was tried.
drop index delivery_untried;
create index delivery_of_stream on delivery (webhook_id, stream, sequence) where state = 'PENDING';
