-- Who wants to be told of which steps, where; the secret signs what is sent.
create table exchange.subscription (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    integration bigint not null,
    url text not null,
    area text collate "C" not null,
    actions text[] not null,
    secret bytea not null,
    failures int not null default 0,
    created_at timestamptz not null,
    disabled_at timestamptz,
    ended_at timestamptz
);

-- One row for each step and subscription, written with the follower's transaction; its sending is a task of db-scheduler.
create table exchange.delivery (
    id bigint generated always as identity primary key,
    key uuid not null default gen_random_uuid() unique,
    subscription bigint not null references exchange.subscription,
    step bigint not null,
    number text not null,
    action text not null,
    body text not null,
    state text not null,
    attempts int not null default 0,
    answer text not null default '',
    next_attempt timestamptz,
    created timestamptz not null,
    changed timestamptz not null,
    unique (subscription, step)
);
create index delivery_newest on exchange.delivery (subscription, id);
create index delivery_waiting on exchange.delivery (subscription, state, id) where state <> 'SENT';
create index delivery_age on exchange.delivery (created);
