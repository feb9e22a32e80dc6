-- A job is there while its file is scanned; until it is let in nobody may read it.
alter table job add column file_verdict text not null default 'LET_IN';
