-- Up to here a tenant's log may have holes: what is older than the retention goes. Moved before
-- anything is deleted, so that whoever still reads behind it is told of a gap.
alter table log_head add column pruned bigint not null default 0;

-- Pruning asks of each entry whether a webhook still waits for it, and for deliveries that are over.
create index delivery_pending_of_entry on delivery (org_id, sequence) where state = 'PENDING';
create index delivery_done on delivery (done_at) where state <> 'PENDING';
