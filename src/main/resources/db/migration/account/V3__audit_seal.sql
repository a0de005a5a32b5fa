alter table account.audit_entry
    add column address text,
    add column session text;

create index audit_entry_actor on account.audit_entry (actor, id);
create index audit_entry_subject on account.audit_entry (subject, id);
create index audit_entry_at on account.audit_entry using brin (at);

-- Sealed ranges of transactions, each chained to the one before. Ranges touch one another, so whatever is added later
-- falls into a sealed one and is found.
create table account.audit_batch (
    seq bigint primary key,
    from_transaction xid8 not null,
    to_transaction xid8 not null,
    entries integer not null,
    digests bytea not null,
    previous_hash bytea not null,
    hash bytea not null,
    sealed_at timestamptz not null
);
create index audit_batch_range on account.audit_batch (to_transaction);

comment on column account.audit_batch.to_transaction is 'exclusive';
comment on column account.audit_batch.digests is 'for each entry in order its number (8 bytes) and its SM3 (32 bytes)';
comment on column account.audit_batch.hash is 'SM3 over number, range, previous hash and digests';

create function account.refuse_change() returns trigger
language plpgsql as $$
begin
    raise exception 'the audit trail is only ever appended to';
end
$$;

create trigger audit_entry_kept before update or delete on account.audit_entry
    for each row execute function account.refuse_change();
create trigger audit_entry_not_emptied before truncate on account.audit_entry
    for each statement execute function account.refuse_change();
create trigger audit_batch_kept before update or delete on account.audit_batch
    for each row execute function account.refuse_change();
create trigger audit_batch_not_emptied before truncate on account.audit_batch
    for each statement execute function account.refuse_change();
