-- A browser, and so its endpoint, belongs to whoever subscribed it last.
alter table push_subscription no force row level security;
delete from push_subscription s using push_subscription later
where later.digest = s.digest and later.id > s.id;
alter table push_subscription force row level security;

drop index push_subscription_of_endpoint;
create unique index push_subscription_of_endpoint on push_subscription (digest);
create index push_subscription_of_user on push_subscription (org_id, user_id);

-- Whoever names an endpoint has it from the browser, and may end what another had subscribed there, of
-- another tenant too.
create function named_push_endpoint() returns bytea
    language sql stable
    return decode(nullif(current_setting('phonelog.push_endpoint', true), ''), 'hex');
create policy endpoint_seen on push_subscription for select
    using (digest = (select named_push_endpoint()));
create policy endpoint_ended on push_subscription for delete
    using (digest = (select named_push_endpoint()));
