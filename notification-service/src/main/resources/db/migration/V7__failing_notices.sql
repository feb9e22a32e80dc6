-- What was told of an endpoint that fails: nothing, half of its time is over, most of it is, it is
-- disabled; and the alert that tells so.
alter table webhook_health
    add column told     smallint not null default 0,
    add column alert_id uuid;
create index webhook_health_failing on webhook_health (failing_since)
    where failing_since is not null or told > 0;
