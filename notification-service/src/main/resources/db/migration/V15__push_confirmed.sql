-- When its user last had the right to it. Those there are get the whole time to say so again.
alter table push_subscription add column confirmed_at timestamptz not null default now();
alter table push_subscription alter column confirmed_at drop default;
create index push_subscription_age on push_subscription (confirmed_at);
