-- Whose thing an event is about, for the stream of one user.
alter table log_entry add column owner text;
create index log_entry_of_owner on log_entry (org_id, owner, sequence) where owner is not null;
