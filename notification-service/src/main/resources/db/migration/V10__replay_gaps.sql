-- Before that time a tenant's log may lack events, and from then on it has all: what a replay asks.
alter table log_head add column pruned_before timestamptz;

alter table log_head no force row level security;
alter table log_entry no force row level security;
update log_head h set pruned_before = coalesce(
    (select min(e.time) from log_entry e where e.org_id = h.org_id and e.sequence > h.pruned), now())
where pruned > 0;
alter table log_head force row level security;
alter table log_entry force row level security;

-- One replay of a webhook at a time. Of those that were begun at once all but the first end here, and
-- say that they are not whole.
alter table replay no force row level security;
update replay r set done_at = now(), gap = true
where done_at is null and exists (
    select 1 from replay e
    where e.webhook_id = r.webhook_id and e.done_at is null and e.id < r.id);
alter table replay force row level security;
create unique index replay_running_of_webhook on replay (webhook_id) where done_at is null;
