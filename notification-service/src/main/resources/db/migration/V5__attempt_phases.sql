-- What an attempt looked like, and where its time went.
alter table delivery_attempt
    add column webhook_id    uuid,
    add column url           text,
    add column signature     text,
    add column dns_ms        int,
    add column connect_ms    int,
    add column tls_ms        int,
    add column first_byte_ms int;

alter table delivery no force row level security;
alter table delivery_attempt no force row level security;
update delivery_attempt a set webhook_id = d.webhook_id from delivery d where d.id = a.delivery_id;
alter table delivery force row level security;
alter table delivery_attempt force row level security;

create index delivery_attempt_of_webhook on delivery_attempt (webhook_id, started_at);
