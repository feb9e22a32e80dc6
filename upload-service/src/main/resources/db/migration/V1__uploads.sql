create table upload (
    id              uuid        primary key,
    org_id          uuid        not null,
    filename        text        not null,
    state           text        not null,
    size            bigint,
    sha256          text,
    detected_format text,
    content_type    text,
    scan            text        not null,
    options         text        not null,
    job_id          uuid,
    ending          text,
    -- Under this id the object store keeps parts that are no file yet.
    storage_id      text,
    -- Whether bytes may lie in the object store that belong to no stored file.
    residue         boolean     not null,
    heartbeat_at    timestamptz not null,
    created_at      timestamptz not null,
    created_by      text        not null,
    ended_at        timestamptz,
    version         int         not null default 0
);
-- Ids sort by the time they were made.
create index upload_newest on upload (org_id, id desc);
create index upload_alive on upload (heartbeat_at) where state = 'RECEIVING';
create index upload_residue on upload (id) where residue;
call protect('upload');
