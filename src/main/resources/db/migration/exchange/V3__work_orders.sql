-- Another system that takes work orders from this one or gives some to it. The integration is what it signs in with here;
-- the organisation of its grant stands for it in the ledger.
create table exchange.peer (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    name text not null,
    url text not null,
    secret bytea not null,
    integration bigint not null,
    organisation bigint not null,
    area text collate "C" not null,
    gives boolean not null,
    takes boolean not null,
    created_at timestamptz not null,
    ended_at timestamptz
);
create unique index peer_integration on exchange.peer (integration) where ended_at is null;
comment on column exchange.peer.gives is 'whether it gives orders to us';
comment on column exchange.peer.takes is 'whether it takes orders from us';

-- One appeal that is known on both sides. The number is the one of the side that gave the order.
create table exchange.work_order (
    id bigint generated always as identity primary key,
    peer bigint not null references exchange.peer,
    direction text not null check (direction in ('IN', 'OUT')),
    number text not null,
    appeal bigint not null,
    appeal_number text not null,
    area text collate "C" not null,
    their_number text not null default '',
    their_state text not null default '',
    told int not null default 0,
    applied int not null default 0,
    opened_at timestamptz not null,
    unique (peer, number),
    unique (appeal, peer)
);
comment on column exchange.work_order.told is 'the sequence of the last event that we made for them';
comment on column exchange.work_order.applied is 'the sequence of the last event of theirs that we took up';
create index work_order_number on exchange.work_order (appeal_number);

-- What we tell them, in order; its sending is a task of db-scheduler.
create table exchange.outgoing (
    id bigint generated always as identity primary key,
    work_order bigint not null references exchange.work_order,
    sequence int not null,
    step bigint not null,
    event text not null,
    body text not null,
    attempts int not null default 0,
    answer text not null default '',
    next_attempt timestamptz,
    created timestamptz not null,
    sent_at timestamptz,
    unique (work_order, sequence),
    unique (work_order, step)
);
create index outgoing_waiting on exchange.outgoing (work_order, sequence) where sent_at is null;
create index outgoing_unsent on exchange.outgoing (created) where sent_at is null;

-- What they told us. It is taken up in their order, whatever the order in which it came.
create table exchange.incoming (
    work_order bigint not null references exchange.work_order,
    sequence int not null,
    event text not null,
    body text not null,
    received timestamptz not null,
    applied_at timestamptz,
    refusal text not null default '',
    settled boolean not null default false,
    primary key (work_order, sequence)
);
create index incoming_waiting on exchange.incoming (received) where applied_at is null;
create index incoming_refused on exchange.incoming (work_order) where refusal <> '' and not settled;
comment on column exchange.incoming.refusal is 'why what they told could not be done here; somebody has to settle it';
