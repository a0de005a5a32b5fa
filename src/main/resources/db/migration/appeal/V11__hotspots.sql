-- 未诉先办: what many said in one community within a week, as a task of its own with an owner.
create table appeal.hotspot (
    id bigint generated always as identity primary key,
    county text collate "C" not null,
    area text collate "C" not null,
    matter text not null,
    week date not null,
    said int not null,
    usual double precision not null,
    found_at timestamptz not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'ACCEPTED', 'CLOSED')),
    owner bigint,
    owner_name text not null default '',
    accepted_at timestamptz,
    closed_at timestamptz,
    result text not null default '',
    unique (area, matter, week)
);
create index hotspot_newest on appeal.hotspot (county, state, id);

create table appeal.hotspot_entry (
    id bigint generated always as identity primary key,
    hotspot bigint not null references appeal.hotspot,
    request_key uuid not null unique,
    at timestamptz not null,
    actor_name text not null,
    text text not null
);
create index hotspot_entry_of on appeal.hotspot_entry (hotspot, id);
