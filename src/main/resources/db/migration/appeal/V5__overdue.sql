-- What happened to a matter because its time was up: once for each deadline, whichever node is first.
create table appeal.overdue (
    appeal bigint not null,
    what text not null,
    due_at timestamptz not null,
    at timestamptz not null,
    county text collate "C" not null,
    town text collate "C",
    community text collate "C",
    holder_org bigint,
    primary key (appeal, what, due_at)
);
create index overdue_county on appeal.overdue (county, what, at, appeal);
create index overdue_town on appeal.overdue (town, what, at, appeal);
create index overdue_community on appeal.overdue (community, what, at, appeal);
create index overdue_holder on appeal.overdue (holder_org, what, at, appeal);

-- A wish for more time (延期), decided by the tier above.
create table appeal.extension (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    appeal bigint not null references appeal.appeal,
    round smallint not null,
    county text collate "C" not null,
    place_code text collate "C" not null,
    tier text not null,
    asked_at timestamptz not null,
    asked_by text not null,
    asked_by_name text not null,
    asked_org bigint,
    reason text not null,
    days int not null check (days between 1 and 250),
    due_before timestamptz not null,
    state text not null default 'ASKED' check (state in ('ASKED', 'GRANTED', 'DENIED')),
    decided_at timestamptz,
    decided_by text,
    decided_by_name text,
    decision text not null default '',
    granted_days int,
    due_after timestamptz
);
create unique index extension_one_at_a_time on appeal.extension (appeal) where state = 'ASKED';
create index extension_waiting on appeal.extension (county, tier, id) where state = 'ASKED';
create index extension_appeal on appeal.extension (appeal, id);
