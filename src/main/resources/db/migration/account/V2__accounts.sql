-- Sign-ins of staff, residents and integrations. A session carries only the account's number and its epoch, so whatever
-- is changed here holds on every node with the next request.
create table account.account (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('STAFF', 'RESIDENT', 'INTEGRATION')),
    username text unique check (username = lower(username)),
    name text not null,
    person bigint unique,
    password text,
    password_changed_at timestamptz,
    must_change_password boolean not null default false,
    second_factor bytea,
    second_factor_used bigint not null default 0,
    epoch integer not null default 0,
    active boolean not null default true,
    version integer not null default 0,
    created_at timestamptz not null,
    last_sign_in_at timestamptz,
    request_key uuid unique,
    check (kind <> 'STAFF' or username is not null)
);
create index account_by_name on account.account (kind, lower(name), id);

comment on column account.account.person is 'the person of the people module behind a resident or a member of staff';
comment on column account.account.second_factor is 'the sealed TOTP secret, null without a second factor';
comment on column account.account.second_factor_used is 'the last time step used, so that a code works once';
comment on column account.account.epoch is 'raised to end every session at once';

-- Who may what: a role at an organisation within an area. Ended, never deleted.
create table account.granted (
    id bigint generated always as identity primary key,
    account bigint not null references account.account,
    role text not null,
    organisation bigint not null,
    area text collate "C" not null,
    given_at timestamptz not null,
    given_by text not null,
    ended_at timestamptz,
    ended_by text
);
create unique index granted_once on account.granted (account, role, organisation, area) where ended_at is null;
create index granted_history on account.granted (account, id);
create index granted_at on account.granted (organisation) where ended_at is null;
create index granted_over on account.granted (area, role) where ended_at is null;

-- Wrong passwords by the name that was typed, known or not, so that a lock says nothing about who exists.
create table account.failure (
    username text primary key,
    failures integer not null,
    at timestamptz not null,
    locked_until timestamptz
);
create index failure_age on account.failure (at);

-- Attempts that count towards a limit: kind is what was tried, who is an address or the keyed index of a phone number.
create table account.attempt (
    id bigint generated always as identity primary key,
    kind text not null,
    who text not null,
    at timestamptz not null
);
create index attempt_recent on account.attempt (kind, who, at);
create index attempt_age on account.attempt (at);

create table account.recovery_code (
    account bigint not null references account.account,
    hash bytea not null,
    used_at timestamptz,
    primary key (account, hash)
);

-- Codes sent to residents; only the newest of a phone number counts.
create table account.sign_in_code (
    phone bytea primary key,
    hash bytea not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    tries integer not null default 0
);

create table account.integration (
    account bigint primary key references account.account,
    token_hash bytea not null unique,
    token_hint text not null,
    permissions text[] not null,
    approved_at timestamptz,
    approved_by text,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    last_used_at timestamptz
);
