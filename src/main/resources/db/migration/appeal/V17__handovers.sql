-- Call-backs that somebody promised, and what is handed over at the end of a shift. A hand-over is kept as it was written.
create table appeal.promise (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    appeal bigint not null,
    organisation bigint not null,
    account bigint not null,
    due_at timestamptz not null,
    note text not null,
    made_at timestamptz not null,
    kept_at timestamptz,
    kept_by bigint
);
create index promise_open on appeal.promise (account, due_at) where kept_at is null;
create index promise_appeal on appeal.promise (appeal) where kept_at is null;

create table appeal.handover (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    organisation bigint not null,
    giver bigint not null,
    receiver bigint,
    note text not null,
    at timestamptz not null,
    confirmed_by bigint,
    confirmed_at timestamptz
);
create index handover_of on appeal.handover (organisation, id);
create table appeal.handover_item (
    handover bigint not null references appeal.handover,
    position int not null,
    appeal bigint not null,
    number text not null,
    title text not null,
    state text not null,
    due_at timestamptz not null,
    promise bigint,
    promise_note text,
    primary key (handover, position)
);
