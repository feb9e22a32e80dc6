-- What an endpoint's owner may change, and what follows from it for the queue.
alter table webhook
    add column metadata   text    not null default '{}',
    -- Messages a second; null is no limit of its own.
    add column rate_limit int,
    -- Whether an event waits until the one before it of the same thing is over.
    add column ordered    boolean not null default false,
    add column version    int     not null default 1,
    -- Encrypted: keys that still sign beside the secret, each with its end.
    add column retired    bytea;
