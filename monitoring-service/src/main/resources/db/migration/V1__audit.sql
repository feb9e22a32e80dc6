-- Who did what: a chain of hashes for every tenant.
create table audit_entry (
    org_id        uuid        not null,
    -- From 1, without gaps.
    sequence      bigint      not null,
    at            timestamptz not null,
    actor         text        not null,
    action        text        not null,
    resource      text        not null,
    outcome       text        not null,
    address       text,
    request_id    text,
    previous_hash text        not null,
    hash          text        not null,
    primary key (org_id, sequence)
);
create index audit_entry_by_time on audit_entry (org_id, at);
create index audit_entry_by_actor on audit_entry (org_id, actor, sequence);
call protect('audit_entry');

-- Where a tenant's chain ends. Locked to append, so that no two entries follow the same one.
create table audit_head (
    org_id   uuid   primary key,
    sequence bigint not null,
    hash     text   not null
);
call protect('audit_head');

-- What was recorded stays as it was recorded.
revoke update, delete on audit_entry from phonelog_monitoring, phonelog_monitoring_background;
revoke delete on audit_head from phonelog_monitoring, phonelog_monitoring_background;
