-- The address of a reporter, sealed: the standard has it sent, nobody is told it again.
alter table exchange.submission
    add column email bytea,
    add column masked_email text;

-- A picture that a request points to. It is fetched in the background; what could not be fetched says why.
create table exchange.media (
    id bigint generated always as identity primary key,
    token uuid not null unique,
    request_key uuid not null default gen_random_uuid(),
    account bigint not null,
    number text not null,
    url text not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'FETCHED', 'NOT_FETCHED')),
    attempts int not null default 0,
    answer text not null default '',
    next_attempt timestamptz not null,
    created timestamptz not null,
    changed timestamptz not null
);
create index media_number on exchange.media (number);
create index media_waiting on exchange.media (next_attempt) where state = 'WAITING';
