-- When its user last had the right to it. Those there are get the whole time to say so again, and so do
-- those that the earlier version still makes: the next release drops the default.
alter table push_subscription add column confirmed_at timestamptz not null default now();
create index push_subscription_age on push_subscription (confirmed_at);
