-- Files that were sent before.

-- The earliest upload of the same bytes when this one came.
alter table upload add column duplicate_of uuid;
-- The upload whose bytes it has, when it has none of its own.
alter table upload add column content_id uuid references upload;
create index upload_bytes on upload (org_id, sha256) where state in ('SCANNING', 'STORED');
create index upload_links on upload (content_id) where content_id is not null;

-- What the sender of a session may prove possession with, once.
alter table transfer add column challenge bytea;
