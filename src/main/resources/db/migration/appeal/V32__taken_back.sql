-- Who answered for a matter before it was accepted or signed for in bulk, so that taking it back restores it.
alter table appeal.bulk_item add column responsible bigint;

-- Calls that were drawn for whoever hands over a shift move with it.
alter table appeal.handover_item add column call boolean not null default false;

-- Which open matters were compared with the others, and what was strongly alike; each is compared once.
create table appeal.compared (
    appeal bigint primary key references appeal.appeal,
    at timestamptz not null,
    alike bigint[] not null
);
create index compared_at on appeal.compared (at);
