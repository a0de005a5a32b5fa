-- One row for each event, recipient and channel. Its delivery is a task of db-scheduler written in the same transaction.
create table notice.message (
    id bigint generated always as identity primary key,
    key uuid not null default gen_random_uuid(),
    event text not null,
    recipient text not null,
    channel text not null,
    template text not null,
    subject text,
    area text collate "C",
    county text collate "C" generated always as (left(area, 6)) stored,
    town text collate "C" generated always as (left(area, 9)) stored,
    community text collate "C" generated always as (left(area, 12)) stored,
    masked text not null,
    address bytea,
    sealed bytea not null,
    state text not null,
    attempts int not null default 0,
    answer text,
    expires timestamptz,
    next_attempt timestamptz,
    created timestamptz not null,
    changed timestamptz not null,
    unique (event, recipient, channel),
    unique (key)
);
create index message_subject on notice.message (subject, id) where subject is not null;
create index message_state on notice.message (state, id);
create index message_county on notice.message (county, id);
create index message_town on notice.message (town, id);
create index message_community on notice.message (community, id);

-- Each try and what became of it; rows are only added.
create table notice.attempt (
    message bigint not null references notice.message,
    number int not null,
    at timestamptz not null,
    outcome text not null,
    answer text,
    id bigint generated always as identity primary key
);
create index attempt_message on notice.attempt (message, id);

-- Where the demo's messages end instead of on a phone.
create table notice.outbox (
    id bigint generated always as identity primary key,
    key uuid not null unique,
    at timestamptz not null,
    channel text not null,
    masked text not null,
    sealed bytea not null
);

-- Who may be written to in WeChat: the official account or mini program knows a person by an opaque id.
create table notice.wechat_contact (
    person bigint primary key,
    openid bytea not null,
    linked timestamptz not null
);
