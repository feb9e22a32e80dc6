-- What a person should know of. It outlives the log's entry, so it has its own copy of the data.
create table notification (
    id        uuid        primary key,
    org_id    uuid        not null,
    -- A user's subject, or @admins for whoever runs the tenant.
    recipient text        not null,
    event_id  text        not null,
    type      text        not null,
    time      timestamptz not null,
    data      text        not null
);
create unique index notification_of_event on notification (org_id, recipient, event_id);
create index notification_newest on notification (org_id, recipient, id desc);
create index notification_age on notification (time);
call protect('notification');

create table notification_read (
    org_id          uuid        not null,
    notification_id uuid        not null references notification on delete cascade,
    user_id         text        not null,
    read_at         timestamptz not null,
    primary key (notification_id, user_id)
);
call protect('notification_read');

create table notification_preference (
    org_id      uuid  not null,
    user_id     text  not null,
    preferences jsonb not null,
    primary key (org_id, user_id)
);
call protect('notification_preference');

-- A browser that wants to be woken.
create table push_subscription (
    id         uuid        primary key,
    org_id     uuid        not null,
    user_id    text        not null,
    -- Whether its user ran the tenant when subscribing.
    admin      boolean     not null,
    -- Which way it is reached.
    channel    text        not null,
    -- Of the endpoint, which itself is encrypted: who knows it can spam the browser.
    digest     bytea       not null,
    sealed     bytea       not null,
    key_id     text        not null,
    created_at timestamptz not null
);
create unique index push_subscription_of_endpoint on push_subscription (org_id, user_id, digest);
call protect('push_subscription');

-- A notification on its way to a browser; gone when it is there, or will never be.
create table push_message (
    id              uuid        primary key,
    org_id          uuid        not null,
    subscription_id uuid        not null references push_subscription on delete cascade,
    notification_id uuid        not null references notification on delete cascade,
    attempts        int         not null default 0,
    -- Counts the senders that took it. Who took it longer ago decides nothing any more.
    claim           int         not null default 0,
    due_at          timestamptz not null,
    created_at      timestamptz not null default now()
);
create index push_message_due on push_message (due_at);
create index push_message_of_subscription on push_message (subscription_id);
create index push_message_of_notification on push_message (notification_id);
call protect('push_message');

create function notify_push() returns trigger
    language plpgsql as
$$
begin
    perform pg_notify(tg_table_schema || '_push', '')
    from added limit 1;
    return null;
end
$$;
create trigger push_message_added after insert on push_message
    referencing new table as added
    for each statement execute function notify_push();
