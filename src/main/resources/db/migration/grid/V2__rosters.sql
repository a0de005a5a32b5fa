-- Who answers in a grid, a ten-household unit or a zone, from when till when. Nothing is deleted: what is over has an end.
-- Whoever answers is named on plates, so the name is kept readable; the person's own number stays sealed with people, and
-- contact is a number that was given to be public.
create table grid.answerable (
    id bigint generated always as identity primary key,
    duty text not null check (duty in ('PARTY_GROUP', 'GRID_WORKER', 'UNIT_HEAD', 'ZONE_LEAD')),
    grid bigint references grid.grid,
    unit bigint references grid.unit,
    zone bigint references grid.zone,
    person bigint not null,
    account bigint,
    name text not null check (length(name) between 1 and 20),
    contact text not null default '' check (length(contact) <= 20),
    body text not null default '' check (length(body) <= 60),
    full_time boolean not null default true,
    since timestamptz not null,
    until timestamptz,
    request_key uuid unique,
    import bigint,
    check (num_nonnulls(grid, unit, zone) = 1),
    check ((duty in ('PARTY_GROUP', 'GRID_WORKER')) = (grid is not null)),
    check ((duty = 'UNIT_HEAD') = (unit is not null)),
    check (until is null or until >= since)
);
comment on column grid.answerable.body is 'what the person leads: the name of the party group';
comment on column grid.answerable.account is 'the sign-in of a member of staff';
create unique index answerable_head on grid.answerable (unit) where until is null and unit is not null;
create unique index answerable_lead on grid.answerable (zone) where until is null and zone is not null;
create unique index answerable_party_group on grid.answerable (grid) where until is null and duty = 'PARTY_GROUP';
create unique index answerable_worker_once on grid.answerable (grid, person) where until is null and duty = 'GRID_WORKER';
create index answerable_in_grid on grid.answerable (grid, since) where grid is not null;
create index answerable_in_unit on grid.answerable (unit, since) where unit is not null;
create index answerable_in_zone on grid.answerable (zone, since) where zone is not null;
create index answerable_person on grid.answerable (person) where until is null;
create index answerable_account on grid.answerable (account) where until is null and account is not null;
create index answerable_import on grid.answerable (import) where import is not null;

-- What a county wishes of its rosters.
create table grid.roster_setting (
    county text collate "C" primary key check (county ~ '^\d{6}$'),
    vacant_days int not null default 7 check (vacant_days between 1 and 90),
    tells_of_appeals boolean not null default false
);

-- A page about a grid or a zone that anybody opens by a token which cannot be guessed; a withdrawn one opens nothing.
create table grid.plate (
    token text collate "C" primary key,
    grid bigint references grid.grid,
    zone bigint references grid.zone,
    issued_at timestamptz not null,
    withdrawn_at timestamptz,
    check (num_nonnulls(grid, zone) = 1)
);
create unique index plate_of_grid on grid.plate (grid) where withdrawn_at is null and grid is not null;
create unique index plate_of_zone on grid.plate (zone) where withdrawn_at is null and zone is not null;

-- A short notice that heads of ten households carry from door to door, and which doors were reached.
create table grid.relay (
    id bigint generated always as identity primary key,
    community text collate "C" not null,
    title text not null check (length(title) between 1 and 40),
    text text not null check (length(text) between 1 and 500),
    actor text not null,
    actor_name text not null,
    at timestamptz not null,
    ended_at timestamptz,
    request_key uuid not null unique
);
create index relay_in_community on grid.relay (community, id desc);

create table grid.relay_door (
    relay bigint not null references grid.relay,
    door text collate "C" not null,
    grid bigint not null references grid.grid,
    unit bigint references grid.unit,
    told_at timestamptz,
    told_by text,
    primary key (relay, door)
);
create index relay_door_of_unit on grid.relay_door (unit, relay) where unit is not null;
create index relay_door_of_grid on grid.relay_door (grid, relay);

-- Sheets of names: looked through, written, taken back. Numbers are sealed here too.
create table grid.roster_import (
    id bigint generated always as identity primary key,
    state text not null check (state in ('PREPARED', 'CONFIRMED', 'UNDONE')),
    file_name text not null,
    actor text not null,
    area text collate "C" not null,
    uploaded_at timestamptz not null,
    rows_new int not null,
    rows_changed int not null,
    rows_same int not null,
    rows_wrong int not null,
    confirmed_at timestamptz,
    undone_at timestamptz
);
create index roster_import_latest on grid.roster_import (actor, id desc);

create table grid.roster_import_row (
    import bigint not null references grid.roster_import,
    number int not null,
    state text not null check (state in ('NEW', 'CHANGED', 'SAME', 'WRONG')),
    reason text,
    duty text not null,
    community text not null,
    part text not null,
    name text not null,
    phone_sealed bytea,
    masked_phone text not null,
    contact text not null,
    body text not null,
    full_time boolean not null,
    ground bigint,
    before_name text not null default '',
    primary key (import, number)
);
create index roster_import_row_state on grid.roster_import_row (import, state, number);

-- Whom an imported row replaced, so that taking it back can put that person back.
create table grid.roster_import_ended (
    import bigint not null references grid.roster_import,
    answerable bigint not null references grid.answerable,
    primary key (import, answerable)
);
