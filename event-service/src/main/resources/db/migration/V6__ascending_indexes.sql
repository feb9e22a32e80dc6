-- A file's events mostly come in the order of time. Into an index that ascends they are appended: its
-- pages stay full and Postgres need not search for the place. It is read backwards as fast. Readers go
-- on with the old ones until the new ones are there; loads wait.
create index event_by_time on event (org_id, start_at, id);
create index event_by_contact on event (org_id, contact, start_at);
drop index event_newest;
drop index event_of_contact;
