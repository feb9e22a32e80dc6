create table api_key (
    id          uuid        primary key,
    org_id      uuid        not null,
    name        text        not null,
    -- SHA-256 of the secret; the secret itself is nowhere.
    hash        text        not null,
    permissions text        not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    expires_at  timestamptz,
    revoked_at  timestamptz,
    revoked_by  text
);
create index api_key_newest on api_key (org_id, id desc);
call protect('api_key');
-- A key that was given out stays on record.
revoke delete on api_key from phonelog_monitoring, phonelog_monitoring_background;
