-- A job is there while its file is scanned; until then nobody may read the file.
alter table job add column file_stored boolean not null default true;
