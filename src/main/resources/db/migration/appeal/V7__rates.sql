-- The three rates (三率). One row says what an appeal counts for, one row of sums what a month, community, organisation and kind come
-- to; a follower behind the writers keeps both. Nothing of this is touched by filing.
create table appeal.fact (
    appeal bigint primary key,
    county text collate "C" not null,
    area text collate "C" not null,
    month date not null,
    organisation bigint not null,
    kind text not null,
    valid int not null,
    in_time int not null,
    asked int not null,
    solved int not null,
    rated int not null,
    satisfied int not null,
    second int not null,
    excluded int not null
);
create index fact_month on appeal.fact (county, month, appeal);

create table appeal.rate (
    county text collate "C" not null,
    month date not null,
    area text collate "C" not null,
    organisation bigint not null,
    kind text not null,
    valid bigint not null,
    in_time bigint not null,
    asked bigint not null,
    solved bigint not null,
    rated bigint not null,
    satisfied bigint not null,
    second bigint not null,
    excluded bigint not null,
    primary key (county, month, area, organisation, kind)
);

-- What a rate leaves out, each proposed with a reason and approved by another person.
create table appeal.exclusion (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    appeal bigint not null references appeal.appeal,
    county text collate "C" not null,
    place_code text collate "C" not null,
    figure text not null check (figure in ('ALL', 'RESPONSE', 'SOLVED', 'SATISFIED')),
    reason text not null,
    state text not null default 'PROPOSED' check (state in ('PROPOSED', 'APPROVED', 'DENIED')),
    proposed_at timestamptz not null,
    proposed_by text not null,
    proposed_by_name text not null,
    decided_at timestamptz,
    decided_by_name text not null default '',
    decision text not null default ''
);
create unique index exclusion_one on appeal.exclusion (appeal) where state <> 'DENIED';
create index exclusion_state on appeal.exclusion (county, state, id);
