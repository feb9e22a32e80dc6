-- One message at a time goes to a browser. The others wait until it is settled, and as long as the
-- browser's push service, which failed, is left alone: how many wait makes no difference.
alter table push_subscription
    add column free_at  timestamptz not null default now(),
    -- In a row.
    add column failures int         not null default 0;

-- The column attempts of push_message is the earlier version's; the next release drops it.
drop index push_message_due;
drop index push_message_of_subscription;
create index push_message_next on push_message (subscription_id, due_at, id);
